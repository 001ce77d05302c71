/** A point in the history of `T`: the value, what was done to reach it, and what to select when it is returned to. */
export interface Step<T, S> {
  readonly value: T;
  readonly label: string;
  readonly selection: S;
}

/**
 * Undo history of immutable values. `past` and `future` are linked lists, so a step costs O(1) whatever the depth,
 * and values share whatever their edits did not change. `staged` is a gesture in progress: shown, but not yet a step.
 */
export interface History<T, S> {
  readonly present: Step<T, S>;
  readonly past: Trail<T, S> | null;
  readonly future: Trail<T, S> | null;
  readonly staged: T | null;
}

export interface Trail<T, S> {
  readonly step: Step<T, S>;
  readonly rest: Trail<T, S> | null;
  readonly length: number;
}

/** A history that holds only `value`. */
export function startHistory<T, S>(value: T, label: string, selection: S): History<T, S> {
  return { present: { value, label, selection }, past: null, future: null, staged: null };
}

/** The value on show: the staged one during a gesture, else the present. */
export function shownValue<T, S>(history: History<T, S>): T {
  return history.staged ?? history.present.value;
}

/** `history` with `edit` applied to the present and shown, replacing whatever was staged. Not a step. */
export function preview<T, S>(history: History<T, S>, edit: (value: T) => T): History<T, S> {
  return { ...history, staged: edit(history.present.value) };
}

/** `history` with the staged value made one step named `label`; unchanged when nothing differs. */
export function commit<T, S>(history: History<T, S>, label: string, selection: S): History<T, S> {
  const staged = history.staged;
  if (staged === null || staged === history.present.value) return cancel(history);
  return {
    present: { value: staged, label, selection },
    past: extend(history.present, history.past),
    future: null,
    staged: null,
  };
}

/** `history` with its present value changed but no step more: what belongs to the last step is undone and redone with it. */
export function amend<T, S>(history: History<T, S>, change: (value: T) => T): History<T, S> {
  return {
    ...cancel(history),
    present: { ...history.present, value: change(history.present.value) },
  };
}

/** `history` without its staged value. */
export function cancel<T, S>(history: History<T, S>): History<T, S> {
  return history.staged === null ? history : { ...history, staged: null };
}

/** `history` one step earlier, with any gesture cancelled first; only the gesture goes when there is one. */
export function undo<T, S>(history: History<T, S>): History<T, S> {
  if (history.staged !== null) return cancel(history);
  if (history.past === null) return history;
  return {
    present: history.past.step,
    past: history.past.rest,
    future: extend(history.present, history.future),
    staged: null,
  };
}

/** `history` one step later; unchanged when there is none, or during a gesture. */
export function redo<T, S>(history: History<T, S>): History<T, S> {
  if (history.staged !== null || history.future === null) return history;
  return {
    present: history.future.step,
    past: extend(history.present, history.past),
    future: history.future.rest,
    staged: null,
  };
}

/** `history` at the step that `depth` others lead to, with any gesture cancelled first; the nearest there is. O(steps gone over). */
export function jumpTo<T, S>(history: History<T, S>, depth: number): History<T, S> {
  let reached = cancel(history);
  while (undoDepth(reached) > depth && reached.past !== null) reached = undo(reached);
  while (undoDepth(reached) < depth && reached.future !== null) reached = redo(reached);
  return reached;
}

/** Every step of `history`, the first one first: those before the present, the present, those that can be redone. */
export function stepsOf<T, S>(history: History<T, S>): readonly Step<T, S>[] {
  const before = trailSteps(history.past).reverse();
  return [...before, history.present, ...trailSteps(history.future)];
}

/** How many steps can be undone. */
export function undoDepth<T, S>(history: History<T, S>): number {
  return history.past?.length ?? 0;
}

/** How many steps can be redone. */
export function redoDepth<T, S>(history: History<T, S>): number {
  return history.future?.length ?? 0;
}

function trailSteps<T, S>(trail: Trail<T, S> | null): Step<T, S>[] {
  const steps: Step<T, S>[] = [];
  for (let rest = trail; rest !== null; rest = rest.rest) steps.push(rest.step);
  return steps;
}

function extend<T, S>(step: Step<T, S>, rest: Trail<T, S> | null): Trail<T, S> {
  return { step, rest, length: (rest?.length ?? 0) + 1 };
}
