import { describe, expect, it } from "vitest";
import { replaceClusters } from "../../../src/domain/edits/replace_clusters.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import { totalTravel } from "../../../src/domain/total_travel.ts";
import { keystonesOf, possibleMerges } from "../../../src/domain/why/keystones.ts";
import { evenArea, planOf, planOfStrips, randomArea, settingsOf } from "../../support/builders.ts";

describe("the schools that a cluster stands on", () => {
  it("are all of a cluster of the least size, and none of a larger one", () => {
    const plan = planOf([
      ["1", "2"],
      ["3", "4", "5"],
    ]);
    const settings = settingsOf({ bounds: { minSchools: 2 } });
    const area = evenArea(5, 600);
    expect(keystonesOf(area, judgePlan(area, plan, settings))).toEqual([
      { school: "1", cluster: "1", schoolsLeft: 1, pupilsLeft: 100 },
      { school: "2", cluster: "1", schoolsLeft: 1, pupilsLeft: 100 },
    ]);
  });

  it("are those whose pupils it cannot spare", () => {
    const area = evenArea(3, 600, (urn) =>
      urn === "1" ? { pupils: { value: 300, asAt: "2026-01-15" } } : {},
    );
    const settings = settingsOf({ bounds: { minPupils: 350 } });
    const found = keystonesOf(area, judgePlan(area, planOf([["1", "2", "3"]]), settings));
    expect(found).toEqual([{ school: "1", cluster: "1", schoolsLeft: 2, pupilsLeft: 200 }]);
  });

  it("are not sought in a cluster that is too small already", () => {
    const area = evenArea(2, 600);
    const settings = settingsOf({ bounds: { minSchools: 3 } });
    expect(keystonesOf(area, judgePlan(area, planOf([["1", "2"]]), settings))).toEqual([]);
  });
});

describe("the clusters that could be one", () => {
  it("are every pair whose merging leaves a sound plan, with what it adds to travel", () => {
    let merges = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const area = randomArea(seed, { schools: 12, asymmetry: 0.3, unreachableShare: 0.02 });
      const plan = planOfStrips(area, 3);
      const settings = settingsOf({
        ceilingMinutes: 75,
        bounds: { maxSchools: 6, maxPupils: 1600 },
      });
      const judgement = judgePlan(area, plan, settings);
      const found = new Map(
        possibleMerges(area, judgement).map((merge) => [merge.clusters.join(), merge]),
      );
      for (const [place, one] of plan.clusters.entries()) {
        for (const other of plan.clusters.slice(place + 1)) {
          const whole = { ...one, schools: [...one.schools, ...other.schools] };
          const alone = judgePlan(area, replaceClusters([whole])(plan), settings);
          const isSound = !alone.issues.some(({ rule }) => rule !== "unassigned");
          const merge = found.get(`${one.id},${other.id}`);
          expect(merge !== undefined).toBe(isSound);
          if (merge === undefined) continue;
          merges++;
          const apart = judgePlan(area, replaceClusters([one, other])(plan), settings);
          expect(merge.change).toBeCloseTo(totalTravel(alone) - totalTravel(apart), 6);
          expect(merge.worst.seconds).toBe(alone.clusters[0]?.worst?.seconds);
        }
      }
    }
    expect(merges).toBeGreaterThan(10);
  });

  it("leave locked clusters alone", () => {
    const area = evenArea(2, 600);
    const plan = planOf([["1"], ["2"]], { locked: true });
    expect(possibleMerges(area, judgePlan(area, plan, settingsOf()))).toEqual([]);
  });
});
