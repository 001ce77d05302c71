import type { Literature } from "./solver/literature.ts";
import { literature } from "./solver/literature.ts";
import { gapOf, isProved, knownAt, SAME, secondsUntil } from "./solver/measures.ts";
import { FIELD, runApart } from "./solver/run_apart.ts";
import type { Solved } from "./solver/solve.ts";
import type { Row } from "./solver/table.ts";
import { Table } from "./solver/table.ts";

const SEEDS = [1, 2, 3, 4, 5];
/** How long our solver may go on for a proof, by the instances' names, and HiGHS for the first seed. */
const SECONDS = { small: 30, large: 15, highs: 10 };

/** Prints how near to their proven optima capacitated medians are, by each seed, and when. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const table = new Table(print, "Capacitated p-medians of the literature (host, no ceiling)");
  const instances = literature();
  if (instances.length === 0) {
    print("  The instances are in ../shared/data/bench/cpmp, which is not there: none was solved.");
  }
  for (const instance of instances) {
    for (const seed of SEEDS) await solve(table, instance, seed);
  }
  return table.missed;
}

async function solve(table: Table, instance: Literature, seed: number): Promise<void> {
  const { name, optimum, source } = instance;
  const isSmall = name.startsWith("cpmp");
  const isFirst = seed === 1;
  const result = await runApart({
    question: {
      places: { kind: "literature", name },
      objective: "host",
      seed,
      seconds: isSmall ? SECONDS.small : SECONDS.large,
    },
    baselines: isFirst ? FIELD : [],
    highsSeconds: isFirst ? SECONDS.highs : null,
    enough: isFirst ? null : optimum * (1 + SAME),
  });
  const { ours } = result;
  const what = `${name} seed ${seed}`;
  const goals = (isSmall ? smallGoals : largeGoals)(ours, optimum, isFirst);
  const reference = { value: optimum, source: `proved, ${source}` };
  table.row({ what, result, reference, isWhole: isSmall, ...goals });
}

/** A proof, as a gap, is asked of the first seed only; the others end at the optimum. */
function smallGoals(ours: Solved, optimum: number, isFirst: boolean): Pick<Row, "must" | "aim"> {
  const seconds = secondsUntil(ours, optimum);
  const isSoon = ours.seconds <= SECONDS.small;
  return {
    must: {
      text: `the optimum in 3 s, was ${seconds?.toFixed(1) ?? "never"}`,
      isMet: seconds !== null && seconds <= 3,
    },
    aim: isFirst
      ? { text: `proved in ${SECONDS.small} s`, isMet: isProved(ours, true) && isSoon }
      : null,
  };
}

function largeGoals(ours: Solved, optimum: number, isFirst: boolean): Pick<Row, "must" | "aim"> {
  const over = (knownAt(ours, 15)?.value ?? Infinity) / optimum - 1;
  const seconds = secondsUntil(ours, optimum);
  const gap = gapOf(ours) ?? Infinity;
  const optimal = `the optimum in 10 s, was ${seconds?.toFixed(1) ?? "never"}`;
  const isOptimal = seconds !== null && seconds <= 10;
  return {
    must: {
      text: `0.01 % over in 15 s, was ${(100 * over).toFixed(4)}`,
      isMet: ours.unplaced === 0 && over <= 1e-4,
    },
    aim: isFirst
      ? { text: `${optimal}; gap 0.2 %`, isMet: isOptimal && gap <= 0.002 }
      : { text: optimal, isMet: isOptimal },
  };
}
