import fc from "fast-check";
import { expect, test } from "vitest";
import { moveSchool } from "../../src/domain/edits/move_school.ts";
import type { History } from "../../src/domain/history.ts";
import {
  cancel,
  commit,
  preview,
  redo,
  redoDepth,
  shownValue,
  startHistory,
  undo,
  undoDepth,
} from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { FIXED_SEED } from "../support/arbitraries.ts";
import { planOf } from "../support/builders.ts";
import { seededRandom } from "../support/random.ts";

type Counter = History<number, string>;

const STEPS: Readonly<Record<string, (history: Counter) => Counter>> = {
  previewOne: (history) => preview(history, (value) => value + 1),
  previewNothing: (history) => preview(history, (value) => value),
  commit: (history) => commit(history, "Count", "here"),
  cancel: (history) => cancel(history),
  undo: (history) => undo(history),
  redo: (history) => redo(history),
};

const histories: fc.Arbitrary<Counter> = fc
  .array(fc.constantFrom(...Object.values(STEPS)), { maxLength: 60 })
  .map((steps) =>
    steps.reduce((history, step) => step(history), startHistory(0, "Start", "nowhere") as Counter),
  );

test("undo after redo, and redo after undo, come back to the same history", () => {
  fc.assert(
    fc.property(histories, (made) => {
      const history = cancel(made);
      if (history.past !== null) expect(redo(undo(history))).toEqual(history);
      if (history.future !== null) expect(undo(redo(history))).toEqual(history);
    }),
    FIXED_SEED,
  );
});

test("cancelling a gesture restores what was there, however many previews it had", () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 9 }), (made, previews) => {
      const before = cancel(made);
      let history = before;
      for (let i = 0; i < previews; i++) history = preview(history, (value) => value + 10 + i);
      expect(shownValue(history)).toBe(before.present.value + 9 + previews);
      expect(cancel(history)).toEqual(before);
      expect(undo(history)).toEqual(before);
    }),
    FIXED_SEED,
  );
});

test("a gesture of many previews is one step", () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 9 }), (made, previews) => {
      let history = cancel(made);
      const depth = undoDepth(history);
      const value = history.present.value;
      for (let i = 1; i <= previews; i++) history = preview(history, (now) => now + i);
      history = commit(history, "Drag", "there");
      expect(undoDepth(history)).toBe(depth + 1);
      expect(redoDepth(history)).toBe(0);
      expect(undo(history).present.value).toBe(value);
    }),
    FIXED_SEED,
  );
});

test("committing a plan that is the same is no step, and keeps what can be redone", () => {
  fc.assert(
    fc.property(histories, (made) => {
      const before = cancel(made);
      expect(commit(preview(before, asItIs), "Nothing", "here")).toEqual(before);
    }),
    FIXED_SEED,
  );
});

const asItIs = (value: number): number => value;

test("20,500 moves of schools are all undone and redone, one at a time, sharing the clusters that they leave alone", () => {
  const random = seededRandom(11);
  const urns = Array.from({ length: 280 }, (_, i) => String(i));
  const start = planOf(Array.from({ length: 56 }, (_, c) => urns.slice(c * 5, c * 5 + 5)));
  let history: History<Plan, null> = startHistory<Plan, null>(start, "Start", null);
  const draw = (count: number) => Math.floor(random() * count);
  while (undoDepth(history) < 20_500) {
    const edit = moveSchool(urns[draw(280)] ?? "0", String(1 + draw(56)));
    history = commit(preview(history, edit), "Move", null);
  }
  const end = history.present.value;
  const before = undo(history).present.value;
  const shared = end.clusters.filter((cluster, i) => cluster === before.clusters[i]);
  expect(shared.length).toBe(54);
  while (history.past !== null) history = undo(history);
  expect(history.present.value).toBe(start);
  expect(redoDepth(history)).toBe(20_500);
  while (history.future !== null) history = redo(history);
  expect(history.present.value).toBe(end);
});
