import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/domain/area.ts";
import type { Bounds } from "../../../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import type { SolverPort } from "../../../src/solver/client/pooled_solver.ts";
import { createSolverClient } from "../../../src/solver/client/solver_client.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { Progress, Proposal, ProposeOptions } from "../../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import type { SolverReply } from "../../../src/solver/protocol.ts";
import { SOLVER_PROTOCOL } from "../../../src/solver/protocol.ts";
import { STREAMS } from "../../../src/solver/random.ts";
import { fakeSolverPort, WALL_CLOCK } from "../../app/fake_ports.ts";
import { randomArea } from "../../support/builders.ts";
import { wrongWith } from "../naive_check.ts";

const SETTINGS = resolveSettings({}, {}, PROPOSAL_BOUNDS);
const AREA = { ...randomArea(3, { schools: 36, asymmetry: 0.2 }), name: "hills" };
const OTHER = { ...randomArea(5, { schools: 18 }), name: "moors" };
const OPTIONS: ProposeOptions = { ...DEFAULT_PROPOSE_OPTIONS, timeLimitSeconds: 1e9 };
const HIGHS = loadHighsRuntime();

type FakePort = ReturnType<typeof fakeSolverPort>;
type Sort = "with proofs" | "by search alone";

function ports(count: number, sort: Sort = "by search alone"): FakePort[] {
  const loadHighs = sort === "with proofs" ? () => HIGHS : undefined;
  return Array.from({ length: count }, () => fakeSolverPort(loadHighs));
}

function clientOf([first, ...others]: readonly SolverPort[]) {
  if (first === undefined) throw new Error("A pool has a worker at least.");
  return createSolverClient(WALL_CLOCK, first, others);
}

/** What the command line proposes, without the time that it took. */
async function alone(area: Area, settings: typeof SETTINGS, options: ProposeOptions, sort: Sort) {
  const proposal = propose(area, settings, options, {
    now: () => 0,
    shouldStop: () => false,
    onProgress: () => {},
    ...(sort === "with proofs" ? { highs: await HIGHS } : {}),
  });
  return { ...proposal, seconds: 0 };
}

/** The numbers of the streams that each worker was asked to run. */
function streamsAsked(pool: readonly FakePort[]): (readonly number[])[] {
  return pool.map(({ sent }) =>
    sent.flatMap((request) => (request.type === "search" ? request.streams : [])),
  );
}

/** Resolves at the first reply of `type` that the port hears. */
function replyOf(port: FakePort, type: SolverReply["type"]): Promise<void> {
  return new Promise((resolve) => {
    port.onReply((reply) => {
      if (reply.type === type) resolve();
    });
  });
}

const CASES: readonly (readonly [string, Partial<ProposeOptions>, Bounds])[] = [
  ["travel", { objective: "travel" }, PROPOSAL_BOUNDS],
  ["travel in 6 clusters", { objective: "travel", clusters: 6 }, PROPOSAL_BOUNDS],
  ["host", { objective: "host" }, PROPOSAL_BOUNDS],
  ["fewest", { objective: "fewest" }, PROPOSAL_BOUNDS],
  ["fewest of any size", { objective: "fewest" }, { ...PROPOSAL_BOUNDS, minSchools: null }],
  ["a baseline", { method: "turf-kmeans" }, PROPOSAL_BOUNDS],
];

describe("a pool of solvers", () => {
  for (const sort of ["with proofs", "by search alone"] as const) {
    it.each(CASES)(
      `proposes for %s ${sort} what one thread does, however many there are`,
      async (...[, asked, bounds]) => {
        const settings = { ...SETTINGS, bounds };
        for (const seed of [1, 2]) {
          const options = { ...OPTIONS, ...asked, seed };
          const expected = await alone(OTHER, settings, options, sort);
          for (const count of [1, 2, 4]) {
            const job = clientOf(ports(count, sort)).propose(OTHER, settings, options, () => {});
            expect({ ...(await job.result), seconds: 0 }).toEqual(expected);
          }
        }
      },
    );
  }

  it("takes the best of all streams, whichever worker ran it", async () => {
    const winners = new Set<number>();
    for (const seed of [1, 2, 3]) {
      const options: ProposeOptions = { ...OPTIONS, objective: "host", seed };
      const pool = ports(2);
      const job = clientOf(pool).propose(AREA, SETTINGS, options, () => {});
      expect({ ...(await job.result), seconds: 0 }).toEqual(
        await alone(AREA, SETTINGS, options, "by search alone"),
      );
      const handed = pool[0]?.sent.find(({ type }) => type === "solve");
      if (handed?.type !== "solve" || handed.searched === null) throw new Error("Not handed on.");
      const { found } = handed.searched;
      expect(found.map(({ stream }) => stream)).toEqual([0, 1, 2, 3]);
      const values = found.map(({ objective }) => objective);
      winners.add(values.indexOf(Math.min(...values)));
    }
    expect([...winners].some((stream) => stream % 2 === 1)).toBe(true);
    expect([...winners].some((stream) => stream % 2 === 0)).toBe(true);
  });

  it("deals every stream to one worker, and none where there is one worker alone", async () => {
    const dealt = async (count: number) => {
      const pool = ports(count);
      await clientOf(pool).propose(OTHER, SETTINGS, OPTIONS, () => {}).result;
      return streamsAsked(pool);
    };
    expect(STREAMS).toBe(4);
    expect(await dealt(1)).toEqual([[]]);
    expect(await dealt(2)).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(await dealt(3)).toEqual([[0, 3], [1], [2]]);
    expect(await dealt(4)).toEqual([[0], [1], [2], [3]]);
  });

  it("reports one search: its share never falls and its value never gets worse", async () => {
    const heard: Progress[] = [];
    const job = clientOf(ports(4)).propose(AREA, SETTINGS, OPTIONS, (progress) => {
      heard.push(progress);
    });
    const { objective, unplaced } = await job.result;
    expect(heard.length).toBeGreaterThan(4);
    heard.slice(1).forEach((progress, i) => {
      const before = heard[i] as Progress;
      expect(progress.share).toBeGreaterThanOrEqual(before.share);
      expect(progress.unplaced).toBeLessThanOrEqual(before.unplaced);
      if (progress.unplaced === before.unplaced) {
        expect(progress.value).toBeLessThanOrEqual(before.value + 1e-6);
      }
    });
    expect(heard.at(-1)?.share).toBe(1);
    expect(heard.at(-1)?.value).toBeCloseTo(objective.value, 6);
    expect(heard.at(-1)?.unplaced).toBe(unplaced.length);
  });
});

describe("a pool that is told to stop", () => {
  function expectStopped(proposal: Proposal, stoppedBy: Proposal["stoppedBy"]) {
    expect(proposal.stoppedBy).toBe(stoppedBy);
    expect(proposal.clusters.length).toBeGreaterThan(0);
    expect(wrongWith(AREA, SETTINGS, proposal)).toEqual([]);
  }

  it("while it searches stops every worker and keeps the best so far, which is valid", async () => {
    const pool = ports(3, "with proofs");
    const job = clientOf(pool).propose(AREA, SETTINGS, OPTIONS, () => job.cancel());
    const proposal = await job.result;
    expectStopped(proposal, "user");
    expect(proposal.status).toBe("cancelled");
    for (const { sent } of pool) expect(sent.map(({ type }) => type)).toContain("cancel");
  });

  it("when its last stream has just ended is stopped all the same", async () => {
    const pool = ports(2);
    let searched = 0;
    for (const port of pool) {
      port.onReply(({ type }) => {
        if (type !== "searched") return;
        searched++;
        if (searched === pool.length) job.cancel();
      });
    }
    const job = clientOf(pool).propose(AREA, SETTINGS, OPTIONS, () => {});
    expectStopped(await job.result, "user");
  });

  it("while it proves tells the worker that does", async () => {
    const pool = ports(2, "with proofs");
    const job = clientOf(pool).propose(AREA, SETTINGS, OPTIONS, () => {});
    pool[0]?.onReply(({ type }) => {
      if (type === "progress") job.cancel();
    });
    expectStopped(await job.result, "user");
  });

  it("by the clock counts the time that the streams took", async () => {
    const options = { ...OPTIONS, timeLimitSeconds: 0.05 };
    const job = clientOf(ports(2)).propose(AREA, SETTINGS, options, () => {});
    const proposal = await job.result;
    expectStopped(proposal, "time");
    expect(proposal.seconds).toBeGreaterThan(0.05);
  });

  it("goes on to another area without losing what the first had", async () => {
    const client = clientOf(ports(2));
    const first = client.propose(AREA, SETTINGS, OPTIONS, () => {});
    first.cancel();
    const second = client.propose(OTHER, SETTINGS, OPTIONS, () => {});
    expectStopped(await first.result, "user");
    expect({ ...(await second.result), seconds: 0 }).toEqual(
      await alone(OTHER, SETTINGS, OPTIONS, "by search alone"),
    );
  });
});

describe("a worker of a pool", () => {
  it("that breaks while it searches ends the job in its sentence, stops the others, and is asked again", async () => {
    const pool = ports(2);
    const [sound, broken] = pool as [FakePort, FakePort];
    const client = clientOf(pool);
    const job = client.propose(AREA, SETTINGS, OPTIONS, () => {});
    void replyOf(broken, "search-progress").then(() => broken.breakDown("It stopped working."));
    await expect(job.result).rejects.toThrow("It stopped working.");
    await replyOf(sound, "searched");
    expect(sound.sent.map(({ type }) => type)).toEqual(["open-area", "search", "cancel"]);
    const again = await client.propose(AREA, SETTINGS, OPTIONS, () => {}).result;
    expect(wrongWith(AREA, SETTINGS, again)).toEqual([]);
    const openings = pool.map(({ sent }) => sent.filter(({ type }) => type === "open-area").length);
    expect(openings).toEqual([1, 2]);
  });

  it("that breaks when its part is done takes nothing away", async () => {
    const pool = ports(2, "with proofs");
    const [leader, other] = pool as [FakePort, FakePort];
    const job = clientOf(pool).propose(OTHER, SETTINGS, OPTIONS, () => {});
    void replyOf(leader, "progress").then(() => other.breakDown("It stopped working."));
    expect({ ...(await job.result), seconds: 0 }).toEqual(
      await alone(OTHER, SETTINGS, OPTIONS, "with proofs"),
    );
  });

  it("is not listened to about jobs that are over, or about what it was not asked", async () => {
    const pool = ports(2);
    const [leader, other] = pool as [FakePort, FakePort];
    const client = clientOf(pool);
    const heard: Progress[] = [];
    const proposal = await client.propose(OTHER, SETTINGS, OPTIONS, (progress) => {
      heard.push(progress);
    }).result;
    const count = heard.length;
    const version = SOLVER_PROTOCOL;
    const searched = { found: [], stop: null, seconds: 1e6 };
    const progress: Progress = { share: 9, value: 1, bound: null, unplaced: 0, seconds: 1e6 };
    const second = client.propose(OTHER, SETTINGS, OPTIONS, (reported) => heard.push(reported));
    for (const jobId of [1, 99]) other.say({ version, type: "searched", jobId, searched });
    leader.say({ version, type: "progress", jobId: 1, progress });
    leader.say({ version, type: "progress", jobId: 2, progress });
    leader.say({ version, type: "solved", jobId: 2, proposal: { ...proposal, clusters: [] } });
    expect(heard.length).toBe(count);
    expect({ ...(await second.result), seconds: 0 }).toEqual({ ...proposal, seconds: 0 });
  });
});
