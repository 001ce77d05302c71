/** Whether the screen is a phone's, where one pane is in front at a time. */
export function isNarrow(): boolean {
  return globalThis.matchMedia?.("(max-width: 760px)").matches ?? false;
}
