/** One key or combination, as the help lists it. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
  readonly where: string;
  /** Without Ctrl, Cmd or Alt: such keys can be turned off (WCAG 2.2, 2.1.4). */
  readonly isSingle: boolean;
}

const ANYWHERE = "Anywhere but in a box to type in";

/** Every key that does something beyond what browsers give to buttons, lists and boxes. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["Ctrl+Z", "⌘Z"], does: "Undo", where: ANYWHERE, isSingle: false },
  {
    keys: ["Ctrl+Shift+Z", "Ctrl+Y", "⌘⇧Z"],
    does: "Redo",
    where: ANYWHERE,
    isSingle: false,
  },
  { keys: ["B"], does: "Show the plan before, while it is held", where: ANYWHERE, isSingle: true },
  { keys: ["N"], does: "Go to the next problem", where: ANYWHERE, isSingle: true },
  { keys: ["Shift+N"], does: "Go to the problem before", where: ANYWHERE, isSingle: true },
  { keys: ["?"], does: "Show this help", where: ANYWHERE, isSingle: true },
  {
    keys: ["Shift+Space"],
    does: "Pick all schools from the one ticked last to this",
    where: "On a school’s tick, in the table or the list",
    isSingle: false,
  },
  {
    keys: ["Escape"],
    does: "Put away what is shown before it is done",
    where: "In the bar of picked schools, or in a dialog",
    isSingle: false,
  },
];
