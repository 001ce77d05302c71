import { describe, expect, it } from "vitest";
import type { Mend } from "../../src/domain/mends/mend.ts";
import { seconds, UNREACHABLE } from "../../src/domain/units.ts";
import { mendText } from "../../src/words/mend_text.ts";
import { evenArea, planOf } from "../support/builders.ts";

const NAMES = ["Ashby", "Bexby", "Carlthorpe", "Dunstow"];
const AREA = evenArea(5, 600, (urn) => ({
  name: NAMES[Number(urn) - 1] ?? "Eastmoor",
  ...(urn === "5" ? { location: null } : {}),
}));
const PLAN = {
  ...planOf([["1", "2"], ["3", "4"], []]),
};
const named = {
  ...PLAN,
  clusters: PLAN.clusters.map((cluster, i) => ({
    ...cluster,
    name: ["Hills", "Moors", "3"][i] ?? "",
  })),
};
const pair = (from: string, to: string, time: number) => ({ from, to, seconds: seconds(time) });

const leave = {
  kind: "leave",
  school: "1",
  cluster: "1",
  enough: true,
  worst: pair("2", "3", 2292),
  joins: [],
} as const;
const join = {
  kind: "join",
  school: "1",
  from: "1",
  cluster: "2",
  enough: true,
  worst: pair("3", "1", 2292),
} as const;

const CASES: readonly (readonly [string, Mend, string])[] = [
  [
    "a school that can go elsewhere",
    { ...leave, joins: [{ cluster: "2", worst: pair("1", "4", 1500) }] },
    "Move Ashby to Moors, whose worst pair is then Ashby to Dunstow, 25.0 min: the worst pair of those who stay is Bexby to Carlthorpe, 38.2 min.",
  ],
  [
    "a school that can go nowhere else",
    leave,
    "Take Ashby out of Hills: the worst pair of those who stay is Bexby to Carlthorpe, 38.2 min. It has no other cluster within the limit.",
  ],
  [
    "one of two schools",
    { ...leave, worst: null },
    "Take Ashby out of Hills: one school stays. It has no other cluster within the limit.",
  ],
  [
    "a school whose leaving is not enough",
    { ...leave, enough: false },
    "Take Ashby out of Hills: the worst pair of those who stay is Bexby to Carlthorpe, 38.2 min; one change more is needed. It has no other cluster within the limit.",
  ],
  [
    "a school that another cluster lists too",
    { ...leave, school: "3" },
    "Take Carlthorpe out of Hills: the worst pair of those who stay is Bexby to Carlthorpe, 38.2 min. It stays in Moors.",
  ],
  [
    "a school that is not in the area, of which nothing is said about the limit",
    { ...leave, school: "999", worst: null },
    "Take the school with URN 999 out of Hills: one school stays.",
  ],
  [
    "a school without a location, of which nothing is said about the limit",
    { ...leave, school: "5", worst: null },
    "Take Eastmoor out of Hills: one school stays.",
  ],
  [
    "a school from another cluster",
    join,
    "Move Ashby into Moors: its worst pair is then Carlthorpe to Ashby, 38.2 min.",
  ],
  [
    "a school from none, which is not enough",
    { ...join, from: null, enough: false },
    "Put Ashby into Moors: its worst pair is then Carlthorpe to Ashby, 38.2 min; one change more is needed.",
  ],
  [
    "two clusters, one called by a number",
    { kind: "merge", cluster: "3", into: "1", worst: pair("1", "2", 600) },
    "Join Cluster 3 to Hills: the worst pair is then Ashby to Bexby, 10.0 min.",
  ],
  [
    "a school that a drive keeps out",
    { kind: "blocked", school: "1", cluster: "2", pair: pair("1", "3", 2702) },
    "Ashby fits into no cluster: in Moors, the nearest, Ashby to Carlthorpe, 45.0 min stops it.",
  ],
  [
    "a school that no road leads to",
    { kind: "blocked", school: "1", cluster: "2", pair: pair("1", "3", UNREACHABLE) },
    "Ashby fits into no cluster: in Moors, the nearest, Ashby to Carlthorpe, no road route stops it.",
  ],
  [
    "a school that only numbers keep out",
    { kind: "blocked", school: "1", cluster: "2", pair: null },
    "Ashby fits into no cluster: the nearest is Moors, which is full or has a problem of its own.",
  ],
];

it("marks an estimated time as one", () => {
  const band = { coverage: 0.85, points: [{ seconds: 600, low: 0.8, high: 1.3 }] };
  const mend: Mend = { ...leave, joins: [{ cluster: "2", worst: pair("1", "4", 1500) }] };
  const estimated = { ...AREA, driveTimes: { ...AREA.driveTimes, band } };
  expect(mendText(mend, estimated, named)).toMatch(/, about 25\.0 min: .*, about 38\.2 min\.$/);
});

describe("a sentence for", () => {
  it.each(CASES)("%s", (_, mend, sentence) => {
    expect(mendText(mend, AREA, named)).toBe(sentence);
  });
});
