/** One key or combination, as the help lists it. */
export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
  readonly where: string;
  /** Without Ctrl, Cmd or Alt: such keys can be turned off (WCAG 2.2, 2.1.4). */
  readonly isSingle: boolean;
}

const OVER_MAP = "While the map is on show, anywhere but in a box to type in";
const IN_HAND = "While a tool is in hand, anywhere but in a box to type in";
const PEN = "On “Draw on the map with keys”, reached with Tab while a tool is in hand";

/** A key of the tools over the map that works by itself. */
function toolKey(keys: readonly string[], does: string, where = OVER_MAP): Shortcut {
  return { keys, does, where, isSingle: true };
}

/** A key that does something only where it is listed. */
function ownKey(keys: readonly string[], does: string, where: string): Shortcut {
  return { keys, does, where, isSingle: false };
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
  { keys: ["V"], does: "Present the plan to a room", where: ANYWHERE, isSingle: true },
  {
    keys: ["H"],
    does: "Hide the tests of changes to schools, or show them again",
    where: ANYWHERE,
    isSingle: true,
  },
  {
    keys: ["→", "←", "Page Down", "Page Up", "Home", "End"],
    does: "Show the next slide, the one before, the first or the last",
    where: "While presenting",
    isSingle: false,
  },
  {
    keys: ["0 to 9"],
    does: "Show the slide of the cluster with this number, after Enter",
    where: "While presenting",
    isSingle: true,
  },
  { keys: ["F"], does: "Fill the screen, or not", where: "While presenting", isSingle: true },
  { keys: ["?"], does: "Show this help", where: ANYWHERE, isSingle: true },
  toolKey(["S", "M", "P"], "Take Select, Move or the brush in hand"),
  toolKey(["R", "L", "G"], "Take Rectangle, Lasso or Polygon in hand"),
  toolKey(["E"], "Take the brush to put schools into no cluster"),
  toolKey(["X"], "Take only schools that are not in a cluster, or from anywhere again"),
  toolKey(["Q"], "Lock or unlock the selected cluster"),
  toolKey(["Shift+Q"], "Lock or unlock the selected school"),
  toolKey(["1", "2", "12"], "Put schools into the cluster with that number", IN_HAND),
  toolKey(["K"], "Put schools into the cluster under the pen", IN_HAND),
  toolKey(["[", "]"], "Make the brush smaller or larger", IN_HAND),
  ownKey(["Enter"], "Close the polygon, or put down what is in hand", IN_HAND),
  ownKey(["Backspace"], "Take back the polygon’s last corner", IN_HAND),
  ownKey(["Escape"], "Cancel what is being drawn", "While a tool is in hand"),
  ownKey(["Space and drag"], "Move the map; the middle button does too", IN_HAND),
  ownKey(["← → ↑ ↓"], "Move the pen; finely with Shift", PEN),
  ownKey([".", ","], "Bring the pen to the next school by name, or the one before", PEN),
  ownKey(["Space"], "Put the pen down, and lift it: schools are taken as with the mouse", PEN),
  ownKey(
    ["Shift+Space"],
    "Pick all schools from the one ticked last to this",
    "On a school’s tick, in the table or the list",
  ),
  ownKey(
    ["Escape"],
    "Put away what is shown before it is done",
    "In the bar of picked schools, in a dialog, or while presenting",
  ),
];
