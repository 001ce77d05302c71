import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LocalServer } from "../../routing/server/local_server.ts";
import { startLocalServer } from "../../routing/server/local_server.ts";
import type { AreaBuilds } from "../../src/app/clients/area_builds.ts";
import { createAreaBuilds } from "../../src/app/clients/area_builds.ts";
import type { AreaBuildOrder } from "../../src/io/area_build_protocol.ts";
import { ROOT } from "../support/repository.ts";

let folder: string;
let server: LocalServer;
let builds: AreaBuilds;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "planner-client-"));
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "index.html"), "<title>planner</title>");
  server = await startLocalServer(join(folder, "dist"), 0, {
    areas: join(folder, "areas"),
    sourcesFile: null,
    buildProcess: join(ROOT, "tests", "fixtures", "build_process.mjs"),
  });
  builds = createAreaBuilds(asPage(server), server.url);
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A browser's fetch: it says which page asks. */
function asPage({ url }: LocalServer): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("Origin", url.slice(0, -1));
    return fetch(input, { ...init, headers });
  };
}

const ORDER: AreaBuildOrder = {
  laCode: "857",
  title: "Rutland",
  schools: { file: "schools.csv" },
  engine: { kind: "embedded", roads: "latest" },
};

/** A machine that does other things meanwhile is no fault of what is tested. */
function until(check: () => Promise<boolean>): Promise<boolean> {
  return vi.waitUntil(check, { timeout: 10_000 });
}

async function send(behaviour: object): Promise<string> {
  return builds.send("schools.csv", new Blob([JSON.stringify(behaviour)]));
}

test("a build is started, looked at, stopped, gone on with and forgotten", async () => {
  expect(await builds.abilities()).toMatchObject({ builds: true, areas: [] });
  expect(await builds.last()).toBeNull();
  await send({ does: "wait" });
  const started = await builds.start(ORDER);
  expect(started).toMatchObject({ state: "running", order: ORDER, reason: null, area: null });
  await until(async () => (await builds.last())?.progress.length === 2);
  await builds.act(started.id, "cancel");
  await until(async () => (await builds.last())?.state === "cancelled");
  const files = Object.fromEntries(
    ["area.json", "schools.csv"].map((name) => [
      name,
      readFileSync(join(ROOT, "geodata", "areas", "rutland", name), "utf8"),
    ]),
  );
  await send({ does: "build", files });
  expect((await builds.act(started.id, "resume"))?.state).toBe("running");
  await until(async () => (await builds.last())?.state === "done");
  const [area] = (await builds.abilities())?.areas ?? [];
  expect(area).toMatchObject({ name: "rutland", title: "Rutland", laCode: "857", schools: 17 });
  expect(await builds.act(started.id, "forget")).toBeNull();
  expect(await builds.last()).toBeNull();
});

test("a file is sent whole, under a name without what a path is made of", async () => {
  const content = new Uint8Array(300_000).map((_, i) => i % 251);
  const name = await builds.send("../My roads (new).osm.pbf", new Blob([content]));
  expect(name).toBe("My-roads-new-.osm.pbf");
  const sent = readFileSync(join(folder, "areas", ".uploads", name));
  expect(Buffer.compare(sent, content)).toBe(0);
});

test("what the server refuses comes as its sentence", async () => {
  await send({ does: "wait" });
  const { id } = await builds.start(ORDER);
  await expect(builds.start(ORDER)).rejects.toThrow(/^Another area is being built\. Wait/);
  await builds.act(id, "cancel");
  await expect(builds.act("other", "resume")).rejects.toThrow("is not there any more");
});

test("a page on a web server learns that nothing is built there", async () => {
  writeFileSync(
    join(folder, "dist", "server.json"),
    '{"format":"planner-server","version":1,"builds":false,"embedded":false,"areas":[]}',
  );
  const web = await startLocalServer(join(folder, "dist"), 0);
  expect(await createAreaBuilds(fetch, web.url).abilities()).toBeNull();
  await web.close();
});

test("a server that is gone is a sentence that says how to start it", async () => {
  const gone = createAreaBuilds(fetch, "http://127.0.0.1:9/");
  await expect(gone.last()).rejects.toThrow("Start it again (npm start)");
});
