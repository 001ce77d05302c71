import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { buildWhereStale, ROOT } from "../support/repository.ts";

const started: ChildProcess[] = [];

beforeAll(() => {
  buildWhereStale("commands");
  buildWhereStale("app");
}, 120_000);

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

interface Start {
  readonly child: ChildProcess;
  /** All of stdout so far, or of both streams. */
  readonly printed: () => string;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function start(...options: readonly string[]): Start {
  const script = join(ROOT, "routing", "launch", "start.mjs");
  const child = spawn(process.execPath, [script, ...options], { cwd: ROOT });
  started.push(child);
  let printed = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaints += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, printed: () => printed, output: () => printed + complaints, ended };
}

async function addressOf(run: Start): Promise<string> {
  return vi.waitUntil(() => {
    if (run.child.exitCode !== null) throw new Error(`It ended: ${run.output()}`);
    return /http:\/\/127\.0\.0\.1:\d+\//.exec(run.printed())?.[0];
  }, 25_000);
}

test("it prints one line with its address, serves the app there, and ends when asked", async () => {
  const run = start();
  const address = await addressOf(run);
  expect(run.printed().trim().split("\n")).toHaveLength(1);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<script");
  run.child.kill("SIGTERM");
  expect(await run.ended).toBe(process.platform === "win32" ? null : 0);
}, 30_000);

test("a second one takes another port", async () => {
  const first = start();
  const second = start();
  expect(await addressOf(first)).not.toBe(await addressOf(second));
}, 30_000);

test("a port that was asked for and is taken is a sentence and code 2", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const run = start("--port", String(port));
  expect(await run.ended).toBe(2);
  expect(run.output()).toContain(`Port ${port} is in use by another program`);
  await new Promise((resolve) => other.close(resolve));
}, 30_000);

test("options that it does not have are a sentence and code 2", async () => {
  for (const options of [
    ["--port", "eighty"],
    ["--host", "0.0.0.0"],
  ]) {
    const run = start(...options);
    expect(await run.ended, options.join(" ")).toBe(2);
    expect(run.output()).toContain("--port");
  }
}, 30_000);
