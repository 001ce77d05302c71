import { assert as check, constantFrom, integer, property, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assignment, AssignRules } from "../../../src/domain/assign/assignment.ts";
import { assign } from "../../../src/domain/assign/assignment.ts";
import { setLocked } from "../../../src/domain/edits/set_locked.ts";
import { askOracle } from "../../support/ask_oracle.ts";
import {
  areaOf,
  planOf,
  planOfStrips,
  randomArea,
  schoolOf,
  settingsOf,
} from "../../support/builders.ts";

/** Schools A to E on a road, 20 min from one to the next; the limit is 45 min. */
const area = areaOf({
  schools: ["A", "B", "C", "D", "E"].map((urn) => schoolOf(urn)),
  seconds: [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => Math.abs(i - j) * 1200)),
});
const plan = planOf([["A"], ["C", "D"]]);
const settings = settingsOf({});
const rules = (change: Partial<AssignRules> = {}): AssignRules => ({
  target: { kind: "cluster", cluster: "1" },
  from: { kind: "anywhere" },
  mode: "warn",
  ...change,
});
const membersOf = ({ plan: after }: Assignment) =>
  after.clusters.map(({ schools }) => schools.join(" "));

describe("assigning schools", () => {
  it("moves them to a cluster, a new one or none", () => {
    const to = (change: Partial<AssignRules>) =>
      membersOf(assign(area, plan, settings, ["B", "C"], rules(change)));
    expect(to({})).toEqual(["A B C", "D"]);
    expect(to({ target: { kind: "new" } })).toEqual(["A", "D", "B C"]);
    expect(to({ target: { kind: "none" } })).toEqual(["A", "D"]);
  });

  it("leaves those that the filter does not take, and those that are there already", () => {
    const asked = ["A", "B", "C"];
    const unplaced = assign(area, plan, settings, asked, rules({ from: { kind: "unplaced" } }));
    expect([
      unplaced.moved,
      unplaced.skipped["not-from"],
      unplaced.skipped["already-there"],
    ]).toEqual([["B"], ["C"], ["A"]]);
    const second = assign(
      area,
      plan,
      settings,
      asked,
      rules({ from: { kind: "cluster", cluster: "2" } }),
    );
    expect(second.moved).toEqual(["C"]);
  });

  it("leaves locked schools, and those of locked clusters; into a locked cluster none goes", () => {
    const lockedSchool = assign(
      area,
      { ...plan, lockedSchools: ["B"] },
      settings,
      ["B", "E"],
      rules(),
    );
    expect([lockedSchool.moved, lockedSchool.skipped.locked]).toEqual([["E"], ["B"]]);
    const lockedHome = assign(area, setLocked("2", true)(plan), settings, ["B", "C"], rules());
    expect([lockedHome.moved, lockedHome.skipped.locked]).toEqual([["B"], ["C"]]);
    const full = setLocked("1", true)(plan);
    const into = assign(area, full, settings, ["B"], rules());
    expect([into.plan, into.skipped.locked]).toEqual([full, ["B"]]);
  });

  it("where the limit blocks, lets in one after the other: A takes B and C (40 min), not D (60 min)", () => {
    const blocked = assign(area, plan, settings, ["B", "C", "D"], rules({ mode: "block" }));
    expect([blocked.moved, blocked.skipped["over-limit"]]).toEqual([["B", "C"], ["D"]]);
    expect(blocked.blocking).toMatchObject({ from: 0, to: 3, seconds: 60 * 60, verdict: "over" });
    for (const mode of ["warn", "allow"] as const) {
      const done = assign(area, plan, settings, ["B", "C", "D"], rules({ mode }));
      expect([done.moved, done.blocking]).toEqual([["B", "C", "D"], null]);
    }
  });
});

it("every school asked for is moved or skipped, once; the blocked limit is never newly broken, by the oracle", () => {
  const cases = property(
    integer({ min: 1, max: 40 }),
    subarray(Array.from({ length: 16 }, (_, i) => i)),
    constantFrom<AssignRules["mode"]>("warn", "block", "allow"),
    constantFrom<AssignRules["target"]>(
      { kind: "new" },
      { kind: "none" },
      { kind: "cluster", cluster: "2" },
    ),
    (seed, places, mode, target) => {
      const drawn = randomArea(seed, { schools: 16 });
      const start = planOfStrips(drawn, 4);
      const asked = places.flatMap((place) => drawn.schools[place]?.urn ?? []);
      const result = assign(drawn, start, settings, asked, rules({ mode, target }));
      const told = [...result.moved, ...Object.values(result.skipped).flat()];
      expect(told.sort()).toEqual([...asked].sort());
      if (mode !== "block" || target.kind === "none") return;
      const broken = (of: typeof start) =>
        new Set(
          askOracle(drawn, of, settings)
            .pairs.filter(({ verdict }) => verdict !== "within")
            .map(({ from, to }) => `${from} ${to}`),
        );
      const before = broken(start);
      expect([...broken(result.plan)].filter((pair) => !before.has(pair))).toEqual([]);
    },
  );
  check(cases, { seed: 6, numRuns: 60 });
});
