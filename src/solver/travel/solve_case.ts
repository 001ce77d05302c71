import { brokenTriples } from "../kernels/travel_cuts.ts";
import type { LegalDuals } from "./bound.ts";
import type { Pauses, PricedBranch } from "./column_generation.ts";
import { generateColumns } from "./column_generation.ts";
import type { Duals, TravelMaster, Triple } from "./master.ts";
import type { OpenCase, TravelWork } from "./work.ts";

/** What pricing and cutting a case may do. */
export interface CaseLimits {
  /** Rounds of cuts. */
  readonly rounds: number;
  /** A round must close this share of the gap, or the next two must, for cutting to go on. */
  readonly leastProgress: number;
}

/** A triple broken by less is not worth a cut. */
const LEAST_EXCESS = 0.02;
const CUTS_A_ROUND = 40;
const CUTS_AN_ITEM = 5;
const PATIENCE = 3;

/**
 * Prices and cuts `open` until no plan of it can be better than the best, nothing is left to cut, or the limits are
 * reached; its duals are the best proved. Returns whether it was left in peace to the end.
 */
export function* solveCase(
  work: TravelWork,
  open: OpenCase,
  priced: PricedBranch,
  start: Duals | null,
  limits: CaseLimits,
): Pauses<boolean> {
  const { master } = work;
  master.setBranch(open.branch);
  let duals: Duals | null = start;
  let stalled = 0;
  for (let round = 0; ; round++) {
    const before = open.legal?.bound ?? Number.NEGATIVE_INFINITY;
    const report = (legal: LegalDuals) => {
      if (open.legal === null || legal.bound > open.legal.bound) open.legal = legal;
    };
    const generated = yield* generateColumns(master, priced, {
      start: duals,
      cutoff: work.cutoff,
      secondsLeft: () => work.secondsLeft,
      report,
    });
    if (!generated.isComplete) return false;
    work.considerSolution();
    const bound = open.legal?.bound ?? Number.NEGATIVE_INFINITY;
    const gap = work.plan.total - before;
    stalled = bound - before < limits.leastProgress * gap ? stalled + 1 : 0;
    if (bound >= work.cutoff || round >= limits.rounds || stalled >= PATIENCE) return true;
    const triples = nextCuts(master);
    if (triples.length === 0) return true;
    master.addCuts(triples);
    duals = generated.best?.duals ?? duals;
  }
}

/** The most broken triples of the master's solution, not too many of one item. */
function nextCuts(master: TravelMaster): readonly Triple[] {
  const { shares } = master;
  const clusters = {
    members: master.columns.slice(0, shares.length).map(({ members }) => members),
    shares,
  };
  const used = new Uint16Array(master.model.size);
  const chosen: Triple[] = [];
  for (const { triple } of brokenTriples(master.model.size, clusters, LEAST_EXCESS)) {
    if (chosen.length === CUTS_A_ROUND) break;
    if (triple.some((item) => (used[item] ?? 0) >= CUTS_AN_ITEM)) continue;
    for (const item of triple) used[item] = (used[item] ?? 0) + 1;
    chosen.push(triple);
  }
  return chosen;
}
