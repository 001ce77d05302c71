import { beforeAll, describe, expect, it } from "vitest";
import type { CheckReport } from "../../src/check/check_proposal.ts";
import { checkProposal } from "../../src/check/check_proposal.ts";
import { readClaims } from "../../src/check/claims.ts";
import type { Area } from "../../src/domain/area.ts";
import { NO_BOUNDS, PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes } from "../../src/domain/units.ts";
import type { HighsRuntime } from "../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../src/solver/exact/highs.ts";
import type { ProposeOptions } from "../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { propose } from "../../src/solver/propose.ts";
import { NO_WISHES } from "../../src/solver/wishes.ts";
import { flatArea } from "../solver/made_areas.ts";
import { seededRandom } from "../support/random.ts";

/** A proposal's JSON, to be tampered with. */
// biome-ignore lint/suspicious/noExplicitAny: lies have no type
type Json = any;
type Lie = readonly [name: string, tell: (json: Json) => void];

const SETTINGS = resolveSettings({ ceilingMinutes: minutes(25) }, {}, PROPOSAL_BOUNDS);

/** Clusters of any size. */
const ANY_SIZE = {
  ...resolveSettings({ ceilingMinutes: minutes(25), speed: namedSpeed("free-flow") }),
  bounds: NO_BOUNDS,
};

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/** Schools on the corners of squares of a kilometre, of 20 by 15, some of them at one corner. */
function squaredArea(schools: number, seed: number): Area {
  const random = seededRandom(seed);
  return flatArea(
    Array.from(
      { length: schools },
      () => [Math.round(random() * 20), Math.round(random() * 15)] as const,
    ),
  );
}

/** Five corners each around some centres: neighbours are 18 km, and so 18 minutes, from each other, others 29. */
function fiveCorners(...centres: readonly number[]): Area {
  const away = 18 / (2 * Math.sin(Math.PI / 5));
  return flatArea(
    centres.flatMap((east) =>
      [0, 1, 2, 3, 4].map((corner) => {
        const angle = (2 * Math.PI * corner) / 5;
        return [east + away * Math.cos(angle), away * Math.sin(angle)] as const;
      }),
    ),
  );
}

function proposal(area: Area, change: Partial<ProposeOptions>, settings = SETTINGS): Json {
  const made = propose(
    area,
    settings,
    { ...DEFAULT_PROPOSE_OPTIONS, ...change },
    {
      now: () => 0,
      shouldStop: () => false,
      onProgress: () => {},
      highs,
    },
  );
  return JSON.parse(JSON.stringify(made));
}

function report(area: Area, json: Json, settings = SETTINGS): CheckReport {
  const reading = readClaims(json);
  if ("claims" in reading) return checkProposal(area, settings, reading.claims);
  return { ok: false, problems: reading.problems, value: 0, bound: null };
}

function refuseAll(area: Area, truth: Json, lies: readonly Lie[], settings = SETTINGS): void {
  expect(report(area, truth, settings).problems).toEqual([]);
  for (const [name, tell] of lies) {
    const told = structuredClone(truth);
    tell(told);
    expect(told, name).not.toEqual(truth);
    expect(report(area, told, settings).ok, name).toBe(false);
  }
}

function cutsOf(json: Json): Json[] {
  return json.certificate.leaves.flatMap(({ cuts }: Json) =>
    cuts.filter(({ dual }: Json) => dual < -1e-3),
  );
}

const ABOUT_CUTS: readonly Lie[] = [
  [
    "cuts that are missing",
    ({ certificate }) => {
      for (const leaf of certificate.leaves) leaf.cuts = [];
    },
  ],
  ["a cut that costs nothing", (json) => (cutsOf(json)[0].dual = 0)],
  ["a cut that costs half", (json) => (cutsOf(json)[0].dual /= 2)],
  ["a cut that costs twice as much", (json) => (cutsOf(json)[0].dual *= 2)],
  ["a cut over no schools", (json) => (cutsOf(json)[0].urns = [])],
];

describe("the checker", () => {
  it("needs every cut of a proof", () => {
    const area = squaredArea(16, 18);
    const truth = proposal(area, { objective: "travel" });
    expect(truth.status).toBe("optimal");
    expect(cutsOf(truth).length).toBeGreaterThan(1);
    refuseAll(area, truth, ABOUT_CUTS);
  });

  it("needs the cuts of a proof that no fewer clusters of any size do", () => {
    const area = fiveCorners(0, 200);
    const truth = proposal(area, { objective: "fewest" }, ANY_SIZE);
    expect(truth.status).toBe("optimal");
    expect(truth.objective.value).toBe(6);
    expect(cutsOf(truth).map(({ urns }: Json) => urns.length)).toEqual([5, 5]);
    refuseAll(area, truth, ABOUT_CUTS, ANY_SIZE);
  });

  it("needs every case of a proof by cases, and each as it was", () => {
    const area = squaredArea(24, 12);
    const truth = proposal(area, { objective: "host" });
    const { leaves } = truth.certificate;
    expect(truth.status).toBe("optimal");
    expect(leaves.length).toBeGreaterThan(1);
    expect(cutsOf(truth).length).toBeGreaterThan(0);
    refuseAll(area, truth, [
      ...leaves.map(
        (_: Json, at: number): Lie => [
          `without case ${at}`,
          ({ certificate }) => certificate.leaves.splice(at, 1),
        ],
      ),
      [
        "both cases the same",
        ({ certificate }) => {
          certificate.leaves = [certificate.leaves[0], certificate.leaves[0]];
        },
      ],
      [
        "the cases of another pair",
        ({ certificate }) => {
          const pair = certificate.leaves.find(({ apart }: Json) => apart.length > 0).apart[0];
          pair[0] = pair[1] === "100000" ? "100001" : "100000";
        },
      ],
    ]);
  });

  it("accepts a proof that is split by hand, on a pair or on a host, and refuses it without either half", () => {
    const area = squaredArea(16, 4);
    const truth = proposal(area, { objective: "host" });
    const [leaf, ...others] = truth.certificate.leaves;
    expect(others).toEqual([]);
    const host = truth.clusters[0].host;
    const pair = [host, truth.clusters[0].schools.find((urn: string) => urn !== host)];
    const { other } = leaf;
    const splits = [
      [
        { ...leaf, together: [pair] },
        { ...leaf, apart: [pair] },
      ],
      [
        { ...leaf, other: { ...other, opened: [host] } },
        { ...leaf, other: { ...other, closed: [host] } },
      ],
    ];
    for (const leaves of splits) {
      const split = structuredClone(truth);
      split.certificate.leaves = leaves;
      refuseAll(area, split, [
        ["without the first half", ({ certificate }) => certificate.leaves.shift()],
        ["without the second half", ({ certificate }) => certificate.leaves.pop()],
      ]);
    }
  });

  it("needs the price of a cluster, and of each host, to be one that no cluster undercuts", () => {
    const area = squaredArea(16, 4);
    for (const objective of ["travel", "host"] as const) {
      const truth = proposal(area, { objective });
      const { other } = truth.certificate.leaves[0];
      const lies: Lie[] = [];
      if (other.clusters !== undefined) {
        for (const by of [-60, 60]) {
          lies.push([
            `${objective}: the price ${by} s away`,
            ({ certificate }) => (certificate.leaves[0].other.clusters += by),
          ]);
        }
      }
      const cheapest = Object.entries(other.hosts ?? {}).sort(
        ([, a], [, b]) => Number(a) - Number(b),
      )[0]?.[0];
      if (cheapest !== undefined) {
        for (const by of [-60, 60]) {
          lies.push([
            `${objective}: a host's price ${by} s away`,
            ({ certificate }) => (certificate.leaves[0].other.hosts[cheapest] += by),
          ]);
        }
        lies.push([
          `${objective}: a host that is said to be none`,
          ({ certificate }) => delete certificate.leaves[0].other.hosts[cheapest],
        ]);
      }
      expect(lies.length, objective).toBeGreaterThan(1);
      refuseAll(area, truth, lies);
    }
  });

  it("needs a proof that no fewer schools can be left out", () => {
    // Six schools near each other, and one that only the first two reach: with 3 to a cluster one is always left out.
    const near = [0, 1, 2, 20, 21, 22].map((east) => [east, 0] as const);
    const area = flatArea([...near, [11, 0]]);
    const settings = { ...SETTINGS, bounds: { ...SETTINGS.bounds, minSchools: 3, maxSchools: 3 } };
    const made = propose(area, settings, DEFAULT_PROPOSE_OPTIONS, {
      now: () => 0,
      shouldStop: () => false,
      onProgress: () => {},
      highs,
    });
    const truth: Json = JSON.parse(JSON.stringify(made));
    expect(truth).toMatchObject({ status: "optimal", unplaced: [{}] });
    const reported = (json: Json) => {
      const reading = readClaims(json);
      return "claims" in reading ? checkProposal(area, settings, reading.claims) : { ok: false };
    };
    expect(reported(truth).ok).toBe(true);
    const lies: readonly Lie[] = [
      ["no such proof", ({ certificate }) => delete certificate.leftOutLeaves],
      ["a proof of nothing", ({ certificate }) => (certificate.leftOutLeaves = [])],
      [
        "a proof of too much",
        ({ certificate }) => {
          const { duals } = certificate.leftOutLeaves[0];
          for (const urn of ["100000", "100003", "100006"]) duals[urn] = (duals[urn] ?? 0) + 1;
        },
      ],
    ];
    for (const [name, tell] of lies) {
      const told = structuredClone(truth);
      tell(told);
      expect(reported(told).ok, name).toBe(false);
    }
  });

  it("finds among schools of which no two are said to share a cluster two that can, one that need not, and a stranger", () => {
    const area = squaredArea(16, 4);
    const mayJoin = ["100003"];
    const truth = proposal(area, { objective: "fewest", wishes: { ...NO_WISHES, mayJoin } });
    const schools = truth.clusters.find(({ schools: held }: Json) => held.length > 1).schools;
    const say =
      (...urns: string[]) =>
      ({ certificate }: Json) => {
        certificate.noTwoShare = urns;
      };
    refuseAll(area, truth, [
      ["two that share one", say(schools[0], schools[1])],
      ["one that need not be placed", say("100003")],
      ["a stranger", say("999999")],
    ]);
  });

  it("refuses a count that cannot be met where its proof proves less", () => {
    const area = squaredArea(16, 4);
    const truth = proposal(area, { objective: "travel", clusters: 6 });
    expect(truth).toMatchObject({ status: "infeasible", stoppedBy: "proof", clusters: [] });
    const changed =
      (change: (dual: number) => number) =>
      ({ certificate }: Json) => {
        for (const { duals } of certificate.countLeaves) {
          for (const urn of Object.keys(duals)) duals[urn] = change(duals[urn]);
        }
      };
    refuseAll(area, truth, [
      ["with duals nearer to 0", changed((dual) => dual / 2)],
      ["with duals farther from 0", changed((dual) => dual * 2)],
      ["without a case", ({ certificate }) => certificate.countLeaves.pop()],
    ]);
  });
});
