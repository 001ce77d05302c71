import { describe, expect, it } from "vitest";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { toAreaMessage } from "../../src/solver/area_message.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { propose } from "../../src/solver/propose.ts";
import type { SolverReply, SolverRequest } from "../../src/solver/protocol.ts";
import { SOLVER_PROTOCOL } from "../../src/solver/protocol.ts";
import { createSolverHandler } from "../../src/solver/solver_handler.ts";
import { flatArea } from "./made_areas.ts";
import { wrongWith } from "./naive_check.ts";

const BAND = { coverage: 0.9, points: [{ seconds: 0, low: 0.8, high: 1.4 }] };
const SETTINGS = resolveSettings({}, {}, PROPOSAL_BOUNDS);
const AREA = flatArea(
  Array.from({ length: 30 }, (_, i) => [(i * 7) % 31, (i * 11) % 29] as const),
  BAND,
);

/** A handler as a worker runs it: what is posted is cloned and transferred, and every look at the clock takes 5 ms. */
function worker() {
  const replies: SolverReply[] = [];
  let clock = 0;
  const handle = createSolverHandler({
    post: (reply) => replies.push(structuredClone(reply)),
    now: () => {
      clock += 0.005;
      return clock;
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const send = (request: SolverRequest, transfer: ArrayBuffer[] = []) =>
    handle(structuredClone(request, { transfer }));
  const open = (areaKey: string) => {
    const { message, transfer } = toAreaMessage(AREA);
    return send({ version: SOLVER_PROTOCOL, type: "open-area", areaKey, area: message }, transfer);
  };
  const solve = (jobId: number, areaKey: string) =>
    send({
      version: SOLVER_PROTOCOL,
      type: "solve",
      jobId,
      areaKey,
      settings: SETTINGS,
      options: { ...DEFAULT_PROPOSE_OPTIONS, timeLimitSeconds: 1e9 },
      searched: null,
    });
  return { replies, send, open, solve };
}

describe("the solver's worker", () => {
  it("proposes what the command line proposes, with its progress on the way", async () => {
    const { replies, open, solve } = worker();
    await open("here");
    await solve(1, "here");
    const last = replies.at(-1);
    if (last?.type !== "solved") throw new Error(`The last reply is ${JSON.stringify(last)}.`);
    const direct = propose(AREA, SETTINGS, DEFAULT_PROPOSE_OPTIONS, {
      now: () => 0,
      shouldStop: () => false,
      onProgress: () => {},
    });
    expect({ ...last.proposal, seconds: 0 }).toEqual(direct);
    expect(replies.filter(({ type }) => type === "progress").length).toBeGreaterThan(2);
  });

  it("hears a cancellation while it is solving and answers with the best so far", async () => {
    const { replies, open, send, solve } = worker();
    await open("here");
    const solving = solve(7, "here");
    await new Promise((resolve) => setImmediate(resolve));
    await send({ version: SOLVER_PROTOCOL, type: "cancel", jobId: 7 });
    await solving;
    const last = replies.at(-1);
    if (last?.type !== "solved") throw new Error(`The last reply is ${JSON.stringify(last)}.`);
    expect(last).toMatchObject({ jobId: 7, proposal: { status: "cancelled", stoppedBy: "user" } });
    expect(wrongWith(AREA, SETTINGS, last.proposal)).toEqual([]);
  });

  it("says so when it does not have the area, and drops one when the next is opened", async () => {
    const { replies, open, solve } = worker();
    await open("here");
    await open("there");
    await solve(2, "here");
    expect(replies).toEqual([
      {
        version: SOLVER_PROTOCOL,
        type: "failed",
        jobId: 2,
        reason: 'No area was opened under "here".',
      },
    ]);
  });

  it("ignores the cancellation of a job that is over", async () => {
    const { replies, open, send, solve } = worker();
    await open("here");
    await send({ version: SOLVER_PROTOCOL, type: "cancel", jobId: 3 });
    await solve(3, "here");
    expect(replies.at(-1)).toMatchObject({ type: "solved", proposal: { status: "feasible" } });
  });

  it("refuses a message of another version", async () => {
    const { send } = worker();
    const stale = { version: 99, type: "cancel", jobId: 1 } as unknown as SolverRequest;
    await expect(send(stale)).rejects.toThrow("not 99");
  });
});
