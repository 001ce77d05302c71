import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ServerFailure } from "../../src/io/osrm_client/server_pool.ts";
import { createServerPool } from "../../src/io/osrm_client/server_pool.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const going = new AbortController().signal;
const FAULT: ServerFailure = { reason: "had a fault (500)", waitMs: null, isBusy: false };

function poolOf(
  addresses: readonly string[],
  random: number,
  onWaiting: ((clause: string) => void) | null = null,
) {
  return createServerPool(addresses, {
    allowedAtOnce: 2,
    attempts: 8,
    pauseMs: 100,
    longestPauseMs: 1000,
    longestRestMs: 60_000,
    onWaiting,
    random: () => random,
  });
}

/** Milliseconds until a server may be asked again after each of `failures` failures in a row. */
async function pauses(random: number, failures: number): Promise<readonly number[]> {
  const pool = poolOf(["a"], random);
  pool.succeed(await pool.take(going));
  const waited: number[] = [];
  let turn = await pool.take(going);
  for (let i = 0; i < failures; i++) {
    pool.fail(turn, FAULT);
    const began = Date.now();
    const next = pool.take(going);
    await vi.runOnlyPendingTimersAsync();
    turn = await next;
    waited.push(Date.now() - began);
  }
  return waited;
}

test("pauses double up to the longest, and lie between the half and the whole of that by chance", async () => {
  expect(await pauses(1, 6)).toEqual([100, 200, 400, 800, 1000, 1000]);
  expect(await pauses(0, 6)).toEqual([50, 100, 200, 400, 500, 500]);
});

test("whoever waits hears which server is asked again, when, and the how manieth time it is", async () => {
  const heard: string[] = [];
  const pool = poolOf(["http://a/"], 1, (clause) => heard.push(clause));
  for (const waitMs of [null, 3_000, null, null]) {
    const turn = pool.take(going);
    await vi.runOnlyPendingTimersAsync();
    pool.fail(await turn, { ...FAULT, waitMs });
  }
  expect(heard).toEqual([
    "http://a/ had a fault (500), asking again (2 of 4)",
    "http://a/ had a fault (500), asking again in 3 s (3 of 4)",
    "http://a/ had a fault (500), asking again (4 of 4)",
  ]);
  expect(pool.servers[0]?.leftOut).toBe("had a fault (500), 4 times in a row");
});

test("questions that were under way together fail as one", async () => {
  const pool = poolOf(["a"], 1);
  pool.succeed(await pool.take(going));
  const turns = [await pool.take(going), await pool.take(going)];
  for (const turn of turns) pool.fail(turn, FAULT);
  expect(pool.servers[0]?.failuresInARow).toBe(1);
});

test("while one server is left in peace the other is asked", async () => {
  const pool = poolOf(["a", "b"], 1);
  const first = await pool.take(going);
  pool.fail(first, { ...FAULT, waitMs: 30_000 });
  const addresses: string[] = [];
  for (let i = 0; i < 3; i++) {
    const turn = await pool.take(going);
    addresses.push(turn.server.address);
    pool.succeed(turn);
  }
  expect(addresses).toEqual(["b", "b", "b"]);
});

test("whoever waits is told once no server is left", async () => {
  const pool = poolOf(["a"], 1);
  const turns = [await pool.take(going), await pool.take(going)] as const;
  const waiting = pool.take(going);
  const told = expect(waiting).rejects.toThrow(
    "No OSRM server can be asked: a is another thing. Check the address",
  );
  pool.leaveOut(turns[0], "is another thing");
  await told;
});
