import { NOTHING_SELECTED } from "../../src/app/state.ts";
import { commit, preview, redo, startHistory, undo, undoDepth } from "../../src/domain/history.ts";
import type { Plan } from "../../src/domain/plan.ts";
import { planOfStrips, randomArea } from "../../tests/support/builders.ts";
import { heldBytes } from "../../tests/support/heap.ts";
import { randomEdits } from "../../tests/support/random_edits.ts";
import type { EditingRow } from "./row.ts";

const STEPS = 10_000;
/** Copies of whole plans are kept for so many steps; the rest is reckoned. */
const COPIED_STEPS = 500;

/** Memory and milliseconds of 10,000 random steps, all of them undone and done again, beside copies of the whole plan. */
export async function historyRows(): Promise<readonly EditingRow[]> {
  return [280, 2_000].flatMap((schools) => rowsOf(schools));
}

function rowsOf(schools: number): readonly EditingRow[] {
  const area = randomArea(1, { schools });
  const plan = planOfStrips(area, 5);
  const edit = randomEdits(
    1,
    area.schools.map(({ urn }) => urn),
  );
  const before = heldBytes();
  const started = performance.now();
  let history = startHistory(plan, "Opened", NOTHING_SELECTED);
  while (undoDepth(history) < STEPS) {
    history = commit(preview(history, edit), "Moved a school", NOTHING_SELECTED);
  }
  const made = performance.now();
  const megabytes = (heldBytes() - before) / 1e6;
  const resumed = performance.now();
  while (undoDepth(history) > 0) history = undo(history);
  const isSame = history.present.value === plan;
  while (history.future !== null) history = redo(history);
  const walked = performance.now() - resumed;
  const copied = copiedMegabytes(plan, edit);
  const among = `among ${schools.toLocaleString("en-GB")} schools`;
  return [
    {
      what: `${STEPS.toLocaleString("en-GB")} steps ${among}, held`,
      ours: `${megabytes.toFixed(1)} MB`,
      goal: schools === 280 ? "under 50 MB" : "none",
      baseline: `copies of the whole plan: ${copied.toFixed(0)} MB`,
      isMissed: schools === 280 && megabytes >= 50,
    },
    {
      what: `a step ${among}`,
      ours: `${((made - started) / STEPS).toFixed(4)} ms, undone or done again ${(walked / STEPS / 2).toFixed(5)} ms`,
      goal: "all undone give back the very same plan",
      baseline: isSame ? "they do" : "they do not",
      isMissed: !isSame,
    },
  ];
}

function copiedMegabytes(plan: Plan, edit: (plan: Plan) => Plan): number {
  const before = heldBytes();
  const copies = [plan];
  while (copies.length < COPIED_STEPS) copies.push(structuredClone(edit(copies.at(-1) ?? plan)));
  const megabytes = (heldBytes() - before) / 1e6;
  return (megabytes / copies.length) * STEPS;
}
