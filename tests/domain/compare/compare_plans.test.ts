import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePlans } from "../../../src/domain/compare/compare_plans.ts";
import type { Difference, Figures } from "../../../src/domain/compare/difference.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { Urn } from "../../../src/domain/school.ts";
import { customSpeed, namedSpeed } from "../../../src/domain/speed.ts";
import { minutes } from "../../../src/domain/units.ts";
import { areas, FIXED_SEED, plansOf } from "../../support/arbitraries.ts";
import { areaOf, evenArea, planOf, schoolOf, settingsOf } from "../../support/builders.ts";

/** Six schools on a road, ten minutes from one to the next. */
const ROAD = areaOf({
  schools: ["1", "2", "3", "4", "5", "6"].map((urn, i) =>
    schoolOf(urn, {
      pupils: { value: 60 + 40 * i, asAt: null },
      religiousCharacter: i < 4 ? "Does not apply" : "Church of England",
    }),
  ),
  seconds: [0, 1, 2, 3, 4, 5].map((from) =>
    [0, 1, 2, 3, 4, 5].map((to) => 600 * Math.abs(from - to)),
  ),
});
const SETTINGS = settingsOf({ ceilingMinutes: 25 });
const TWO = planOf([
  ["1", "2", "6"],
  ["3", "4", "5"],
]);
const MENDED = planOf([
  ["1", "2"],
  ["3", "4", "5", "6"],
]);

const cases = areas(8).chain((area) =>
  fc.record({ area: fc.constant(area), before: plansOf(area), after: plansOf(area) }),
);

function clusterOf(plan: Plan, urn: Urn): readonly string[] {
  return plan.clusters.filter(({ schools }) => schools.includes(urn)).map(({ id }) => id);
}

describe("comparing two plans", () => {
  it("of a worked example: Fenhallow leaves a cluster that it made 50 minutes wide for one that it makes 30", () => {
    const difference = comparePlans(ROAD, TWO, MENDED, SETTINGS);
    expect(difference.moved).toEqual([
      {
        school: "6",
        from: ["1"],
        to: ["2"],
        // 50 + 40 minutes to schools 1 and 2; 10 + 20 + 30 to schools 5, 4 and 3.
        travelBefore: 5400,
        travelAfter: 3600,
        inWorstBefore: true,
        inWorstAfter: true,
      },
    ]);
    const [first, second] = difference.clusters;
    expect([first?.change, first?.left, first?.arrived]).toEqual(["changed", ["6"], []]);
    expect([second?.change, second?.left, second?.arrived]).toEqual(["changed", [], ["6"]]);
    expect(first?.before?.figures.worst).toMatchObject({ from: "1", to: "6", seconds: 3000 });
    expect(first?.after?.figures.worst).toMatchObject({ from: "1", to: "2", seconds: 600 });
    expect(second?.before?.figures.worst?.seconds).toBe(1200);
    expect(second?.after?.figures.worst).toMatchObject({ from: "3", to: "6", seconds: 1800 });
    expect([first?.before?.figures.travel, second?.after?.figures.travel]).toEqual([6000, 6000]);
    // 10 + 40 + 50 and 10 + 10 + 20; then 10, and 10 + 10 + 10 + 20 + 20 + 30 minutes.
    expect([difference.before.travel, difference.after.travel]).toEqual([8400, 6600]);
    // Schools 1 and 2 to 6, both ways; 3 to 6, both ways.
    expect(difference.before.verdicts).toMatchObject({ within: 1, over: 1 });
    expect(difference.after.verdicts).toMatchObject({ within: 1, over: 1 });
    expect(second?.after?.figures.kinds).toMatchObject({ community: 2, "church-of-england": 2 });
    expect(second?.after?.figures.sizes).toMatchObject({
      "111-149": 1,
      "150-209": 1,
      "210-or-more": 2,
    });
    expect(second?.after?.figures.pupils).toBe(140 + 180 + 220 + 260);
    expect([difference.before.mixedClusters, difference.after.mixedClusters]).toEqual([2, 1]);
    expect(difference.placed).toEqual({ both: 6, onlyBefore: 0, onlyAfter: 0 });
  });

  it("tells clusters that are new and gone, and schools that are placed and left out", () => {
    const before = planOf([["1", "2"], ["3"]]);
    const after: Plan = {
      ...before,
      clusters: [
        ...planOf([["1", "2"]]).clusters,
        { id: "9", name: "Far end", schools: ["5", "6"] },
      ],
    };
    const difference = comparePlans(ROAD, before, after, SETTINGS);
    expect(
      difference.clusters.map(({ change, before: was, after: is }) => [change, was?.id, is?.id]),
    ).toEqual([
      ["same", "1", "1"],
      ["new", undefined, "9"],
      ["gone", "2", undefined],
    ]);
    expect(difference.moved.map(({ school, from, to }) => [school, from, to])).toEqual([
      ["3", ["2"], []],
      ["5", [], ["9"]],
      ["6", [], ["9"]],
    ]);
    expect([difference.before.unassigned, difference.after.unassigned]).toEqual([3, 2]);
    expect(difference.placed).toEqual({ both: 2, onlyBefore: 1, onlyAfter: 2 });
  });

  it("counts a cluster as mixed where community schools are with schools of any faith", () => {
    const faiths = ["Does not apply", "Church of England", "Roman Catholic"];
    const area = evenArea(3, 60, (urn) => ({
      religiousCharacter: faiths[Number(urn) - 1] ?? null,
    }));
    const mixed = (schools: readonly Urn[]) =>
      comparePlans(area, planOf([]), planOf([schools]), SETTINGS).after.mixedClusters;
    expect([mixed(["1", "2"]), mixed(["1", "3"]), mixed(["2", "3"]), mixed(["1"])]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it("of a plan with itself finds nothing, also when its clusters are called otherwise and stand in another order", () => {
    fc.assert(
      fc.property(cases, ({ area, before }) => {
        const clusters = before.clusters
          .map((cluster) => ({ ...cluster, name: `Renamed ${cluster.id}` }))
          .reverse();
        for (const same of [before, { ...before, clusters }]) {
          const difference = comparePlans(area, before, same, SETTINGS);
          expect(difference.moved).toEqual([]);
          expect(difference.clusters.filter(({ change }) => change !== "same")).toEqual([]);
          expect(rounded(difference.after)).toEqual(rounded(difference.before));
        }
      }),
      FIXED_SEED,
    );
  });

  it("the other way about is its mirror", () => {
    fc.assert(
      fc.property(cases, ({ area, before, after }) => {
        const there = comparePlans(area, before, after, SETTINGS);
        const back = comparePlans(area, after, before, SETTINGS);
        expect(inOrder(mirrored(back))).toEqual(inOrder(there));
      }),
      FIXED_SEED,
    );
  });

  it("finds what a reader of both lists finds", () => {
    fc.assert(
      fc.property(cases, ({ area, before, after }) => {
        const difference = comparePlans(area, before, after, SETTINGS);
        const became = new Map(
          difference.clusters.map((known) => [known.before?.id ?? "-", known.after?.id ?? "gone"]),
        );
        const urns = [...area.schools.map(({ urn }) => urn), "999"];
        const moved = urns.filter((urn) => {
          const was = clusterOf(before, urn).map((id) => became.get(id));
          const is = clusterOf(after, urn);
          return was.length !== is.length || was.some((id) => !is.includes(id ?? "gone"));
        });
        expect(difference.moved.map(({ school }) => school)).toEqual(moved);
        for (const { school, from, to } of difference.moved) {
          expect([from, to]).toEqual([clusterOf(before, school), clusterOf(after, school)]);
        }
        for (const known of difference.clusters) {
          const had = before.clusters.find(({ id }) => id === known.before?.id)?.schools ?? [];
          const has = after.clusters.find(({ id }) => id === known.after?.id)?.schools ?? [];
          expect([...known.arrived]).toEqual(has.filter((urn) => !had.includes(urn)));
          expect([...known.left]).toEqual(had.filter((urn) => !has.includes(urn)));
        }
        const placed = (plan: Plan) => urns.filter((urn) => clusterOf(plan, urn).length > 0);
        const both = placed(before).filter((urn) => placed(after).includes(urn)).length;
        expect(difference.placed).toEqual({
          both,
          onlyBefore: placed(before).length - both,
          onlyAfter: placed(after).length - both,
        });
      }),
      FIXED_SEED,
    );
  });

  it("gives the figures that the judgement's own pairs and issues give", () => {
    fc.assert(
      fc.property(cases, ({ area, before, after }) => {
        const difference = comparePlans(area, before, after, SETTINGS);
        const judgement = judgePlan(area, after, SETTINGS);
        const times = judgement.clusters.flatMap(({ pairs }) => pairs.map((pair) => pair.seconds));
        expect(difference.after.worst?.seconds ?? -1).toBe(Math.max(-1, ...times));
        const travel = times.reduce((sum, seconds) => sum + seconds, 0) / 2;
        if (Number.isFinite(travel)) expect(difference.after.travel).toBeCloseTo(travel, 6);
        else expect(difference.after.travel).toBe(Number.POSITIVE_INFINITY);
        const errors = judgement.issues.filter(({ severity }) => severity === "error");
        expect(difference.after.problems).toBe(errors.length);
        expect(difference.after.warnings).toBe(judgement.issues.length - errors.length);
        const placed = area.schools.filter(({ urn }) => clusterOf(after, urn).length > 0);
        expect(difference.after.pupils).toBe(
          placed.reduce((sum, { pupils }) => sum + (pupils?.value ?? 0), 0),
        );
        const verdicts = Object.values(difference.after.verdicts);
        expect(verdicts.reduce((sum, count) => sum + count, 0)).toBe(after.clusters.length);
      }),
      FIXED_SEED,
    );
  });
});

describe("plans that are unlike one another", () => {
  const area = evenArea(4, 600);
  const kindsOf = (before: Plan, after: Plan, settings = settingsOf()) =>
    comparePlans(area, before, after, settings).unlike.map(({ kind, side, refuses }) => [
      kind,
      side,
      refuses,
    ]);
  const own = (plan: Plan): Plan => ({ ...plan, settings: { speed: namedSpeed("free-flow") } });
  const plan = own(planOf([["1", "2"]]));

  it("are none where both were made for this area at this speed and limit", () => {
    expect(kindsOf(plan, own(planOf([["1"]])))).toEqual([]);
  });

  it("are refused where none of the schools is here, and named where some are not", () => {
    expect(kindsOf(own(planOf([["91", "92"]])), plan)).toEqual([
      ["no-school-here", "before", true],
    ]);
    const { unlike } = comparePlans(area, plan, own(planOf([["1", "92", "91"]])), settingsOf());
    expect(unlike).toEqual([
      { kind: "schools-not-here", side: "after", refuses: false, schools: ["91", "92"] },
    ]);
  });

  it("are told of another area, another list of schools, other times, another speed and another limit", () => {
    expect(kindsOf({ ...plan, area: "elsewhere" }, plan)).toEqual([
      ["other-area", "before", false],
    ]);
    expect(kindsOf(plan, { ...plan, settings: { speed: customSpeed(1.3) } })).toEqual([
      ["speed", "after", false],
    ]);
    expect(
      kindsOf(plan, { ...plan, settings: { ...plan.settings, ceilingMinutes: minutes(30) } }),
    ).toEqual([["ceiling", "after", false]]);
    const madeOn = (schoolHash: string, kind: "osrm" | "estimate"): Plan => ({
      ...plan,
      driveTimes: { kind, schoolHash, provenance: null },
    });
    const hashed = { ...area, driveTimes: { ...area.driveTimes, schoolHash: "b" } };
    const { unlike } = comparePlans(
      hashed,
      madeOn("a", "osrm"),
      madeOn("b", "estimate"),
      settingsOf(),
    );
    expect(unlike).toEqual([
      { kind: "school-list", side: "before", refuses: false },
      { kind: "drive-times", side: "after", refuses: false, own: "estimate", judged: "osrm" },
    ]);
  });
});

/** Sums are added in the order of the clusters, and so differ in their last digits. */
function rounded(figures: Figures): Figures {
  const { travel } = figures;
  return Number.isFinite(travel)
    ? { ...figures, travel: Math.round(travel * 1e6) as never }
    : figures;
}

function mirrored(difference: Difference): Difference {
  const { before, after, clusters, moved, unlike, placed } = difference;
  return {
    before: after,
    after: before,
    placed: { both: placed.both, onlyBefore: placed.onlyAfter, onlyAfter: placed.onlyBefore },
    unlike: unlike.map((known) => ({
      ...known,
      side: known.side === "before" ? "after" : "before",
    })),
    clusters: clusters.map((known) => ({
      change: known.change === "new" ? "gone" : known.change === "gone" ? "new" : known.change,
      before: known.after,
      after: known.before,
      arrived: known.left,
      left: known.arrived,
    })),
    moved: moved.map((known) => ({
      school: known.school,
      from: known.to,
      to: known.from,
      travelBefore: known.travelAfter,
      travelAfter: known.travelBefore,
      inWorstBefore: known.inWorstAfter,
      inWorstAfter: known.inWorstBefore,
    })),
  };
}

/** The lists that follow the plan after, in an order of their own. */
function inOrder(difference: Difference): Difference {
  const sorted = <Item>(items: readonly Item[]) =>
    [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...difference,
    clusters: sorted(difference.clusters),
    unlike: sorted(difference.unlike),
  };
}
