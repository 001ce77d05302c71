import type { ExactModel, ExactPlan } from "./exact/model.ts";
import { exactPlan } from "./exact/model.ts";
import { createHostProblem } from "./host/host_problem.ts";
import { HostSearch } from "./kernels/host_search.ts";
import { STREAMS, seededRandom, streamSeed } from "./random.ts";

/** Cycles of the search at the most. */
const CYCLES = 3;
/** Rebuilds between two steps: some milliseconds. */
const SLICE = 100;

/**
 * Steps towards a plan of as many clusters as `from` that leaves out fewer schools, each with the best so far: by the search for hosts, in
 * which clusters may be too large or too small on the way. Where nearly every seat is taken, a search among legal plans
 * alone does not come from one to the next. Ends when every school is placed, or after a fixed number of rebuilds.
 */
export function* seatMore(
  model: ExactModel,
  from: ExactPlan,
  seed: number,
): Generator<ExactPlan, void> {
  const random = seededRandom(streamSeed(seed, STREAMS + 1));
  const search = new HostSearch(createHostProblem(model), from.clusterOf, random);
  const rebuilds = CYCLES * search.cycle;
  let best = from;
  for (let made = 0; made < rebuilds && best.unplaced > 0; made += SLICE) {
    search.advance(SLICE);
    const found = search.best;
    if (found !== null) {
      const plan = exactPlan(model, found.slotOf);
      if (plan.unplaced < best.unplaced) best = plan;
    }
    yield best;
  }
}
