import { beforeAll, describe, expect, it } from "vitest";
import { checkProposal } from "../../../src/check/check_proposal.ts";
import { readClaims } from "../../../src/check/claims.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import type { SolverPort } from "../../../src/solver/client/pooled_solver.ts";
import { createSolverClient } from "../../../src/solver/client/solver_client.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { ObjectiveKind, Proposal, ProposeOptions } from "../../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import type { SolverReply } from "../../../src/solver/protocol.ts";
import { SOLVER_PROTOCOL } from "../../../src/solver/protocol.ts";
import { fakeSolverPort, handClock } from "../../app/fake_ports.ts";
import { randomArea } from "../../support/builders.ts";
import { seededRandom } from "../../support/random.ts";

const SETTINGS = resolveSettings({}, {}, PROPOSAL_BOUNDS);
const AREA = randomArea(3, { schools: 18, asymmetry: 0.2 });
const OBJECTIVES: readonly ObjectiveKind[] = ["fewest", "travel", "host"];
const GRACE = 0.3;
const LATE = 1;

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/**
 * The real solver, which after `replies` replies hears and says nothing more, as if HiGHS did not come back, until it is
 * ended and started anew. `onDeaf` is told once, when that has happened.
 */
function deafPort(replies: number, onDeaf: () => void) {
  const port = fakeSolverPort(async () => highs);
  let heard = 0;
  let ended = 0;
  const isDeaf = () => ended === 0 && heard >= replies;
  const deaf: SolverPort = {
    post(request) {
      if (!isDeaf()) port.post(request);
    },
    onReply: (listener) =>
      port.onReply((reply: SolverReply) => {
        if (isDeaf()) return;
        heard++;
        listener(reply);
        if (isDeaf()) onDeaf();
      }),
    onBroken: port.onBroken,
    end() {
      ended++;
      // It runs in this thread, so that it goes on unless it is told not to.
      port.post({ version: SOLVER_PROTOCOL, type: "cancel", jobId: 1 });
      port.end();
    },
  };
  return { deaf, port, endings: () => ended };
}

function problemsOf(proposal: Proposal) {
  const reading = readClaims(JSON.parse(JSON.stringify(proposal)));
  if (!("claims" in reading)) return reading.problems;
  return checkProposal(AREA, SETTINGS, reading.claims).problems;
}

function optionsFor(objective: ObjectiveKind): ProposeOptions {
  return { ...DEFAULT_PROPOSE_OPTIONS, objective, timeLimitSeconds: 1e9 };
}

/** A proposal for `objective` whose solver goes deaf after so many replies, and what is then done. */
async function deafened(
  objective: ObjectiveKind,
  replies: number,
  then: (hand: ReturnType<typeof handClock>, cancel: () => void, endings: () => number) => void,
  timeLimitSeconds = 1e9,
) {
  const hand = handClock();
  let becameDeaf = () => {};
  const isDeaf = new Promise<void>((resolve) => {
    becameDeaf = resolve;
  });
  const { deaf, endings } = deafPort(replies, becameDeaf);
  const client = createSolverClient(hand.clock, deaf);
  const options = { ...optionsFor(objective), timeLimitSeconds };
  const job = client.propose(AREA, SETTINGS, options, () => {});
  const outcome = await Promise.race([job.result, isDeaf]);
  // It had answered in full before so many replies.
  if (outcome !== undefined) return { proposal: outcome, endings: endings() };
  then(hand, () => job.cancel(), endings);
  return { proposal: await job.result, endings: endings() };
}

describe("a solver that does not hear a cancel", () => {
  for (const objective of OBJECTIVES) {
    it(`is ended at any moment, and the proposal for ${objective} is what it had let out, which the checker accepts`, async () => {
      const random = seededRandom(11);
      let bounded = 0;
      let ended = 0;
      for (let run = 0; run < 6; run++) {
        const replies = 1 + Math.floor(random() * 20);
        const found = await deafened(objective, replies, (hand, cancel) => {
          cancel();
          hand.move(GRACE + 0.01);
        });
        expect(problemsOf(found.proposal)).toEqual([]);
        expect(found.proposal.clusters.length).toBeGreaterThan(0);
        if (found.endings === 0) continue;
        ended++;
        const { status, stoppedBy, bound } = found.proposal;
        if (bound !== null) bounded++;
        if (stoppedBy !== "proof")
          expect({ status, stoppedBy }).toEqual({ status: "cancelled", stoppedBy: "user" });
      }
      expect(ended).toBeGreaterThan(2);
      if (objective !== "fewest") expect(bounded).toBeGreaterThan(0);
    });
  }

  it("is not ended before its grace is over", async () => {
    let endedBefore = -1;
    const { endings } = await deafened("travel", 3, (hand, cancel, count) => {
      cancel();
      hand.move(GRACE - 0.01);
      endedBefore = count();
      hand.move(0.02);
    });
    expect([endedBefore, endings]).toEqual([0, 1]);
  });

  it("that has let nothing out is ended as soon as it has", async () => {
    const hand = handClock();
    const port = fakeSolverPort(async () => highs);
    let ended = 0;
    const hardOfHearing: SolverPort = {
      ...port,
      post(request) {
        if (request.type !== "cancel") port.post(request);
      },
      end() {
        ended++;
        port.end();
      },
    };
    const client = createSolverClient(hand.clock, hardOfHearing);
    const job = client.propose(AREA, SETTINGS, optionsFor("travel"), () => {});
    job.cancel();
    hand.move(GRACE + 0.01);
    expect(ended).toBe(0);
    const proposal = await job.result;
    expect(ended).toBe(1);
    expect(proposal).toMatchObject({ status: "cancelled", stoppedBy: "user" });
    expect(problemsOf(proposal)).toEqual([]);
  });

  it("is started anew for what else it was asked", async () => {
    const hand = handClock();
    const { deaf, endings } = deafPort(4, () => {
      first.cancel();
      hand.move(GRACE + 0.01);
    });
    const client = createSolverClient(hand.clock, deaf);
    const first = client.propose(AREA, SETTINGS, optionsFor("host"), () => {});
    const second = client.propose(AREA, SETTINGS, optionsFor("travel"), () => {});
    expect(await first.result).toMatchObject({ status: "cancelled" });
    expect(await second.result).toMatchObject({ status: "optimal", stoppedBy: "proof" });
    expect(endings()).toBe(1);
    const third = client.propose(AREA, SETTINGS, optionsFor("fewest"), () => {});
    expect(problemsOf(await third.result)).toEqual([]);
  });
});

describe("a solver that works on beyond the time limit", () => {
  for (const objective of OBJECTIVES) {
    it(`is ended a second after it, and the proposal for ${objective} says that time stopped it`, async () => {
      const limit = 20;
      let endedBefore = -1;
      const { proposal, endings } = await deafened(
        objective,
        4,
        (hand, _, count) => {
          hand.move(limit + LATE - 1);
          endedBefore = count();
          hand.move(1);
        },
        limit,
      );
      expect([endedBefore, endings]).toEqual([0, 1]);
      expect(proposal).toMatchObject({ status: "feasible", stoppedBy: "time" });
      expect(proposal.seconds).toBeGreaterThanOrEqual(limit);
      expect(proposal.seconds).toBeLessThan(limit + 2);
      expect(problemsOf(proposal)).toEqual([]);
    });
  }
});
