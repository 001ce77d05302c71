import type { ObjectiveKind } from "../src/solver/proposal.ts";
import { gapOf, knownAt, secondsToBound } from "./solver/measures.ts";
import { FIELD, runApart } from "./solver/run_apart.ts";
import type { Solved } from "./solver/solve.ts";
import type { Goal, Row } from "./solver/table.ts";
import { Table } from "./solver/table.ts";

const OBJECTIVES: readonly ObjectiveKind[] = ["fewest", "host", "travel"];
const SECONDS = {
  small: { seconds: 15, highsSeconds: 10 },
  county: { seconds: 60, highsSeconds: 20 },
};
const MARKS = [0.3, 1, 2, 5, 10, 30];

/** Prints every objective on the built-in areas, and how plans and bounds of the largest draw nearer to each other. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const small = new Table(print, "Small areas, 3 to 8 schools each, school day, 45 min");
  for (const name of ["rutland", "isle-of-wight"]) {
    for (const objective of OBJECTIVES) {
      await solve(small, { name, objective, ...SECONDS.small }, (solved) => ({
        must: proved(solved, 5),
        aim: proved(solved, 1),
      }));
    }
  }
  const county = new Table(print, "Lincolnshire, 3 to 8 schools each, school day, 45 min");
  const runs: (readonly [ObjectiveKind, Solved])[] = [];
  for (const objective of OBJECTIVES) {
    const asked = { name: "lincolnshire", objective, ...SECONDS.county };
    const goalsOf = (ours: Solved) => countyGoals(ours, objective);
    runs.push([objective, await solve(county, asked, goalsOf)]);
  }
  print("Any time: Lincolnshire, from the start of a cold process");
  for (const [objective, ours] of runs) anyTime(print, county, objective, ours);
  return [...small.missed, ...county.missed];
}

interface Asked {
  readonly name: string;
  readonly objective: ObjectiveKind;
  readonly seconds: number;
  readonly highsSeconds: number;
}

async function solve(
  table: Table,
  { name, objective, seconds, highsSeconds }: Asked,
  goalsOf: (ours: Solved) => Pick<Row, "must" | "aim">,
): Promise<Solved> {
  const question = { places: { kind: "built-in", name }, objective, seed: 1, seconds } as const;
  const result = await runApart({ question, baselines: FIELD, highsSeconds, enough: null });
  const { ours } = result;
  const what = `${name} ${objective}`;
  table.row({ what, result, ...goalsOf(ours) });
  return ours;
}

function countyGoals(ours: Solved, objective: ObjectiveKind): Pick<Row, "must" | "aim"> {
  switch (objective) {
    case "travel":
      return { must: gapIn(ours, 0.0075, 30), aim: proved(ours, 60) };
    case "host":
      return { must: gapIn(ours, 0.01, 5), aim: proved(ours, SECONDS.county.seconds) };
    case "fewest":
      return { must: null, aim: null };
  }
}

function proved(ours: Solved, seconds: number): Goal {
  return {
    text: `proved in ${seconds} s`,
    isMet: ours.status === "optimal" && ours.seconds <= seconds,
  };
}

/** A gap to be reached within some seconds. */
function gapIn(ours: Solved, most: number, seconds: number): Goal {
  const gap = gapOf(knownAt(ours, seconds));
  const was = gap === null ? "none" : `${(100 * gap).toFixed(3)} %`;
  return {
    text: `gap ${100 * most} % in ${seconds} s, was ${was}`,
    isMet: gap !== null && gap <= most,
  };
}

function anyTime(
  print: (line: string) => void,
  table: Table,
  objective: ObjectiveKind,
  ours: Solved,
): void {
  const plan = ours.course[0]?.seconds ?? Infinity;
  const bound = secondsToBound(ours) ?? Infinity;
  const boundIn = objective === "travel" ? 5 : 1;
  const goals: readonly Goal[] = [
    { text: `first plan in 0.3 s, was ${plan.toFixed(2)}`, isMet: plan <= 0.3 },
    { text: `first bound in ${boundIn} s, was ${bound.toFixed(2)}`, isMet: bound <= boundIn },
  ];
  for (const goal of goals) {
    print(`  ${objective.padEnd(8)} must ${goal.text}: ${goal.isMet ? "met" : "MISSED"}`);
    table.goal("must", `lincolnshire ${objective}`, goal);
  }
  for (const seconds of MARKS) {
    const known = knownAt(ours, seconds);
    const gap = gapOf(known);
    print(
      [
        `  ${"".padEnd(8)} at ${String(seconds).padStart(4)} s`,
        `value ${known?.value.toFixed(1) ?? "–"}`,
        known === null || known.unplaced === 0 ? "" : `${known.unplaced} left out`,
        `bound ${known?.bound?.toFixed(1) ?? "–"}`,
        gap === null ? "" : `gap ${(100 * gap).toFixed(3)} %`,
      ]
        .filter((part) => part !== "")
        .join("  "),
    );
    if (ours.seconds <= seconds) break;
  }
}
