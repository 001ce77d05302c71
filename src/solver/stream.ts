import type { Cooling } from "./kernels/anneal.ts";
import { anneal } from "./kernels/anneal.ts";
import type { Penalties } from "./kernels/clustering.ts";
import { Clustering } from "./kernels/clustering.ts";
import type { Aim } from "./kernels/incumbent.ts";
import { Incumbent } from "./kernels/incumbent.ts";
import { fillFromLabels } from "./kernels/repair.ts";
import type { Problem } from "./problem.ts";
import { schoolsToPlace } from "./problem.ts";
import type { ObjectiveKind } from "./proposal.ts";
import type { Random } from "./random.ts";

/** One seeded line of search over one problem: it cools over `moves` moves, a slice at a time. */
export interface Stream {
  readonly incumbent: Incumbent;
  /** Moves still to make. */
  readonly left: number;
  /** Makes up to `moves` of the moves left. */
  advance(moves: number): void;
}

/** What a stream searches for. */
export interface StreamSettings {
  readonly kind: ObjectiveKind;
  readonly aim: Aim;
  readonly moves: number;
}

/** A stream that starts from `labels`, repaired to the rules. */
export function startStream(
  problem: Problem,
  settings: StreamSettings,
  labels: Int32Array,
  random: Random,
): Stream {
  const unit = settings.kind === "fewest" ? 1 : typicalCost(problem);
  const clustering = new Clustering(problem, settings.kind, penaltiesOf(problem, settings, unit));
  fillFromLabels(clustering, labels);
  const incumbent = new Incumbent(problem.size, schoolsToPlace(problem), settings.aim);
  incumbent.consider(clustering);
  const { from, to } = coolingOf(settings.kind, unit);
  let done = 0;
  return {
    incumbent,
    get left() {
      return settings.moves - done;
    },
    advance(moves) {
      const wanted = Math.min(moves, settings.moves - done);
      const temperature = from * (to / from) ** (done / settings.moves);
      clustering.refresh();
      anneal(clustering, incumbent, temperature, wanted, random);
      done += wanted;
    },
  };
}

/** Measured on 280 schools: hot enough to leave a bad start, cold enough at the end to settle. */
function coolingOf(kind: ObjectiveKind, unit: number): Cooling {
  switch (kind) {
    case "fewest":
      return { from: 3, to: 0.3 };
    case "travel":
      return { from: 0.8 * unit, to: 0.03 * unit };
    case "host":
      return { from: 0.5 * unit, to: 0.015 * unit };
  }
}

/** A school unplaced costs more than any one school's travel; a wrong count comes below or above it as the aim says. */
function penaltiesOf(problem: Problem, settings: StreamSettings, unit: number): Penalties {
  const { target, countFirst } = settings.aim;
  const cluster = Math.min(problem.limits.maxSchools, problem.size);
  const unplaced = settings.kind === "fewest" ? 4 * cluster + 4 : 20 * unit * Math.min(cluster, 12);
  const count = countFirst ? 4 * unplaced : 0.6 * unplaced;
  return { unplaced, shortfall: 1.5 * unplaced, count, target };
}

/** Mean judged seconds from a school to its five nearest partners; at least 1, so that penalties in its terms are felt. */
function typicalCost(problem: Problem): number {
  let sum = 0;
  let pairs = 0;
  problem.partners.forEach((partners, school) => {
    for (const partner of partners.subarray(0, 5)) {
      sum += problem.cost[school * problem.size + partner] ?? 0;
      pairs++;
    }
  });
  return pairs === 0 ? 1 : Math.max(1, sum / pairs);
}
