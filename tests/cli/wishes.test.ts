import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planner } from "./planner.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "planner-wishes-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const AREA = ["--area", "rutland"];
const propose = (...args: readonly string[]) => planner(["propose", ...AREA, ...args]);

describe("wishes on the command line", () => {
  it("come into the proposal with their prices, which the checker accepts from the file alone", async () => {
    const today = join(folder, "today.csv");
    const plain = JSON.parse((await propose("--json")).stdout);
    const [one, other] = plain.clusters;
    const rows = [
      ...one.schools.map((urn: string) => `${urn},a`),
      ...other.schools.map((urn: string) => `${urn},b`),
    ];
    writeFileSync(today, ["urn,cluster", ...rows, ""].join("\n"));
    const file = join(folder, "wished.json");
    const wishes = [
      "--wish",
      "short-drives@15=0.5",
      "--wish",
      "close-to-today=3",
      "--wish",
      "each-kind",
      "--wish",
      "joined-up=7.5",
    ];
    const run = await propose(...wishes, "--today", today, "--out", file, "--json");
    const json = JSON.parse(run.stdout);
    expect(run.code).toBe(0);
    expect(json.request.wishes).toEqual([
      { name: "short-drives", weight: 0.5, idealSeconds: 900 },
      { name: "each-kind", weight: 1800 },
      { name: "joined-up", weight: 450 },
      { name: "close-to-today", weight: 180, today: [one.schools, other.schools] },
    ]);
    expect(json.wishes.map(({ name }: { name: string }) => name)).toEqual(
      json.request.wishes.map(({ name }: { name: string }) => name),
    );
    const prices = json.wishes.reduce(
      (sum: number, { price }: { price: number }) => sum + price,
      0,
    );
    expect(json.travel + prices).toBeCloseTo(json.objective.value, 6);
    expect((await planner(["check", file, ...AREA])).code).toBe(0);
    expect(plain.wishes).toBeUndefined();
    expect(plain.travel).toBeUndefined();
    expect(plain.request.wishes).toBeUndefined();
  });

  it("that are met as well without them say so", async () => {
    const { stdout } = await propose("--wish", "short-drives@50");
    expect(stdout).toContain(
      "Short drives: 0 drives over 50 minutes with or without the wish, for no more travel.",
    );
  });

  it("are told in a line each, with what they cost in travel", async () => {
    const { stdout, code } = await propose("--contiguous", "--wish", "each-kind=10");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /min between all partners and [\d.]+ min as the price of wishes\. Proved: no clustering is better\./,
    );
    expect(stdout).toMatch(
      /^Faith and community schools in each cluster: \d+ clusters? without one of the two that is within reach/m,
    );
    expect(stdout).toMatch(/^Clusters in one piece: 0 clusters in pieces .*None was allowed\.$/m);
    expect(stdout).toMatch(/^The wishes together: .* than the best plan without them\.$/m);
  });

  it.each([
    [
      ["--wish", "short-drive"],
      /--wish is "short-drive": it must be one of short-drives, each-kind, joined-up, close-to-today/,
    ],
    [["--wish", "each-kind=lots"], /one of short-drives, each-kind, joined-up, close-to-today/],
    [["--wish", "each-kind=-1"], /a weight of 0 or more/],
    [["--wish", "each-kind@20=1"], /one of short-drives/],
    [["--wish", ""], /--wish is blank/],
    [["--wish", "each-kind", "--wish", "each-kind=3"], /--wish each-kind is given twice/],
    [["--wish", "close-to-today"], /needs to know who works together today: add --today/],
    [["--today", "plan.json"], /--today is only for --wish close-to-today/],
    [["--wish", "joined-up", "--contiguous"], /Leave one of them out/],
    [
      ["--wish", "each-kind", "--objective", "fewest"],
      /only for --objective travel, and it is fewest/,
    ],
    [["--contiguous", "--objective", "host"], /only for --objective travel, and it is host/],
    [["--contiguous", "--alternatives", "3"], /--alternatives is worked out without wishes/],
    [["--contiguous", "--method", "turf-kmeans"], /only for --method exact/],
  ])("%j end with 2 and a sentence that says what to do", async (args, sentence) => {
    const { code, stderr, stdout } = await propose(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe("");
  });

  it("are in the help with an example each", async () => {
    const { stdout } = await planner(["propose", "--help"]);
    for (const example of [
      "--wish short-drives@25=0.5",
      "--wish each-kind=20",
      "--wish joined-up",
      "--wish close-to-today=3 --today plan.json",
      "--contiguous",
    ]) {
      expect(stdout).toContain(example);
    }
  });
});
