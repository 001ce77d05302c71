import { describe, expect, it } from "vitest";
import {
  joinBorderSchool,
  takeOutBorderSchool,
} from "../../../src/domain/edits/join_border_school.ts";
import { areaOfPlan, withBorderSchools } from "../../../src/domain/joined_area.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import { namedSpeed } from "../../../src/domain/speed.ts";
import { minutes } from "../../../src/domain/units.ts";
import { evenArea, planOf, schoolOf, settingsOf } from "../../support/builders.ts";

const over = schoolOf("900", { location: [-0.9, 53], laName: "Rutland" });
const area = evenArea(3, 600);
const plan = planOf([["1", "2"], ["3"]]);

describe("joining a school over the border", () => {
  it("puts it into a cluster, or a new one, and remembers its facts once", () => {
    const joined = joinBorderSchool(over, "1")(plan);
    expect(joined.clusters.map(({ schools }) => schools)).toEqual([["1", "2", "900"], ["3"]]);
    expect(joined.borderSchools).toEqual([over]);
    const alone = joinBorderSchool(over, null)(joined);
    expect(alone.clusters.map(({ schools }) => schools)).toEqual([["1", "2"], ["3"], ["900"]]);
    expect(alone.borderSchools).toEqual([over]);
  });

  it("counts it in the cluster's roll, and its pairs as estimated; nobody asks for a cluster for it", () => {
    const joined = joinBorderSchool(over, "1")(plan);
    const judged = judgePlan(areaOfPlan(area, joined), joined, settingsOf());
    expect(judged.clusters.map(({ pupils, estimated }) => [pupils, estimated])).toEqual([
      [300, 2],
      [100, 0],
    ]);
    const without = { ...joined, clusters: plan.clusters };
    expect(judgePlan(areaOfPlan(area, without), without, settingsOf()).unassigned).toEqual([]);
  });

  it("leaves a school that the area has as it is", () => {
    const own = schoolOf("2", { name: "Told otherwise" });
    expect(withBorderSchools(area, [own])).toBe(area);
    const joined = withBorderSchools(area, [own, over]);
    expect(joined.schools.map(({ urn }) => urn)).toEqual(["1", "2", "3", "900"]);
    expect([...(joined.borderSchools ?? [])]).toEqual(["900"]);
    expect(withBorderSchools(joined, [over])).toBe(joined);
  });
});

describe("taking a school over the border out again", () => {
  it("gives back the very plan, without its lock, its known times and the rules about it", () => {
    const time = {
      from: "1",
      to: "900",
      minutes: minutes(12),
      speed: namedSpeed("peak"),
      reason: "",
      role: "Headteacher",
      date: "2026-01-01",
    };
    const joined: Plan = {
      ...joinBorderSchool(over, "1")(plan),
      lockedSchools: ["900"],
      knownTimes: [time],
      rules: { keepTogether: [["1", "900"]], keepApart: [], mayJoin: ["900"], leaveOut: [] },
    };
    expect(takeOutBorderSchool("900")(joined)).toEqual(plan);
    expect(takeOutBorderSchool("900")(plan)).toBe(plan);
  });
});
