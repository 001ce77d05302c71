/** Whether keys that are pressed on `target` are text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=radio], [type=checkbox]), textarea, [contenteditable]")
  );
}

/** Whether a dialog is in front of the page. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
