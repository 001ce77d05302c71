import { describe, expect, it } from "vitest";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import { minutes } from "../../../src/domain/units.ts";
import { planWithCount } from "../../../src/solver/curve/neighbour_plan.ts";
import type { ExactModel } from "../../../src/solver/exact/model.ts";
import { clustersOf, isLegalCluster, planOfClusters } from "../../../src/solver/exact/model.ts";
import { exactModelOf } from "../../../src/solver/exact/model_of.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { readSolvable } from "../../../src/solver/solvable.ts";
import { flatArea } from "../made_areas.ts";

/** Twelve schools round a small circle: all drives are short. Clusters have 3 to 8 schools. */
function twelveSchools(): ExactModel {
  const places = Array.from({ length: 12 }, (_, at) => {
    const turn = (2 * Math.PI * at) / 12;
    return [20 + 4 * Math.cos(turn), 20 + 4 * Math.sin(turn)] as const;
  });
  const resolved = resolveSettings({ ceilingMinutes: minutes(45) }, {}, PROPOSAL_BOUNDS);
  const settings = { ...resolved, bounds: { ...resolved.bounds, minSchools: 3, maxSchools: 8 } };
  const { problem } = readSolvable(flatArea(places), settings, DEFAULT_PROPOSE_OPTIONS);
  return exactModelOf(problem, "travel", null);
}

const inRow = (of: number) =>
  Array.from({ length: 12 / of }, (_, cluster) =>
    Array.from({ length: of }, (_, at) => cluster * of + at),
  );

const sizes = (plan: { readonly clusterOf: Int32Array } | null) =>
  clustersOf(plan?.clusterOf ?? new Int32Array()).map(({ length }) => length);

describe("a plan of another number of clusters", () => {
  const model = twelveSchools();

  it("has a new cluster of one school of each, where no cluster of four can be split in two legal ones", () => {
    const plan = planWithCount(model, planOfClusters(model, inRow(4)), 4);
    expect(plan?.unplaced).toBe(0);
    expect(sizes(plan)).toEqual([3, 3, 3, 3]);
    for (const members of clustersOf(plan?.clusterOf ?? new Int32Array())) {
      expect(isLegalCluster(model, members)).toBe(true);
    }
  });

  it("gives up a cluster of three to the others rather than merging two, where that is less travel", () => {
    const from = planOfClusters(model, inRow(3));
    const merged = planOfClusters(model, [
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8],
      [9, 10, 11],
    ]);
    const plan = planWithCount(model, from, 3);
    expect(plan?.unplaced).toBe(0);
    expect(plan?.total).toBeLessThan(merged.total);
    expect(Math.max(...sizes(plan))).toBeLessThanOrEqual(5);
  });
});
