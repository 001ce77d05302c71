import { describe, expect, it } from "vitest";
import { movedFromToday } from "../../src/domain/compare/moved_from_today.ts";
import { setToday, startFromToday } from "../../src/domain/edits/set_today.ts";
import type { TodaysCluster } from "../../src/domain/plan.ts";
import {
  homesOf,
  homesToday,
  twiceAtHome,
  withOneHome,
  withTodayOf,
} from "../../src/domain/today.ts";
import { planOf } from "../support/builders.ts";

const home = (id: string, ...schools: string[]): TodaysCluster => ({
  id,
  name: `Home ${id}`,
  schools,
});
const [HILLS, MOORS] = [home("a", "1", "2", "3"), home("b", "4", "5")];
const NO_LINKS = { links: [] };

describe("today's partnerships", () => {
  it("say where each school of a cluster is today, the most common home first", () => {
    const today = { clusters: [MOORS, HILLS] };
    expect(homesToday(today).get("4")).toBe(MOORS);
    expect(homesOf(["1", "4", "2", "9"], today)).toEqual({
      homes: [
        { cluster: HILLS, schools: 2 },
        { cluster: MOORS, schools: 1 },
      ],
      none: 1,
    });
  });

  it("moved from today are those whose home did not become their cluster, newly placed and no longer placed ones too", () => {
    // The plan's clusters have other ids: most of Hills are in 1, both of Moors in 2.
    const plan = planOf([
      ["1", "2", "9"],
      ["4", "5", "3"],
    ]);
    const moved = movedFromToday(plan, { clusters: [HILLS, MOORS, home("c", "7")] });
    expect([...moved].sort()).toEqual(["3", "7", "9"]);
    expect(
      movedFromToday(
        planOf([
          ["5", "4"],
          ["3", "2", "1"],
        ]),
        { clusters: [HILLS, MOORS] },
      ),
    ).toEqual(new Set());
  });

  it("a school that two home clusters list is found, and becomes a link of the one that is not its home", () => {
    const read = { clusters: [HILLS, home("b", "4", "5", "3")], ...NO_LINKS };
    expect(
      twiceAtHome(read.clusters).map(({ urn, clusters }) => [urn, clusters.map(({ id }) => id)]),
    ).toEqual([["3", ["a", "b"]]]);
    const choice = { home: "a", purposes: new Map([["b", " Shared sports days "]]) };
    expect(withOneHome(read, new Map([["3", choice]]))).toEqual({
      clusters: [HILLS, home("b", "4", "5")],
      links: [{ urns: ["3", "4", "5"], kind: "local-cluster", purpose: "Shared sports days" }],
    });
    expect(() => withOneHome(read, new Map([["3", { home: "a", purposes: new Map() }]]))).toThrow(
      "no purpose",
    );
  });

  it("are told to a plan with their links, once each, and can be forgotten without losing the links", () => {
    const link = { urns: ["1", "4"], kind: "other", purpose: "Music" };
    const plan = planOf([["1", "2"]]);
    const told = setToday({ clusters: [HILLS], links: [link] })(plan);
    expect(told).toEqual({ ...plan, today: { clusters: [HILLS] }, links: [link] });
    const again = setToday({ clusters: [MOORS], links: [{ ...link, urns: ["4", "1"] }] })(told);
    expect([again.today?.clusters, again.links]).toEqual([[MOORS], [link]]);
    expect(setToday(null)(told)).toEqual({ ...plan, links: [link] });
    expect(setToday(null)(plan)).toBe(plan);
  });

  it("hold for another plan of the area, unless it knows of its own", () => {
    const open = { ...planOf([["1"]]), today: { clusters: [HILLS] } };
    const opened = planOf([["2"]]);
    expect(withTodayOf(open, opened)).toEqual({ ...opened, today: open.today });
    const own = { ...opened, today: { clusters: [MOORS] } };
    expect(withTodayOf(open, own)).toBe(own);
    expect(withTodayOf(opened, own)).toBe(own);
    expect(withTodayOf(null, opened)).toBe(opened);
  });

  it("become the clusters of a plan that starts from them, in which no school is locked", () => {
    const plan = {
      ...planOf([["1", "2"]]),
      lockedSchools: ["1"],
      today: { clusters: [HILLS, MOORS] },
    };
    const started = startFromToday()(plan);
    expect(started.clusters).toEqual([HILLS, MOORS]);
    expect(started).not.toHaveProperty("lockedSchools");
    const unaware = planOf([["1"]]);
    expect(startFromToday()(unaware)).toBe(unaware);
  });
});
