import { fork } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import type { FromBuild, ToBuild } from "../../routing/area_build/build_messages.ts";
import { rutlandCsv, temporaryFolder } from "../support/area_builds.ts";
import { serve } from "../support/quick_osrm.ts";
import { buildWhereStale, ROOT } from "../support/repository.ts";

beforeAll(() => buildWhereStale("commands"), 120_000);

/** The process that builds, asked for Rutland's schools over the OSRM server at `address`. */
function startBuild(address: string) {
  const folder = temporaryFolder();
  const gias = join(folder, "schools.csv");
  writeFileSync(gias, rutlandCsv(10));
  const script = join(ROOT, "build", "routing", "area_build", "build_process.js");
  const child = fork(script, [], { execArgv: [], stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const heard: FromBuild[] = [];
  child.on("message", (message: FromBuild) => heard.push(message));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const out = join(folder, "area");
  const request = { la: "857", gias, engine: `osrm:${address}`, out, work: join(folder, "work") };
  child.send({ type: "start", request, sourcesFile: null } satisfies ToBuild);
  const until = (step: string) =>
    new Promise<void>((resolve) => {
      child.on("message", (message: FromBuild) => {
        if (message.type === "progress" && message.progress.step === step) resolve();
      });
    });
  return { child, heard, ended, out, until };
}

test("the process builds an area, says how far it is, and ends", async () => {
  const server = await serve();
  const { heard, ended, out } = startBuild(server.address);
  expect(await ended).toBe(0);
  await vi.waitFor(() =>
    expect(heard.at(-1)).toMatchObject({ type: "ended", outcome: { ok: true } }),
  );
  expect(heard.filter(({ type }) => type === "progress").length).toBeGreaterThan(5);
  expect(existsSync(join(out, "area.json"))).toBe(true);
});

test("it stops when it is told to, when its parent is gone, and not for Ctrl+C alone", async () => {
  const server = await serve({
    misdeed: ({ service }) => (service === "route" ? { kind: "slow", ms: 40 } : null),
  });
  const told = startBuild(server.address);
  await told.until("directions");
  told.child.kill("SIGINT");
  told.child.send({ type: "cancel" } satisfies ToBuild);
  expect(await told.ended).toBe(0);
  await vi.waitFor(() => expect(told.heard.at(-1)).toEqual({ type: "cancelled" }));
  const orphan = startBuild(server.address);
  await orphan.until("directions");
  orphan.child.disconnect();
  expect(await orphan.ended).toBe(0);
  expect(existsSync(orphan.out)).toBe(false);
});
