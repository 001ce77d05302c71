import { expect, test } from "vitest";
import { fixture, planner } from "./planner.ts";

const ISLAND = [
  "validate",
  "--area",
  "isle-of-wight",
  "--plan",
  "geodata/examples/isle-of-wight.json",
];

interface PairJson {
  readonly from: string;
  readonly to: string;
  readonly seconds: number | null;
  readonly low?: number;
  readonly origin?: string;
}

function pairsOf(json: string): readonly PairJson[] {
  const { clusters } = JSON.parse(json) as {
    readonly clusters: readonly { readonly pairs: readonly PairJson[] }[];
  };
  return clusters.flatMap(({ pairs }) => pairs);
}

test("without a road its drives are detours that are never shorter, and all others are as they were", async () => {
  const before = pairsOf((await planner([...ISLAND, "--json"])).stdout);
  const run = await planner([...ISLAND, "--without", "fairlee road", "--json"]);
  expect(run.code).toBe(1);
  expect(JSON.parse(run.stdout).without).toEqual(["Fairlee Road"]);
  const after = pairsOf(run.stdout);
  const detours = after.filter(({ origin }) => origin === "detour");
  expect(detours.length).toBeGreaterThan(10);
  for (const [i, pair] of after.entries()) {
    if (pair.origin === "shut") {
      expect(pair).toMatchObject({ seconds: null, high: null, low: before[i]?.seconds });
    } else if (pair.origin !== "detour") expect(pair).toEqual(before[i]);
    else if (pair.seconds !== null) {
      expect(pair.seconds).toBeGreaterThanOrEqual(before[i]?.seconds ?? 0);
      expect(pair.low).toBe(before[i]?.seconds);
    }
  }
});

test("the text says what is shut and marks the pairs that go round", async () => {
  const { stdout } = await planner([...ISLAND, "--without", "Fairlee Road"]);
  expect(stdout).toContain(
    "Shown as if Fairlee Road is shut: drives that use it go by way of other schools, and where none offers a way their time is not known.",
  );
  expect(stdout).toMatch(/Too close to call .*\(detour\)/);
});

test("a road that no stored drive uses, or an area without directions, is refused with what to do", async () => {
  const strange = await planner([...ISLAND, "--without", "Humber Bridge"]);
  expect(strange.code).toBe(2);
  expect(strange.stderr).toContain(
    "no stored drive of Isle of Wight uses a road of that name or number",
  );
  const none = [
    "validate",
    "--schools",
    fixture("f1/schools.csv"),
    "--plan",
    fixture("f1/plan.json"),
  ];
  const without = await planner([...none, "--without", "A15"]);
  expect(without.code).toBe(2);
  expect(without.stderr).toContain("has no stored directions");
});
