import { createServer } from "node:net";
import { expect, test, vi } from "vitest";
import type { Asked, Misdeed } from "../support/osrm_server.ts";
import { snapped } from "../support/osrm_server.ts";
import {
  engineOf,
  expectRightTable,
  going,
  placesOf,
  reply,
  serve,
} from "../support/quick_osrm.ts";

/** The misdeed on the first `times` requests, then good behaviour. */
function atFirst(times: number, misdeed: Misdeed): (asked: Asked) => Misdeed | null {
  return ({ count }) => (count < times ? misdeed : null);
}

test("a server that takes long is said to be waited for, and a quick one is not", async () => {
  const heard: string[] = [];
  const onWaiting = (clause: string) => heard.push(clause);
  const quick = await serve();
  await expectRightTable(engineOf(quick.address, { onWaiting }), 3);
  expect(heard).toEqual([]);
  const slow = await serve({ misdeed: atFirst(1, { kind: "slow", ms: 200 }) });
  await expectRightTable(engineOf(slow.address, { onWaiting, quietMs: 50 }), 3);
  expect(heard[0]).toBe(`${slow.address} has not answered for 0.05 s, still waiting`);
});

test.each([
  ["asks for fewer questions", reply(429, "", { "retry-after": "0" })],
  ["has a fault", reply(500, "<html>Internal Server Error</html>")],
  ["is not there behind its proxy", reply(502, "<html>Bad Gateway</html>")],
  ["breaks off without saying how long its answer is", { kind: "cut-off", withLength: false }],
  ["breaks off before the length that it promised", { kind: "cut-off", withLength: true }],
  ["resets the connection", { kind: "reset" }],
  ["stalls in the middle with the connection kept open", { kind: "stall" }],
  ["says nothing at all", { kind: "silence" }],
  ["gives a row too few", { kind: "changed", change: rowsFewer }],
  ["gives a row that is too short", { kind: "changed", change: cellsFewer }],
  ["gives a time that is no number", { kind: "changed", change: cellWrong }],
] as const)("a server that %s is asked again", async (_, misdeed: Misdeed) => {
  const server = await serve({ misdeed: atFirst(2, misdeed) });
  const isSilent = misdeed.kind === "stall" || misdeed.kind === "silence";
  await expectRightTable(engineOf(server.address, isSilent ? { silenceMs: 300 } : {}), 3);
  expect(server.asked).toHaveLength(3);
});

function rowsFewer(json: Record<string, unknown>): unknown {
  return { ...json, durations: (json["durations"] as unknown[]).slice(1) };
}

function cellsFewer(json: Record<string, unknown>): unknown {
  const [first, ...rest] = json["durations"] as number[][];
  return { ...json, durations: [first?.slice(1), ...rest] };
}

function cellWrong(json: Record<string, unknown>): unknown {
  const [first, ...rest] = json["durations"] as unknown[][];
  return { ...json, durations: [[-1, ...(first ?? []).slice(1)], ...rest] };
}

test("a slow server is waited for as long as it is not silent for too long", async () => {
  const server = await serve({ misdeed: () => ({ kind: "slow", ms: 80 }) });
  await expectRightTable(engineOf(server.address), 2);
  expect(server.asked).toHaveLength(1);
});

test("an answer that comes in pieces is waited for while pieces come", async () => {
  const server = await serve({ misdeed: () => ({ kind: "pieces", ms: 100 }) });
  await expectRightTable(engineOf(server.address, { silenceMs: 400 }), 2);
  expect(server.asked).toHaveLength(1);
});

test("an answer that trickles in without end is given up", async () => {
  const trickle = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n");
    const drip = setInterval(() => socket.write("["), 20);
    socket.on("close", () => clearInterval(drip));
  });
  await new Promise<void>((resolve) => trickle.listen(0, "127.0.0.1", resolve));
  const { port } = trickle.address() as { readonly port: number };
  const engine = engineOf(`http://127.0.0.1:${port}`, { attempts: 2, longestMs: 200 });
  await expect(engine.nearest([0, 52], going)).rejects.toThrow(
    "did not finish its answer within 0.2 seconds",
  );
  await new Promise((resolve) => trickle.close(resolve));
});

test("Retry-After is honoured in seconds and as a date", async () => {
  for (const header of [() => "1", () => new Date(Date.now() + 1500).toUTCString()]) {
    const server = await serve({
      misdeed: ({ count }) => (count === 0 ? reply(429, "", { "retry-after": header() }) : null),
    });
    const began = performance.now();
    await expectRightTable(engineOf(server.address), 2);
    expect(performance.now() - began).toBeGreaterThan(450);
  }
});

test("a server that asks to be left alone for hours is left out, and the sentence says so", async () => {
  const server = await serve({ misdeed: () => reply(503, "", { "retry-after": "7200" }) });
  await expect(engineOf(server.address).nearest([0, 52], going)).rejects.toThrow(
    `No OSRM server can be asked: ${server.address} had a fault (503), and to be left in peace for 120 minutes. Check the address`,
  );
});

test("429 halves what is asked at once, for good", async () => {
  let under = 0;
  let most = 0;
  const server = await serve({
    misdeed: ({ count }) =>
      count === 0 ? reply(429, "", { "retry-after": "0" }) : { kind: "slow", ms: 10 },
  });
  const counted: typeof fetch = async (...call) => {
    most = Math.max(most, ++under);
    try {
      return await fetch(...call);
    } finally {
      under--;
    }
  };
  const engine = engineOf(server.address, { callsAtOnce: 4, fetch: counted });
  await engine.nearest([0, 52], going);
  most = 0;
  await Promise.all(placesOf(12).map((place) => engine.nearest(place, going)));
  expect(most).toBe(2);
});

test("no more questions are under way at once than allowed", async () => {
  const server = await serve({ misdeed: () => ({ kind: "slow", ms: 5 }) });
  let under = 0;
  let most = 0;
  const counted: typeof fetch = async (...call) => {
    most = Math.max(most, ++under);
    try {
      return await fetch(...call);
    } finally {
      under--;
    }
  };
  const engine = engineOf(server.address, { callsAtOnce: 3, fetch: counted });
  await Promise.all(placesOf(20).map((place) => engine.nearest(place, going)));
  expect(most).toBe(3);
});

test.each([
  [
    "a web page",
    reply(200, "<!doctype html><title>Hello</title>"),
    "answered a web page (200), not as OSRM does",
  ],
  ["nothing", reply(404), "answered nothing (404), not as OSRM does"],
  ["other JSON", reply(200, '{"hello":1}'), "answered JSON without a code (200), not as OSRM does"],
] as const)(
  "an address that answers %s at once is no OSRM, and is not asked again",
  async (_, misdeed, sentence) => {
    const server = await serve({ misdeed: () => misdeed });
    const failure = await engineOf(server.address).provenance(going).catch(String);
    expect(failure).toContain(
      `${server.address} ${sentence}. Check the address, and that osrm-routed runs there`,
    );
    expect(server.asked).toHaveLength(1);
  },
);

test("a server that is not there is given up with its address", async () => {
  const server = await serve();
  await server.close();
  await expect(engineOf(server.address).nearest([0, 52], going)).rejects.toThrow(
    `No OSRM server can be asked: ${server.address} refused the connection, 4 times in a row.`,
  );
});

test("several servers share the load, and a dead one is left out", async () => {
  const servers = [await serve(), await serve(), await serve()] as const;
  await servers[1].close();
  const engine = engineOf(servers.map(({ address }) => address).join(","), { callsAtOnce: 2 });
  const places = placesOf(40);
  const snaps = await Promise.all(places.map((place) => engine.nearest(place, going)));
  expect(snaps.map((snap) => snap?.position)).toEqual(places.map(snapped));
  expect(servers[0].asked.length).toBeGreaterThan(10);
  expect(servers[2].asked.length).toBeGreaterThan(10);
  expect(servers[0].asked.length + servers[2].asked.length).toBe(40);
});

test("when the last server dies, the sentence names what became of each", async () => {
  const dying = await serve({ misdeed: ({ count }) => (count < 3 ? null : reply(500)) });
  const page = await serve({ misdeed: () => reply(200, "<html>") });
  const engine = engineOf(`${dying.address},${page.address}`);
  const failure = await Promise.all(placesOf(9).map((place) => engine.nearest(place, going))).catch(
    String,
  );
  expect(failure).toContain(
    `${dying.address} had a fault (500), 8 times in a row; ${page.address} answered a web page`,
  );
});

test("a server with other roads than the first is left out", async () => {
  const [first, second] = [
    await serve({ dataVersion: "2026-07-01" }),
    await serve({ dataVersion: "2024-01-01" }),
  ];
  const engine = engineOf(`${first.address},${second.address}`);
  for (const place of placesOf(3)) await engine.nearest(place, going);
  await Promise.all(placesOf(10).map((place) => engine.nearest(place, going)));
  expect(second.asked).toHaveLength(1);
  await first.close();
  await expect(engine.nearest([0, 52], going)).rejects.toThrow(
    'has other roads (data version "2024-01-01") than the first server ("2026-07-01")',
  );
});

test("one question that brings every server down is given up, and the others go on", async () => {
  const server = await serve({
    misdeed: ({ path }) => (path.includes("/-0.97") ? reply(500) : null),
  });
  const engine = engineOf(server.address, { triesOfOne: 6 });
  const steady = setInterval(() => void engine.nearest([0, 52], going), 1);
  await expect(engine.nearest([-0.97, 53], going)).rejects.toThrow(
    `OSRM fails one question again and again, 6 times by now: ${server.address} had a fault (500).`,
  );
  clearInterval(steady);
  expect(await engine.nearest([0, 52], going)).not.toBeNull();
});

test("a withdrawn question ends at once, with its reason, wherever it is", async () => {
  const server = await serve({ misdeed: () => ({ kind: "silence" }) });
  const engine = engineOf(server.address, { silenceMs: 60_000, callsAtOnce: 1 });
  const cancel = new AbortController();
  const asked = [engine.nearest([0, 52], cancel.signal), engine.nearest([0, 53], cancel.signal)];
  const ended = Promise.allSettled(asked);
  await vi.waitFor(() => expect(server.asked).toHaveLength(1));
  cancel.abort(new Error("changed my mind"));
  for (const one of await ended) {
    expect(one).toMatchObject({ status: "rejected", reason: { message: "changed my mind" } });
  }
});

test("every question has a fresh connection, because answers on one in use come 40 ms late", async () => {
  const server = await serve();
  const engine = engineOf(server.address);
  for (const place of placesOf(5)) await engine.nearest(place, going);
  expect(server.connections()).toBe(5);
});

test("where this computer has run out of ports, it waits for some to become free", async () => {
  vi.useFakeTimers();
  const began = Date.now();
  let asked = 0;
  const crowded: typeof fetch = async () => {
    if (asked++ > 0)
      return Response.json({ code: "Ok", waypoints: [{ location: [0, 52], distance: 1 }] });
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error("x"), { code: "EADDRNOTAVAIL" }),
    });
  };
  const snap = engineOf("http://127.0.0.1:5000", { fetch: crowded }).nearest([0, 52], going);
  await vi.runAllTimersAsync();
  expect(await snap).toEqual({ position: [0, 52], metres: 1 });
  expect(Date.now() - began).toBeGreaterThanOrEqual(15_000);
  vi.useRealTimers();
});
