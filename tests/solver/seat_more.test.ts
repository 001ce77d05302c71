import { expect, test } from "vitest";
import { resolveSettings } from "../../src/domain/settings.ts";
import { minutes } from "../../src/domain/units.ts";
import { clustersOf, exactPlan, isLegalCluster } from "../../src/solver/exact/model.ts";
import { exactModelOf } from "../../src/solver/exact/model_of.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { seatMore } from "../../src/solver/seat_more.ts";
import { readSolvable } from "../../src/solver/solvable.ts";
import { flatArea } from "./made_areas.ts";

test("twelve schools on a line go into three clusters of four though the plan before is one place off", () => {
  // Neighbours are 5 minutes apart, 6 on a school day: only four in a row keep a limit of 18 minutes.
  const area = flatArea(Array.from({ length: 12 }, (_, i) => [5 * i, 0] as const));
  const settings = resolveSettings({
    ceilingMinutes: minutes(18),
    minSchools: 3,
    maxSchools: 4,
  });
  const { problem } = readSolvable(area, settings, DEFAULT_PROPOSE_OPTIONS);
  const model = exactModelOf(problem, "travel", 3);
  const off = exactPlan(model, Int32Array.of(-1, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2));
  expect(off.unplaced).toBe(1);
  const plans = [...seatMore(model, off, 1)];
  const last = plans.at(-1) ?? off;
  expect(clustersOf(last.clusterOf)).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ]);
  for (const { clusterOf } of plans) {
    expect(clustersOf(clusterOf).every((members) => isLegalCluster(model, members))).toBe(true);
  }
});
