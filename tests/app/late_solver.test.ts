import { expect, it } from "vitest";
import { lateSolver } from "../../src/app/clients/late_solver.ts";
import type { SolverClient } from "../../src/solver/client/solver_client.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { evenArea, settingsOf } from "../support/builders.ts";

const AREA = evenArea(4, 600);

/** A client that notes what becomes of its jobs: each ends in what it was asked for, cancelled or not. */
function notingSolver() {
  const notes: string[] = [];
  const job = () => ({ result: Promise.resolve("done"), cancel: () => notes.push("cancelled") });
  const start = (what: string) => () => {
    notes.push(what);
    return job();
  };
  const client = { propose: start("propose"), ask: start("ask") } as unknown as SolverClient;
  return { notes, client };
}

const propose = (solver: SolverClient) =>
  solver.propose(AREA, settingsOf(), DEFAULT_PROPOSE_OPTIONS, () => {});

it("is loaded once, by the first job, and passes results and cancellations on", async () => {
  const { notes, client } = notingSolver();
  let loads = 0;
  const solver = lateSolver(async () => {
    loads++;
    return client;
  });
  expect(loads).toBe(0);
  const first = propose(solver);
  first.cancel();
  expect(await first.result).toBe("done");
  expect(await propose(solver).result).toBe("done");
  expect([loads, notes]).toEqual([1, ["propose", "cancelled", "propose"]]);
});

it("a job that could not load it says why, and the next one tries again", async () => {
  const { client } = notingSolver();
  let loads = 0;
  const solver = lateSolver(async () => {
    loads++;
    if (loads === 1) throw new Error("The network is away.");
    return client;
  });
  const lost = propose(solver);
  lost.cancel();
  await expect(lost.result).rejects.toThrow("The network is away.");
  expect(await propose(solver).result).toBe("done");
});
