import { expect, test } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { redoDepth, stepsOf, undoDepth } from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { openFakeApp } from "../app/fake_app.ts";
import { FIXED_SEED } from "../support/arbitraries.ts";
import { planOfStrips, randomArea } from "../support/builders.ts";
import { heldBytes } from "../support/heap.ts";
import { randomEdits } from "../support/random_edits.ts";

const AREA = randomArea(1, { schools: 280 });
const URNS = AREA.schools.map(({ urn }) => urn);
const PLAN = planOfStrips(AREA, 5);

async function opened() {
  const { store } = await openFakeApp({ area: AREA, example: PLAN });
  const depths = () => {
    const { history } = store.getState();
    return history === null ? [] : [undoDepth(history), redoDepth(history)];
  };
  const plan = () => selectPlan(store.getState());
  return { store, depths, plan };
}

test("10,000 random steps over 280 schools take less than 50 MB, and all undone give back the very same plan", async () => {
  const { store, depths, plan } = await opened();
  const start = plan();
  const written = JSON.stringify(start);
  const edit = randomEdits(FIXED_SEED.seed, URNS);
  const before = heldBytes();
  while ((depths()[0] ?? 0) < 10_000) store.getState().edit(edit, "Edit");
  const held = heldBytes() - before;
  const end = JSON.stringify(plan());
  expect(held / 1e6).toBeLessThan(50);
  for (let step = 0; step < 10_000; step++) store.getState().undo();
  expect(plan()).toBe(start);
  expect(JSON.stringify(plan())).toBe(written);
  expect(depths()).toEqual([0, 10_000]);
  for (let step = 0; step < 10_000; step++) store.getState().redo();
  expect(JSON.stringify(plan())).toBe(end);
});

test("25,000 steps can all be gone back to, each named, and the list jumps to any of them", async () => {
  const { store, depths, plan } = await opened();
  const edit = randomEdits(FIXED_SEED.seed + 1, URNS);
  const plans: (Plan | null)[] = [plan()];
  while ((depths()[0] ?? 0) < 25_000) {
    store.getState().edit(edit, `Step ${plans.length}`);
    if (plan() !== plans.at(-1)) plans.push(plan());
  }
  const { history } = store.getState();
  if (history === null) throw new Error("No area is open.");
  const steps = stepsOf(history);
  expect(steps.length).toBe(25_001);
  expect(steps.slice(1).every(({ label }, i) => label === `Step ${i + 1}`)).toBe(true);
  expect(steps.map(({ value }) => value)).toEqual(plans);
  for (const place of [24_999, 3, 0, 17_000, 25_000]) {
    store.getState().jumpTo(place);
    expect(plan()).toBe(plans[place]);
    expect(depths()).toEqual([place, 25_000 - place]);
  }
  store.getState().jumpTo(99_999);
  expect(depths()).toEqual([25_000, 0]);
});
