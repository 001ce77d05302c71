import { objectiveOf } from "../assemble.ts";
import type { DiverseAim } from "../kernels/diverse_walk.ts";
import { DiverseWalk } from "../kernels/diverse_walk.ts";
import { seededRandom, streamSeed } from "../random.ts";
import type { Pauses } from "../travel/column_generation.ts";
import { slotDifference } from "./slot_difference.ts";

/** What a search for different plans is asked for, beside those that it is to differ from. */
export interface DiverseTask extends Omit<DiverseAim, "earlier"> {
  /** How many plans, the first among them. */
  readonly count: number;
  readonly seed: number;
  readonly secondsLeft: () => number;
}

/** Moves for each school of the walk that finds a plan first, and of one that moves it away from the others afterwards. */
const FIRST_MOVES = 2500;
const LATER_MOVES = 4500;

/** Moves of one walk: growing with the pairs of schools, then with the schools. */
function movesFor(size: number, perSchool: number): number {
  return Math.min(4_000_000, perSchool * size, 100 * size * size + 20_000);
}

/** Moves between two looks at the clock: a few milliseconds. */
const SLICE = 2000;
/** Rounds in which each plan but the first may be replaced by one farther from the others. */
const ROUNDS = 1;

/** Plans so far, the first of them given, and the share of the work that is done. */
export interface DiverseState {
  readonly plans: readonly Int32Array[];
  readonly share: number;
  /** Judged seconds that one pair more of difference from the first plan costs about; `null` before that is known. */
  readonly secondsPerPair: number | null;
}

/**
 * Plans as far from each other as walks find them: each next one far from all before it (the greedy choice of Gonzalez
 * 1985, by a walk in place of a list), then each in turn moved away from all others where that makes the least
 * difference greater. Tells every new set of plans; the same for the same seed, as long as no plan has to be found in its
 * share of the time that is left.
 */
export function* diverseSearch(
  task: DiverseTask,
  first: Int32Array,
  tell: (state: DiverseState) => void,
): Pauses<readonly Int32Array[]> {
  const walks = (task.count - 1) * (1 + ROUNDS);
  let plans: readonly Int32Array[] = [first];
  let walked = 0;
  let secondsPerPair: number | null = null;
  const walkFrom = function* (
    earlier: readonly Int32Array[],
    perSchool: number,
    endsAtLeft: number,
  ): Pauses<Int32Array | null> {
    const random = seededRandom(streamSeed(task.seed, 100 + walked));
    const aim = { ...task, earlier };
    const walk = new DiverseWalk(aim, first, movesFor(first.length, perSchool), random);
    const moves = walk.left;
    while (walk.left > 0 && task.secondsLeft() >= endsAtLeft) {
      walk.advance(SLICE);
      tell({ plans, share: (walked + 1 - walk.left / moves) / walks, secondsPerPair });
      if (!(yield)) break;
    }
    walked++;
    secondsPerPair ??= 1 / walk.price;
    const { best } = walk;
    return best === null || objectiveOf(task.problem, task.kind, best) > task.most ? null : best;
  };
  while (plans.length < task.count) {
    const left = task.count - plans.length;
    const found = yield* walkFrom(plans, FIRST_MOVES, task.secondsLeft() * (1 - 1 / left));
    if (found === null || isAmong(task, plans, found)) break;
    plans = [...plans, found];
    tell({ plans, share: walked / walks, secondsPerPair });
    if (!(yield)) return plans;
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 1; at < plans.length; at++) {
      const others = plans.filter((_, other) => other !== at);
      const found = yield* walkFrom(others, LATER_MOVES, 0);
      if (found !== null && leastTo(task, others, found) > leastTo(task, others, plans[at])) {
        plans = plans.map((plan, other) => (other === at ? found : plan));
      }
      tell({ plans, share: walked / walks, secondsPerPair });
      if (!(yield)) return plans;
    }
  }
  return plans;
}

function isAmong(task: DiverseTask, plans: readonly Int32Array[], plan: Int32Array): boolean {
  return leastTo(task, plans, plan) === 0;
}

function leastTo(
  { problem }: DiverseTask,
  plans: readonly Int32Array[],
  plan: Int32Array | undefined,
): number {
  if (plan === undefined) return 0;
  return Math.min(...plans.map((other) => slotDifference(problem, other, plan)));
}
