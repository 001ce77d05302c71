import { beforeAll, describe, expect, it } from "vitest";
import type { CheckReport } from "../../src/check/check_proposal.ts";
import { checkProposal } from "../../src/check/check_proposal.ts";
import { readClaims } from "../../src/check/claims.ts";
import type { Area } from "../../src/domain/area.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { minutes } from "../../src/domain/units.ts";
import type { HighsRuntime } from "../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import type { ObjectiveKind, ProposeOptions } from "../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { propose } from "../../src/solver/propose.ts";
import { flatArea } from "../solver/made_areas.ts";
import { seededRandom } from "../support/random.ts";

/** A proposal's JSON, to be tampered with. */
// biome-ignore lint/suspicious/noExplicitAny: lies have no type
type Json = any;

const OBJECTIVES: readonly ObjectiveKind[] = ["fewest", "travel", "host"];

let highs: HighsRuntime;
let area: Area;
const settings: JudgingSettings = resolveSettings(
  { ceilingMinutes: minutes(25) },
  {},
  PROPOSAL_BOUNDS,
);

beforeAll(async () => {
  highs = await loadHighsRuntime();
  const random = seededRandom(7);
  area = flatArea(Array.from({ length: 24 }, () => [random() * 40, random() * 30] as const));
});

function proposal(objective: ObjectiveKind, change: Partial<ProposeOptions> = {}): Json {
  const options = { ...DEFAULT_PROPOSE_OPTIONS, objective, ...change };
  const made = propose(area, settings, options, {
    now: () => 0,
    shouldStop: () => false,
    onProgress: () => {},
    highs,
  });
  return JSON.parse(JSON.stringify(made));
}

function report(json: Json): CheckReport {
  const reading = readClaims(json);
  if ("claims" in reading) return checkProposal(area, settings, reading.claims);
  return { ok: false, problems: reading.problems, value: 0, bound: null };
}

/** Each lie changes a true proposal, and names what must be found wrong. */
const LIES: readonly (readonly [string, (json: Json) => void, RegExp])[] = [
  ["a school moved to another cluster", moveSchool, /./],
  ["a school dropped from its cluster", ({ clusters }) => clusters[0].schools.pop(), /./],
  [
    "a school in two clusters",
    ({ clusters }) => clusters[0].schools.push(clusters[1].schools[0]),
    /cluster/,
  ],
  ["a school that is not there", ({ clusters }) => clusters[0].schools.push("999999"), /cluster/],
  ["two clusters merged", mergeClusters, /cluster|objective/],
  ["another host", wrongHost, /host/],
  [
    "a lower value",
    (json) => {
      json.objective.value -= 1;
    },
    /objective.value/,
  ],
  [
    "a higher bound",
    (json) => {
      json.bound += 0.5;
    },
    /^bound/,
  ],
  [
    "a lower bound",
    (json) => {
      json.bound -= 0.5;
    },
    /^bound/,
  ],
  [
    "no bound",
    (json) => {
      json.bound = null;
    },
    /^bound/,
  ],
  [
    "a smaller gap",
    (json) => {
      json.gap -= 0.01;
    },
    /^gap/,
  ],
  [
    "a proof called unfinished",
    (json) => {
      json.status = "feasible";
    },
    /status/,
  ],
  [
    "an ending called an accident",
    (json) => {
      json.stoppedBy = "time";
    },
    /stoppedBy/,
  ],
  [
    "no certificate",
    (json) => {
      json.certificate = null;
    },
    /bound|status/,
  ],
  [
    "no leaves",
    (json) => {
      json.certificate.leaves = [];
    },
    /leaves/,
  ],
  ["a dual raised", raiseDual, /leaves/],
  ["all duals halved", halveDuals, /bound|status/],
  [
    "a dual of a school that is not there",
    (json) => {
      leafOf(json).duals["999999"] = 1;
    },
    /leaves/,
  ],
  ["a case left out", leaveCaseOut, /leaves/],
  [
    "a cut that pays",
    (json) => {
      leafOf(json).cuts.push({ urns: threeUrns(json), dual: 5 });
    },
    /leaves/,
  ],
  [
    "another count in the certificate",
    (json) => {
      json.certificate.clusters = 99;
    },
    /clusters/,
  ],
  ["another objective in the certificate", otherObjective, /objective/],
  [
    "a certificate of a later version",
    (json) => {
      json.certificate.version = 2;
    },
    /version/,
  ],
  [
    "a dual that is no number",
    (json) => {
      leafOf(json).duals["100000"] = "7";
    },
    /leaves/,
  ],
  [
    "a school called unplaced that is placed",
    (json) => json.unplaced.push({ urn: "100000" }),
    /unplaced/,
  ],
  [
    "infeasible in spite of a plan",
    (json) => {
      json.status = "infeasible";
    },
    /status/,
  ],
];

function leafOf(json: Json): Json {
  return json.certificate.leaves[0];
}

function threeUrns({ clusters }: Json): string[] {
  return clusters.flatMap(({ schools }: Json) => schools).slice(0, 3);
}

function moveSchool({ clusters }: Json): void {
  const large = clusters.find(({ schools }: Json) => schools.length > 3) ?? clusters[0];
  const other = clusters.find((cluster: Json) => cluster !== large);
  other.schools.push(large.schools.shift());
}

function mergeClusters(json: Json): void {
  const [first, second, ...rest] = json.clusters;
  json.clusters = [{ ...first, schools: [...first.schools, ...second.schools] }, ...rest];
}

function wrongHost(json: Json): void {
  for (const cluster of json.clusters) {
    cluster.host = cluster.schools.find((urn: string) => urn !== cluster.host);
  }
}

function raiseDual(json: Json): void {
  const { duals } = leafOf(json);
  for (const urn of Object.keys(duals)) duals[urn] += Math.abs(duals[urn]) * 0.5 + 1;
}

function halveDuals(json: Json): void {
  for (const { duals } of json.certificate.leaves) {
    for (const urn of Object.keys(duals)) duals[urn] = duals[urn] / 2 - 1;
  }
}

function leaveCaseOut(json: Json): void {
  const [leaf] = json.certificate.leaves;
  json.certificate.leaves = [{ ...leaf, together: [["100000", "100001"]], apart: [] }];
}

function otherObjective({ certificate }: Json): void {
  certificate.objective = certificate.objective === "host" ? "travel" : "host";
}

describe("the checker", () => {
  for (const objective of OBJECTIVES) {
    it(`accepts a proposal for ${objective} and refuses every planted lie, naming what is wrong`, () => {
      const truth = proposal(objective);
      expect(truth).toMatchObject({ status: "optimal", stoppedBy: "proof", unplaced: [] });
      expect(report(truth)).toMatchObject({ ok: true, problems: [] });
      for (const [name, lie, what] of LIES) {
        const told = structuredClone(truth);
        lie(told);
        const { ok, problems } = report(told);
        expect(ok, `${objective}: ${name}`).toBe(false);
        const named = problems.map((problem) => problem.what);
        expect(
          named.some((each) => what.test(each)),
          `${name}: ${named.join()}`,
        ).toBe(true);
      }
    });
  }

  it("accepts a count that cannot be met, and refuses to take its proof for another count", () => {
    const truth = proposal("travel", { clusters: 12 });
    expect(truth).toMatchObject({ status: "infeasible", stoppedBy: "proof", clusters: [] });
    expect(report(truth).problems).toEqual([]);
    const told = structuredClone(truth);
    told.request.clusters = 2;
    expect(report(told).ok).toBe(false);
  });

  it("finds a school said to be in no legal cluster that could be in one", () => {
    const told = proposal("travel");
    const [first, ...rest] = told.clusters;
    told.clusters = rest;
    told.unplaced = first.schools.map((urn: string) => ({ urn, reason: "no-location" }));
    expect(report(told).ok).toBe(false);
  });

  it("says what is missing from something that is no proposal", () => {
    expect(report({ clusters: [] }).problems.map(({ what }) => what)).toContain("objective.kind");
    expect(report(null).ok).toBe(false);
  });
});
