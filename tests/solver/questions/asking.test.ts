import { describe, expect, it } from "vitest";
import type { SolverPort } from "../../../src/solver/client/pooled_solver.ts";
import { createSolverClient } from "../../../src/solver/client/solver_client.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import type { SolverReply } from "../../../src/solver/protocol.ts";
import { SOLVER_PROTOCOL } from "../../../src/solver/protocol.ts";
import { answerOfKind, answerQuestion } from "../../../src/solver/questions/answer.ts";
import type { Answer, AnswerProgress } from "../../../src/solver/questions/question.ts";
import { fakeSolverPort, handClock, WALL_CLOCK } from "../../app/fake_ports.ts";
import { repairOf, SETTINGS, swappedArea } from "../repair/repair_cases.ts";

const HIGHS = loadHighsRuntime();
const { area: AREA, start: START } = swappedArea();
const QUESTION = repairOf(START);
const GRACE = 0.3;

/** The real solver, which says nothing after its first progress, when it has let an answer out, until it is ended. */
function deafPort(): {
  readonly port: SolverPort;
  readonly endings: () => number;
  readonly deaf: Promise<void>;
} {
  const real = fakeSolverPort(() => HIGHS);
  let ended = 0;
  let isDeaf = false;
  let becameDeaf = () => {};
  const deaf = new Promise<void>((resolve) => {
    becameDeaf = resolve;
  });
  return {
    deaf,
    endings: () => ended,
    port: {
      post: (request) => {
        if (!isDeaf) real.post(request);
      },
      onReply: (listener) =>
        real.onReply((reply: SolverReply) => {
          if (isDeaf) return;
          listener(reply);
          if (reply.type !== "answer-progress" || ended > 0) return;
          isDeaf = true;
          becameDeaf();
        }),
      onBroken: real.onBroken,
      end() {
        ended++;
        isDeaf = false;
        real.end();
      },
    },
  };
}

describe("a question to the solver", () => {
  it("is answered by the worker as it is without one, with its progress on the way", async () => {
    const port = fakeSolverPort(() => HIGHS);
    const told: AnswerProgress[] = [];
    const job = createSolverClient(WALL_CLOCK, port).ask(AREA, SETTINGS, QUESTION, (progress) =>
      told.push(progress),
    );
    const answer = await job.result;
    const direct = answerQuestion(AREA, SETTINGS, QUESTION, { now: () => 0, highs: await HIGHS });
    expect({ ...answer, seconds: 0 }).toEqual({ ...direct, seconds: 0 });
    expect(told.length).toBeGreaterThan(0);
    expect(port.sent.map(({ type }) => type)).toEqual(["open-area", "ask"]);
  });

  it("is asked of the last of several workers, which leaves the first to proposals", async () => {
    const pool = [fakeSolverPort(() => HIGHS), fakeSolverPort(() => HIGHS)] as const;
    const client = createSolverClient(WALL_CLOCK, pool[0], [pool[1]]);
    await client.ask(AREA, SETTINGS, QUESTION, () => {}).result;
    expect(pool.map(({ sent }) => sent.length)).toEqual([0, 2]);
  });

  it("is answered while the same worker makes a proposal", async () => {
    const client = createSolverClient(
      WALL_CLOCK,
      fakeSolverPort(() => HIGHS),
    );
    const options = { ...DEFAULT_PROPOSE_OPTIONS, timeLimitSeconds: 1e9 };
    const proposing = client.propose(AREA, SETTINGS, options, () => {});
    const asking = client.ask(AREA, SETTINGS, QUESTION, () => {});
    expect((await asking.result).kind).toBe("repair");
    expect((await proposing.result).clusters.length).toBeGreaterThan(0);
  });

  it("that is cancelled is answered with the best so far", async () => {
    const client = createSolverClient(
      WALL_CLOCK,
      fakeSolverPort(() => HIGHS),
    );
    const job = client.ask(AREA, SETTINGS, QUESTION, () => job.cancel());
    const answer = await job.result;
    expect(["user", "proof"]).toContain(answer.stoppedBy);
    expect(answer.clusters.length).toBeGreaterThan(0);
  });

  it("is answered with what was let out by a worker that does not hear its cancellation and is ended", async () => {
    const hand = handClock();
    const { port, endings, deaf } = deafPort();
    const job = createSolverClient(hand.clock, port).ask(AREA, SETTINGS, QUESTION, () => {});
    await deaf;
    job.cancel();
    hand.move(GRACE - 0.01);
    expect(endings()).toBe(0);
    hand.move(0.02);
    const answer = await job.result;
    expect(endings()).toBe(1);
    expect(answer.stoppedBy).toBe("user");
    expect(answer.clusters.length).toBeGreaterThan(0);
  });

  it("is given up a second after its time limit, with what was let out", async () => {
    const hand = handClock();
    const { port, endings, deaf } = deafPort();
    const question = { ...QUESTION, timeLimitSeconds: 20 };
    const job = createSolverClient(hand.clock, port).ask(AREA, SETTINGS, question, () => {});
    await deaf;
    hand.move(19);
    expect(endings()).toBe(0);
    hand.move(2);
    expect((await job.result).stoppedBy).toBe("time");
    expect(endings()).toBe(1);
  });

  it("fails with a sentence where the worker has no such area, and where it breaks", async () => {
    const port = fakeSolverPort(() => HIGHS);
    const heard: SolverReply[] = [];
    port.onReply((reply) => heard.push(reply));
    port.post({
      version: SOLVER_PROTOCOL,
      type: "ask",
      jobId: 9,
      areaKey: "nowhere",
      settings: SETTINGS,
      question: QUESTION,
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard).toMatchObject([
      { type: "failed", reason: 'No area was opened under "nowhere".' },
    ]);
    const job = createSolverClient(WALL_CLOCK, port).ask(AREA, SETTINGS, QUESTION, () => {});
    port.breakDown("The solver stopped.");
    await expect(job.result).rejects.toThrow("The solver stopped.");
  });

  it("refuses an answer of another kind", () => {
    const strange = { kind: "weather" } as unknown as Answer;
    expect(() => answerOfKind(QUESTION, strange)).toThrow('was answered about "weather"');
  });
});
