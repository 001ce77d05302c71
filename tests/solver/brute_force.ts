import type { Area } from "../../src/domain/area.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import type { ProposeOptions } from "../../src/solver/proposal.ts";
import type { PlainArea } from "./naive_check.ts";
import { isLegalCluster, naiveValue, plainArea } from "./naive_check.ts";

/** The best that any partition reaches: schools left out, clusters made and the objective; `null` when none is allowed. */
export interface BestPartition {
  readonly unplaced: number;
  readonly clusters: number;
  readonly value: number;
}

/**
 * The best partition of an area of at most nine schools, found by trying every one. A free count of clusters comes
 * after the schools left out and before the objective: the nearest to the count that "auto" aims at.
 */
export function bestPartition(
  area: Area,
  settings: JudgingSettings,
  options: ProposeOptions,
): BestPartition | null {
  const plain = plainArea(area, settings);
  const target = automaticTarget(plain, settings, options.targetSchools);
  let best: BestPartition | null = null;
  let bestRank: readonly number[] = [];
  for (const clusters of legalPartitions(plain, settings)) {
    const placed = clusters.reduce((sum, members) => sum + members.length, 0);
    const unplaced = area.schools.length - placed;
    if (options.clusters !== "auto" && clusters.length !== options.clusters) continue;
    if (clusters.length === 0) continue;
    const value = naiveValue(plain, options.objective, clusters);
    const free = options.objective !== "fewest" && options.clusters === "auto";
    const rank = [unplaced, free ? Math.abs(clusters.length - target) : 0, value];
    if (best === null || isLess(rank, bestRank)) {
      best = { unplaced, clusters: clusters.length, value };
      bestRank = rank;
    }
  }
  return best;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-9);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}

function automaticTarget(
  plain: PlainArea,
  settings: JudgingSettings,
  targetSchools: number,
): number {
  const count = plain.urns.length;
  const placeable = new Set<number>();
  for (let subset = 1; subset < 1 << count; subset++) {
    const members = [...Array(count).keys()].filter((row) => (subset >> row) & 1);
    if (isLegalCluster(plain, settings, members)) for (const row of members) placeable.add(row);
  }
  const { minSchools, maxSchools } = settings.bounds;
  const least = Math.ceil(placeable.size / (maxSchools ?? Number.POSITIVE_INFINITY));
  const most = Math.floor(placeable.size / (minSchools ?? 1));
  return Math.max(least, Math.min(most, Math.round(placeable.size / targetSchools)));
}

/** Every set of legal clusters, each school in at most one. The arrays are used again: copy what is kept. */
export function* legalPartitions(
  plain: PlainArea,
  settings: JudgingSettings,
): Generator<number[][]> {
  const clusters: number[][] = [];
  function* place(row: number): Generator<number[][]> {
    if (row === plain.urns.length) {
      if (clusters.every((members) => isLegalCluster(plain, settings, members))) yield clusters;
      return;
    }
    yield* place(row + 1);
    for (const members of [...clusters]) {
      members.push(row);
      yield* place(row + 1);
      members.pop();
    }
    clusters.push([row]);
    yield* place(row + 1);
    clusters.pop();
  }
  yield* place(0);
}
