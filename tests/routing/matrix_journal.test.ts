import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { randomArea } from "../support/builders.ts";
import { reply, serve } from "../support/quick_osrm.ts";
import { build, built, bytesOf, NOWHERE_NEAR, refused } from "./built_matrices.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "matrix-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what was answered before every server died is kept, and the same again asks only for the rest", async () => {
  const { schools } = randomArea(2, { schools: 120 });
  const journal = join(folder, "journal");
  const dying = await serve({ misdeed: ({ count }) => (count < 20 ? null : reply(500)) });
  const problem = refused(await build(dying, schools, { ...NOWHERE_NEAR, journal }));
  expect(problem.reason).toContain("had a fault (500), 8 times in a row");
  expect(problem.advice).toBe(
    `What was answered so far is kept in ${journal}: the same again goes on from there.`,
  );
  const server = await serve();
  const resumed = built(await build(server, schools, { ...NOWHERE_NEAR, journal }));
  expect(bytesOf(resumed)).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
  const asked = server.asked.filter(({ service }) => service === "table").length;
  // All: twice 2 for the points and 25 blocks. Spared: 17 blocks and the points; one block is asked again to compare.
  expect(asked).toBeLessThan(2 + 25 + 25 - 12);
});

test("a journal that was cut or damaged anywhere gives the same bytes, and is whole again then", async () => {
  const { schools } = randomArea(4, { schools: 12 });
  const server = await serve();
  const options = { madeAt: "2026-07-01", ceilingSeconds: 1500 };
  const whole = bytesOf(built(await build(server, schools, options)));
  const journal = join(folder, "journal");
  built(await build(server, schools, { ...options, journal }));
  const bytes = readFileSync(journal);
  const headerEnd = bytes.indexOf(0x0a) + 1;
  const lines = bytes.toString().split("\n").sort();
  const anywhere = fc.noBias(fc.integer({ min: headerEnd, max: bytes.length - 1 }));
  await fc.assert(
    fc.asyncProperty(anywhere, anywhere, async (cutAt, flipAt) => {
      for (const damaged of [bytes.subarray(0, cutAt), flipped(bytes, flipAt)]) {
        writeFileSync(journal, damaged);
        expect(bytesOf(built(await build(server, schools, { ...options, journal })))).toBe(whole);
        expect(readFileSync(journal, "utf8").split("\n").sort()).toEqual(lines);
      }
    }),
    { seed: 7, numRuns: 8 },
  );
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

test("a journal of other schools is begun anew and said so; a file that is no journal is left alone", async () => {
  const server = await serve();
  const journal = join(folder, "journal");
  const mine = randomArea(1, { schools: 8 }).schools;
  const theirs = randomArea(2, { schools: 8 }).schools;
  built(await build(server, theirs, { ...NOWHERE_NEAR, journal }));
  const reading = await build(server, mine, { ...NOWHERE_NEAR, journal });
  expect(reading.ok && reading.notes[0]?.reason).toBe(
    "The journal there was of other schools or another engine, so the work began anew.",
  );
  expect(bytesOf(built(reading))).toBe(bytesOf(built(await build(server, mine, NOWHERE_NEAR))));
  const list = join(folder, "schools.csv");
  writeFileSync(list, "urn,name\n1,Alpha\n");
  const problem = refused(await build(server, mine, { journal: list }));
  expect(problem).toMatchObject({
    file: list,
    reason: "It is not a journal of drive times, so it is not written over.",
  });
  expect(readFileSync(list, "utf8")).toBe("urn,name\n1,Alpha\n");
});

test("a journal of the same address with other roads is begun anew", async () => {
  const { schools } = randomArea(3, { schools: 30 });
  const journal = join(folder, "journal");
  const slower = (json: Record<string, unknown>) => ({
    ...json,
    durations: (json["durations"] as number[][] | undefined)?.map((row) =>
      row.map((cell) => cell * 2),
    ),
  });
  const before = await serve({
    misdeed: ({ service }) => (service === "table" ? { kind: "changed", change: slower } : null),
  });
  built(await build(before, schools, { ...NOWHERE_NEAR, journal }));
  const server = await serve();
  const reading = await build(server, schools, { ...NOWHERE_NEAR, journal });
  expect(reading.ok && reading.notes[0]?.reason).toContain("no longer answers as it did");
  expect(bytesOf(built(reading))).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
  const labelled = await serve({ dataVersion: "2026-07-01" });
  const other = await build(labelled, schools, { ...NOWHERE_NEAR, journal });
  expect(other.ok && other.notes[0]?.reason).toContain("another engine");
});

test("two builds that write one journal by mistake still end with the right bytes", async () => {
  const { schools } = randomArea(6, { schools: 30 });
  const server = await serve();
  const journal = join(folder, "journal");
  const options = { ...NOWHERE_NEAR, madeAt: "2026-07-01" };
  const whole = bytesOf(built(await build(server, schools, options)));
  built(await build(server, schools, { ...options, journal }));
  appendFileSync(journal, readFileSync(journal).subarray(readFileSync(journal).indexOf(0x0a) + 1));
  expect(bytesOf(built(await build(server, schools, { ...options, journal })))).toBe(whole);
});

test("a cancelled build rejects with the reason and can be gone on with", async () => {
  const { schools } = randomArea(8, { schools: 60 });
  const journal = join(folder, "journal");
  const server = await serve({ misdeed: () => ({ kind: "slow", ms: 5 }) });
  const cancel = new AbortController();
  const ended = build(server, schools, {
    ...NOWHERE_NEAR,
    journal,
    signal: cancel.signal,
    callsAtOnce: 2,
    onProgress: ({ what, done }) => {
      if (what === "table" && done === 4) cancel.abort(new Error("not now"));
    },
  });
  await expect(ended).rejects.toThrow("not now");
  const before = server.asked.length;
  const resumed = built(await build(server, schools, { ...NOWHERE_NEAR, journal }));
  expect(server.asked.length - before).toBeLessThan(9);
  expect(bytesOf(resumed)).toBe(bytesOf(built(await build(server, schools, NOWHERE_NEAR))));
});
