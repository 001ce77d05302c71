import { describe, expect, it } from "vitest";
import { createCluster } from "../../src/domain/edits/create_cluster.ts";
import { moveSchool, moveSchools } from "../../src/domain/edits/move_school.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import {
  forgetMoves,
  keepMoves,
  keptOf,
  movesToKeep,
  rewordMoves,
  sameWords,
  schoolsMoved,
} from "../../src/domain/kept_moves.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { planOf, settingsOf } from "../support/builders.ts";
import { F1, readF1Area } from "../support/fixture_areas.ts";

const WORDS = { reason: " Shares a head ", role: "Headteacher", date: "2026-11-12" };

describe("the moves of a step", () => {
  const plan = planOf([["1", "2", "3"], ["4"]]);

  it("are the schools whose cluster differs, whatever was done", () => {
    expect(schoolsMoved(plan, plan)).toEqual([]);
    expect(schoolsMoved(plan, moveSchools(["1", "2"], "2")(plan))).toEqual([
      { urn: "1", from: "1", to: "2" },
      { urn: "2", from: "1", to: "2" },
    ]);
    expect(schoolsMoved(plan, moveSchool("4", null)(plan))).toEqual([
      { urn: "4", from: "2", to: null },
    ]);
    expect(schoolsMoved(plan, createCluster(["3", "9"])(plan))).toEqual([
      { urn: "3", from: "1", to: "3" },
      { urn: "9", from: null, to: "3" },
    ]);
  });

  it("are no moves where clusters are renamed or listed in another order", () => {
    const renamed = {
      ...plan,
      clusters: plan.clusters.map((cluster) => ({ ...cluster, name: "Other" })).reverse(),
    };
    expect(schoolsMoved(plan, renamed)).toEqual([]);
  });
});

describe("a kept move", () => {
  /** Story P4: E asks to leave the cluster for D, which is in none. Minutes of fixture F1 at school day × 1.20. */
  function negotiated() {
    const area = readF1Area();
    const settings = settingsOf({ speed: namedSpeed("school-day") });
    const before = planOf([[F1.A, F1.B, F1.C, F1.D, F1.E, F1.F]]);
    const after = createCluster([F1.E, F1.D], "New")(before);
    const judged = [before, after].map((plan) => judgePlan(area, plan, settings));
    return { area, before, after, judged };
  }

  it("keeps what it did to the worst pairs of both clusters, which later edits do not change", () => {
    const { area, before, after, judged } = negotiated();
    const [was, is] = judged;
    if (was === undefined || is === undefined) throw new Error("Both plans are judged.");
    const moves = movesToKeep(area, was, is, schoolsMoved(before, after), WORDS);
    expect(
      moves.map(({ urn, from, to, fromName, toName }) => [urn, from, to, fromName, toName]),
    ).toEqual(expect.arrayContaining([[F1.E, "1", "2", "Cluster 1", "New"]]));
    const effect = moves[0]?.effect ?? [];
    const minutes = effect.map((one) => [
      one.name,
      (one.before?.seconds ?? Number.NaN) / 60,
      (one.after?.seconds ?? Number.NaN) / 60,
    ]);
    // CE 38.4 × 1.2 = 46.08 before; without D and E the longest is CF 21.0 × 1.2 = 25.2; DE 12.5 × 1.2 = 15.
    expect(minutes[0]).toEqual(["Cluster 1", expect.closeTo(46.08, 6), expect.closeTo(25.2, 6)]);
    expect(minutes[1]).toEqual(["New", Number.NaN, expect.closeTo(15, 6)]);
    expect(effect[0]?.before).toMatchObject({ verdict: "over" });
    expect(new Set([effect[0]?.before?.from, effect[0]?.before?.to])).toEqual(
      new Set([F1.C, F1.E]),
    );
    expect(moves[0]).toMatchObject({ reason: "Shares a head", role: "Headteacher" });
  });

  it("is found again by its step, said anew for all that were kept together, and forgotten", () => {
    const plan = planOf([["1"], ["2", "3"]]);
    const move = (urn: string) => ({ urn, from: "1", to: "2", reason: "R", role: "", date: "" });
    const kept = keepMoves([move("2"), move("3")])(plan);
    expect(keptOf([{ urn: "3", from: "1", to: "2" }], kept)).toEqual([move("3")]);
    expect(keptOf([{ urn: "3", from: "2", to: "1" }], kept)).toEqual([]);
    const said = rewordMoves(kept.moves, WORDS)(kept);
    expect(said.moves.map(({ reason }) => reason)).toEqual(["Shares a head", "Shares a head"]);
    expect(rewordMoves([move("9")], WORDS)(kept)).toBe(kept);
    expect(forgetMoves(said.moves)(said).moves).toEqual([]);
    expect(forgetMoves([])(said)).toBe(said);
    expect(keepMoves([])(plan)).toBe(plan);
  });

  it("is one entry with those of the same words, but a school moved twice is two", () => {
    const move = (urn: string, reason: string) => ({
      urn,
      from: "1",
      to: "2",
      reason,
      role: "",
      date: "",
    });
    const moves = [move("1", "R"), move("2", "R"), move("1", "R"), move("3", "S")];
    expect(sameWords(moves).map((set) => set.map(({ urn }) => urn))).toEqual([
      ["1", "2"],
      ["1"],
      ["3"],
    ]);
  });
});
