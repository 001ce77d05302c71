import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { pricedProblem } from "../price_tables.ts";
import type { Excluded, Problem } from "../problem.ts";
import { readProblem } from "../problem.ts";
import type { ReleasedTie } from "../proposal.ts";
import { regroupProblem } from "../regroup.ts";
import type { Wishes } from "../wishes.ts";
import { Contraction } from "./contraction.ts";
import { keepTies } from "./ties.ts";

/** A problem that follows the wishes about who takes part and with whom. */
export interface WishedProblem {
  readonly problem: Problem;
  /** Schools that must be placed and cannot be judged. */
  readonly excluded: readonly Excluded[];
  readonly releasedTies: readonly ReleasedTie[];
}

/**
 * The problem of an area's schools that take part. Schools kept together are one candidate; schools kept apart, and a
 * locked cluster and every other school, may not share a cluster. A candidate must be placed when one of its schools must.
 */
export function readWishedProblem(
  area: Area,
  settings: JudgingSettings,
  wishes: Wishes,
): WishedProblem {
  const leftOut = new Set(wishes.leaveOut);
  const optional = new Set(wishes.mayJoin);
  const { problem, excluded } = readProblem(area, settings, (urn) => !leftOut.has(urn));
  const contraction = new Contraction(problem);
  const priced = pricedProblem(area, problem, wishes.priced ?? []);
  const apart = apartTable(priced, wishes, contraction);
  const mustPlace = Uint8Array.from(problem.candidates, ({ urn }) => (optional.has(urn) ? 0 : 1));
  const single: Problem = { ...priced, ...apart, mustPlace };
  for (const urns of [...wishes.locked, ...wishes.keepTogether]) contraction.join(urns);
  const releasedTies = keepTies(area, wishes.keepTies, single, contraction);
  const sets = contraction.sets();
  const isPlain = sets.every((set) => set.length === 1);
  return {
    problem: isPlain ? single : regroupProblem(single, sets),
    excluded: excluded.filter(({ urn }) => !optional.has(urn)),
    releasedTies,
  };
}

function apartTable(
  problem: Problem,
  wishes: Wishes,
  contraction: Contraction,
): Pick<Problem, "allowed" | "partners"> {
  const { size } = problem;
  if (wishes.keepApart.length === 0 && wishes.locked.length === 0) return problem;
  const allowed = problem.allowed.slice();
  const part = (a: number, b: number) => {
    allowed[a * size + b] = 0;
    allowed[b * size + a] = 0;
  };
  for (const urns of wishes.keepApart) {
    const rows = contraction.rowsOf(urns);
    for (const a of rows) for (const b of rows) if (a !== b) part(a, b);
  }
  for (const urns of wishes.locked) {
    const inside = new Set(contraction.rowsOf(urns));
    for (const a of inside) {
      for (let b = 0; b < size; b++) if (!inside.has(b)) part(a, b);
    }
  }
  const partners = problem.partners.map((list, a) =>
    list.filter((b) => allowed[a * size + b] === 1),
  );
  return { allowed, partners };
}
