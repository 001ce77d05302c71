import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LocalServer } from "../../routing/server/local_server.ts";
import { startLocalServer } from "../../routing/server/local_server.ts";
import type { AreaBuildJob } from "../../src/io/area_build_protocol.ts";
import { ROOT } from "../support/repository.ts";

const RUTLAND = join(ROOT, "geodata", "areas", "rutland");

let parent: string;
let server: LocalServer;
const started: LocalServer[] = [];

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), "planner-builds-"));
  mkdirSync(join(parent, "dist"));
  writeFileSync(join(parent, "dist", "index.html"), "<title>planner</title>");
  writeFileSync(join(parent, "dist", "server.json"), '{"builds":false}');
  server = await startServer();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.close()));
  rmSync(parent, { recursive: true });
});

async function startServer(): Promise<LocalServer> {
  const made = await startLocalServer(join(parent, "dist"), 0, {
    areas: join(parent, "areas"),
    sourcesFile: null,
    buildProcess: join(ROOT, "tests", "fixtures", "build_process.mjs"),
  });
  started.push(made);
  return made;
}

async function stopServer(): Promise<void> {
  await started.splice(started.indexOf(server), 1)[0]?.close();
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks as the planner's own page does. */
async function ask(path: string, method = "GET", body?: string | Uint8Array): Promise<Answer> {
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: { Origin: server.url.slice(0, -1), "X-Planner": "1" },
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  return { status: response.status, text: await response.text() };
}

async function job(): Promise<AreaBuildJob | null> {
  return JSON.parse((await ask("api/jobs")).text) as AreaBuildJob | null;
}

async function jobIn(state: AreaBuildJob["state"]): Promise<AreaBuildJob> {
  return vi.waitUntil(
    async () => {
      const found = await job();
      return found?.state === state ? found : null;
    },
    { timeout: 10_000 },
  ) as Promise<AreaBuildJob>;
}

/** Orders Rutland from a process that behaves so. */
async function order(behaviour: object): Promise<Answer> {
  await ask("api/files/schools.csv", "PUT", JSON.stringify(behaviour));
  return ask("api/jobs", "POST", JSON.stringify(ORDER));
}

const ORDER = {
  laCode: "857",
  title: "Rutland",
  schools: { file: "schools.csv" },
  engine: { kind: "osrm", urls: "http://127.0.0.1:5000" },
};

const AREA_FILES = Object.fromEntries(
  ["area.json", "schools.csv", "outline.geojson", "places.csv"].map((name) => [
    name,
    readFileSync(join(RUTLAND, name), "utf8"),
  ]),
);

/** The orders that the process was given, in the words of the command line. */
function requests(): readonly Record<string, string>[] {
  const file = join(parent, "areas", ".work", "857", "requests.ndjson");
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, string>);
}

test("a page learns what the server can do, in place of the file that says that none is there", async () => {
  const abilities = JSON.parse((await ask("server.json")).text);
  expect(abilities).toMatchObject({
    format: "planner-server",
    version: 1,
    builds: true,
    areas: [],
  });
  const plain = await startLocalServer(join(parent, "dist"), 0);
  started.push(plain);
  expect(await (await fetch(`${plain.url}server.json`)).json()).toEqual({ builds: false });
  expect((await fetch(`${plain.url}api/jobs`)).status).toBe(404);
});

test("an order is built in a process of its own, and its area is served and listed", async () => {
  expect((await order({ does: "build", files: AREA_FILES })).status).toBe(201);
  const done = await jobIn("done");
  expect(done.progress.map(({ step, state }) => `${step} ${state}`)).toEqual([
    "schools done",
    "drive-times running",
  ]);
  expect(requests()[0]).toMatchObject({
    la: "857",
    engine: "osrm:http://127.0.0.1:5000",
    out: join(parent, "areas", "857"),
  });
  expect(done.area).toMatchObject({ name: "rutland", title: "Rutland", schools: 17 });
  const abilities = JSON.parse((await ask("server.json")).text);
  expect(abilities.areas).toEqual([done.area]);
  const folder = `areas/${done.area?.folder ?? ""}`;
  expect((await ask(`${folder}/schools.csv`)).text).toBe(AREA_FILES["schools.csv"]);
  expect((await ask(`${folder}/drive-times.bin`)).status).toBe(404);
  for (const path of [
    "..%2f.job.json",
    "../.job.json",
    "requests.ndjson",
    "routes/..%2farea.json",
  ]) {
    expect((await ask(`${folder}/${path}`)).status, path).toBe(404);
  }
  expect(existsSync(join(parent, "areas", ".uploads"))).toBe(false);
});

test("a build that cannot be done says why, and is gone on with on the same order", async () => {
  await order({ does: "refuse", reason: "roads.osm.pbf has no roads. Give another." });
  const failed = await jobIn("failed");
  expect(failed.reason).toBe("roads.osm.pbf has no roads. Give another.");
  await ask("api/files/schools.csv", "PUT", JSON.stringify({ does: "build", files: AREA_FILES }));
  expect((await ask(`api/jobs/${failed.id}/resume`, "POST")).status).toBe(200);
  expect((await jobIn("done")).id).toBe(failed.id);
  expect(requests()).toHaveLength(2);
});

test("a file that was sent is told by its name, not by where it was put", async () => {
  const put = join(parent, "areas", ".uploads", "notes.txt");
  await order({ does: "refuse", reason: `${put}: What it holds is no extract.` });
  expect((await jobIn("failed")).reason).toBe("notes.txt: What it holds is no extract.");
});

test("a process that crashes takes nothing along and is a sentence", async () => {
  await order({ does: "crash" });
  const failed = await jobIn("failed");
  expect(failed.reason).toMatch(/stopped working: .*What it has done is kept/);
  expect((await ask("")).status).toBe(200);
});

test("only one area is built at a time; a running one is stopped and then another begins", async () => {
  const first = JSON.parse((await order({ does: "wait" })).text) as AreaBuildJob;
  const second = await ask("api/jobs", "POST", JSON.stringify(ORDER));
  expect(second.status).toBe(409);
  expect(second.text).toContain("Another area is being built");
  expect((await ask(`api/jobs/${first.id}/forget`, "POST")).status).toBe(409);
  expect((await ask(`api/jobs/other/cancel`, "POST")).status).toBe(409);
  expect((await ask(`api/jobs/${first.id}/cancel`, "POST")).status).toBe(200);
  await jobIn("cancelled");
  expect((await ask("api/jobs", "POST", JSON.stringify(ORDER))).status).toBe(201);
  const running = await job();
  await ask(`api/jobs/${running?.id}/cancel`, "POST");
  await jobIn("cancelled");
  expect((await ask(`api/jobs/${running?.id}/forget`, "POST")).status).toBe(200);
  expect(await job()).toBeNull();
});

test("a build that ran when the server ended is stopped with it, and the next server goes on with it", async () => {
  await order({ does: "wait" });
  await vi.waitUntil(async () => (await job())?.progress.length === 2, { timeout: 10_000 });
  await stopServer();
  server = await startServer();
  const stopped = await job();
  expect(stopped).toMatchObject({ state: "stopped", order: ORDER, progress: [{}, {}] });
  await ask("api/files/schools.csv", "PUT", JSON.stringify({ does: "build", files: AREA_FILES }));
  expect((await ask(`api/jobs/${stopped?.id}/resume`, "POST")).status).toBe(200);
  await jobIn("done");
});

test("a folder that nothing can be kept in is a sentence, and the next order is not turned away", async () => {
  writeFileSync(join(parent, "areas"), "a file in its place");
  for (let order = 0; order < 2; order++) {
    const answer = await ask("api/jobs", "POST", JSON.stringify(ORDER));
    expect(answer.status).toBe(500);
    expect(answer.text).toMatch(/^The planner could not do that: E/);
  }
  expect((await ask("")).status).toBe(200);
});

test("an order that is none, a file with another name, and what is too long are refused", async () => {
  for (const wrong of [
    "not json",
    "{}",
    JSON.stringify({ ...ORDER, laCode: "../857" }),
    JSON.stringify({ ...ORDER, schools: { file: "../schools.csv" } }),
    JSON.stringify({ ...ORDER, engine: { kind: "embedded", roads: "/etc/passwd" } }),
  ]) {
    expect((await ask("api/jobs", "POST", wrong)).status, wrong).toBe(400);
  }
  expect((await ask("api/jobs", "POST", "x".repeat(20_000))).status).toBe(413);
  for (const name of ["..%2fschools.csv", ".hidden", "a%20b.csv", "x.part"]) {
    expect((await ask(`api/files/${name}`, "PUT", "x")).status, name).toBe(400);
  }
  expect((await ask("api/other")).status).toBe(404);
});

/** Sends exactly these lines. */
function send(lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: server.port });
    let text = "";
    socket.setEncoding("latin1").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", reject);
    socket.on("end", () => resolve(Number(text.split(" ")[1])));
    socket.write(`${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`);
  });
}

test("nothing is changed by a request that another page can make", async () => {
  const host = `Host: 127.0.0.1:${server.port}`;
  const origin = `Origin: http://127.0.0.1:${server.port}`;
  const own = ["X-Planner: 1", "Content-Length: 0"];
  const post = (...headers: readonly string[]) => send(["POST /api/jobs HTTP/1.1", ...headers]);
  expect(await post(host, origin, ...own)).toBe(400);
  expect(await post(host, ...own)).toBe(403);
  expect(await post(host, origin, "Content-Length: 0")).toBe(403);
  expect(await post(host, "Origin: null", ...own)).toBe(403);
  expect(await post(host, "Origin: http://evil.example", ...own)).toBe(403);
  expect(await post(`Host: evil.example:${server.port}`, origin, ...own)).toBe(403);
  expect(await post(host, origin, "Sec-Fetch-Site: cross-site", ...own)).toBe(403);
  expect(await send(["OPTIONS /api/jobs HTTP/1.1", host, origin])).toBe(405);
  expect(await send(["POST / HTTP/1.1", host, origin, ...own])).toBe(405);
});
