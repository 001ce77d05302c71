import { describe, expect, it } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import { judgeDrive } from "../../src/domain/ceiling.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { minutes } from "../../src/domain/units.ts";
import type { Method, Progress, Proposal, ProposeOptions } from "../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { proposalToPlan } from "../../src/solver/proposal_to_plan.ts";
import { propose } from "../../src/solver/propose.ts";
import { seededRandom } from "../../src/solver/random.ts";
import { askOracle } from "../support/ask_oracle.ts";
import { flatArea, madeArea } from "./made_areas.ts";
import { wrongWith } from "./naive_check.ts";

const BAND = { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.4 }] };

/** Forty schools scattered over 50 by 50 minutes. */
function scattered(count = 40, band: typeof BAND | null = null): Area {
  const random = seededRandom(7);
  return flatArea(
    Array.from({ length: count }, () => [50 * random(), 50 * random()] as const),
    band,
  );
}

function settingsWith(
  bounds: Partial<JudgingSettings["bounds"]>,
  ceilingMinutes = 45,
): JudgingSettings {
  const resolved = resolveSettings(
    { ceilingMinutes: minutes(ceilingMinutes) },
    {},
    PROPOSAL_BOUNDS,
  );
  return { ...resolved, bounds: { ...resolved.bounds, ...bounds } };
}

interface Asked extends Partial<ProposeOptions> {
  readonly stopAfter?: number;
  readonly now?: () => number;
  readonly onProgress?: (progress: Progress) => void;
}

function proposed(area: Area, settings: JudgingSettings, asked: Asked = {}): Proposal {
  const { stopAfter = Number.POSITIVE_INFINITY, now = () => 0, onProgress, ...options } = asked;
  let looks = 0;
  const proposal = propose(
    area,
    settings,
    { ...DEFAULT_PROPOSE_OPTIONS, ...options },
    { now, shouldStop: () => looks++ >= stopAfter, onProgress: onProgress ?? (() => {}) },
  );
  expect(wrongWith(area, settings, proposal)).toEqual([]);
  const plan = proposalToPlan(area, settings, proposal, { name: "Draft", madeAt: null });
  expect(askOracle(area, plan, settings).errors).toEqual([]);
  const judged = judgePlan(area, plan, settings).clusters;
  expect(judged.map(({ host }) => host)).toEqual(plan.clusters.map(({ host }) => host));
  return proposal;
}

describe("a proposal", () => {
  it("places every school of a compact county in the count of clusters nearest to the target", () => {
    const proposal = proposed(scattered(), settingsWith({}));
    expect(proposal).toMatchObject({ status: "feasible", stoppedBy: "iterations", unplaced: [] });
    expect(proposal.clusters.length).toBe(8);
  });

  it("is the same for the same seed", () => {
    const [one, other] = [1, 1].map((seed) => proposed(scattered(), settingsWith({}), { seed }));
    expect(other).toEqual(one);
  });

  it("pairs three couples of neighbours by hand-checkable minutes", () => {
    const area = flatArea([
      [0, 0],
      [20, 0],
      [40, 0],
      [1, 0],
      [22, 0],
      [43, 0],
    ]);
    const settings = settingsWith({ minSchools: 2, maxSchools: 2 });
    const proposal = proposed(area, settings, { targetSchools: 2 });
    // 1 + 2 + 3 minutes at the school-day factor of 1.2.
    expect(proposal.objective.value).toBeCloseTo(6 * 60 * 1.2, 6);
    expect(proposal.clusters.map((cluster) => cluster.schools)).toEqual([
      ["100000", "100003"],
      ["100001", "100004"],
      ["100002", "100005"],
    ]);
  });

  it("makes exactly as many clusters as are asked for, or says that it cannot", () => {
    const settings = settingsWith({});
    expect(proposed(scattered(), settings, { clusters: 6 }).clusters.length).toBe(6);
    const impossible = proposed(scattered(), settings, { clusters: 14 });
    expect(impossible).toMatchObject({ status: "infeasible", clusters: [] });
    expect(impossible.unplaced.length).toBe(40);
  });

  it("leaves the schools of an island of two unplaced, and says who is nearest and how near", () => {
    const mainland = [0, 1, 2, 3, 4].map((east) => [east, 0] as const);
    const proposal = proposed(flatArea([...mainland, [90, 0], [93, 0]]), settingsWith({}));
    expect(proposal.clusters.map((cluster) => cluster.schools.length)).toEqual([5]);
    expect(proposal.unplaced).toMatchObject([
      {
        urn: "100005",
        reason: "too-few-partners-within-ceiling",
        facts: { partners: 1, nearestUrn: "100006", ceilingSeconds: 2700, minSchools: 3 },
      },
      { urn: "100006", reason: "too-few-partners-within-ceiling" },
    ]);
    expect(proposal.unplaced[0]?.facts["nearestSeconds"]).toBeCloseTo(3 * 60 * 1.2, 6);
  });

  it("says that a school alone has no partner, and one without a location no location", () => {
    const schools = [0, 1, 2, 3, 4].map((i) => ({
      urn: String(100_000 + i),
      location: i === 4 ? null : ([0, 53] as const),
      pupils: 100,
    }));
    const times = schools.map((_, a) =>
      schools.map((_, b) => (a === b ? 0 : a === 3 || b === 3 ? Number.POSITIVE_INFINITY : 60)),
    );
    const proposal = proposed(madeArea(schools, times), settingsWith({}));
    expect(proposal.unplaced.map(({ urn, reason }) => [urn, reason])).toEqual([
      ["100003", "no-partner-within-ceiling"],
      ["100004", "no-location"],
    ]);
  });

  it("keeps a school of unknown roll out where there is a most number of pupils, and counts it as none where there is a least", () => {
    const schools = [0, 1, 2].map((i) => ({
      urn: String(100_000 + i),
      location: [0, 53] as const,
      pupils: i === 0 ? null : 100,
    }));
    const area = madeArea(schools, [
      [0, 60, 60],
      [60, 0, 60],
      [60, 60, 0],
    ]);
    const most = proposed(area, settingsWith({ minSchools: 2, maxPupils: 300 }));
    expect(most.unplaced).toMatchObject([{ urn: "100000", reason: "roll-not-known" }]);
    const least = proposed(area, settingsWith({ minSchools: 2, minPupils: 200 }));
    expect(least.unplaced).toEqual([]);
    const beyond = proposed(area, settingsWith({ minSchools: 2, minPupils: 201 }));
    expect(beyond).toMatchObject({ status: "infeasible", clusters: [] });
    expect(beyond.unplaced.map(({ reason }) => reason)).toEqual(
      Array(3).fill("no-cluster-within-pupil-bounds"),
    );
  });

  it("names a school that is too large for any cluster, and those for whom there is no room", () => {
    const area = flatArea([0, 1, 2, 3].map((east) => [east, 0] as const));
    const settings = settingsWith({ minSchools: 3, maxSchools: 3 });
    const reasons = proposed(area, settings).unplaced.map(({ reason }) => reason);
    expect(reasons).toEqual(["no-room-in-any-cluster"]);
    // Rolls are 50, 87, 124 and 161.
    const small = proposed(area, settingsWith({ minSchools: 2, maxPupils: 160 }));
    expect(small.unplaced.find(({ urn }) => urn === "100003")?.reason).toBe("too-many-pupils");
  });

  it("proposes nothing for an area without schools", () => {
    expect(proposed(flatArea([]), settingsWith({}))).toMatchObject({
      status: "infeasible",
      clusters: [],
      unplaced: [],
    });
  });

  it("keeps the cautious end of estimated times within the ceiling, so nothing is too close to call", () => {
    const area = scattered(40, BAND);
    const settings = settingsWith({}, 20);
    const { clusters } = proposed(area, settings);
    expect(clusters.length).toBeGreaterThan(3);
    const index = new Map(area.schools.map((school, i) => [school.urn, i as SchoolIndex]));
    for (const { schools } of clusters) {
      for (const from of schools) {
        for (const to of schools) {
          const [a, b] = [index.get(from) as SchoolIndex, index.get(to) as SchoolIndex];
          const { speed, ceiling } = settings;
          expect(judgeDrive(area.driveTimes, speed, ceiling, a, b).verdict).toBe("within");
        }
      }
    }
  });

  it("needs more clusters under a lower ceiling", () => {
    const counts = [45, 15, 8].map(
      (ceiling) =>
        proposed(scattered(), settingsWith({ minSchools: 1, maxSchools: null }, ceiling), {
          objective: "fewest",
        }).objective.value,
    );
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBe(3);
  });

  it("is numbered from north to south by its hosts", () => {
    const area = scattered();
    const latitude = new Map(area.schools.map((school) => [school.urn, school.location?.[1] ?? 0]));
    const norths = proposed(area, settingsWith({})).clusters.map(({ host }) => latitude.get(host));
    expect(norths).toEqual([...norths].sort((a, b) => (b ?? 0) - (a ?? 0)));
  });
});

describe("a proposal that is stopped", () => {
  it("by the user keeps the best so far", () => {
    for (const stopAfter of [0, 1, 3, 10, 40]) {
      const proposal = proposed(scattered(), settingsWith({}), { stopAfter });
      expect(proposal).toMatchObject({ status: "cancelled", stoppedBy: "user" });
      expect(proposal.clusters.length).toBeGreaterThan(0);
    }
  });

  it("by its time limit is feasible and says so", () => {
    let clock = 0;
    const proposal = proposed(scattered(), settingsWith({}), {
      now: () => {
        clock += 0.01;
        return clock;
      },
      timeLimitSeconds: 0.3,
    });
    expect(proposal).toMatchObject({ status: "feasible", stoppedBy: "time" });
    expect(proposal.seconds).toBeLessThan(0.4);
  });

  it("never gets worse as it goes on", () => {
    const seen: Progress[] = [];
    let clock = 0;
    proposed(scattered(), settingsWith({}), {
      now: () => {
        clock += 0.2;
        return clock;
      },
      timeLimitSeconds: Number.POSITIVE_INFINITY,
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen.length).toBeGreaterThan(5);
    const complete = seen.filter(({ unplaced }) => unplaced === 0).slice(10);
    const values = complete.map(({ value }) => value);
    expect(values.every((value, i) => i === 0 || value <= (values[i - 1] ?? 0) + 1e-6)).toBe(true);
    const shares = seen.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1, 9);
  });
});

describe("the baselines", () => {
  const methods: readonly Method[] = ["turf-kmeans", "turf-dbscan", "complete-linkage"];

  it("are cut to the rules, and the schools of what was cut are listed with the rule", () => {
    for (const method of methods) {
      const proposal = proposed(scattered(), settingsWith({}, 20), { method });
      expect(proposal.method).toBe(method);
      for (const { reason, facts } of proposal.unplaced) {
        expect(reason).toBe("not-in-a-cluster");
        expect(facts["brokenRule"]).toBeTypeOf("string");
      }
    }
  });

  it("are never better than ours on the same area", () => {
    for (const objective of ["travel", "host", "fewest"] as const) {
      const settings = settingsWith(
        objective === "fewest" ? { minSchools: 1, maxSchools: null } : {},
        20,
      );
      const ours = proposed(scattered(), settings, { objective });
      for (const method of methods) {
        const theirs = proposed(scattered(), settings, { objective, method });
        expect(theirs.unplaced.length).toBeGreaterThanOrEqual(ours.unplaced.length);
        const comparable =
          theirs.unplaced.length === ours.unplaced.length &&
          (objective === "fewest" || theirs.clusters.length === ours.clusters.length);
        if (comparable) expect(theirs.objective.value).toBeGreaterThanOrEqual(ours.objective.value);
      }
    }
  });

  it("differ by seed only where Turf's start does", () => {
    const [one, other] = [1, 2].map((seed) =>
      proposed(scattered(), settingsWith({}), { method: "complete-linkage", seed }),
    );
    expect(other?.clusters).toEqual(one?.clusters);
  });
});
