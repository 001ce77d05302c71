/** Whether keys that are pressed on `target` are text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      "input:not([type=radio], [type=checkbox], [type=range]), textarea, [contenteditable]",
    )
  );
}

/** Whether keys that are pressed on `target` go to it: as text, or in a list as the first letter of what is chosen. */
export function takesLetters(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof HTMLElement && target.matches("select"));
}

/** Whether a dialog is in front of the page. */
export function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
