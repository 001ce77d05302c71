import type { AppliedScenario, Assignment, ScenarioInput } from "../src/domain/places/applied.ts";
import { applyScenario } from "../src/domain/places/apply_scenario.ts";
import { CHILD_JOURNEY_GUIDE } from "../src/domain/places/travel_of_displaced.ts";
import type { JudgingSettings } from "../src/domain/settings.ts";
import { resolveSettings } from "../src/domain/settings.ts";
import type { HighsRuntime } from "../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../src/solver/exact/highs.ts";
import { assignDisplacedSteps } from "../src/solver/places/assign_displaced.ts";
import { solveScenario } from "../src/solver/places/solve_scenario.ts";
import { plainProgram } from "../tests/solver/places/plain_program.ts";
import { planOfStrips } from "../tests/support/builders.ts";
import { bigScenario } from "./places/big_scenario.ts";
import { caseOf, greedyFill } from "./places/greedy_fill.ts";
import { openInstance } from "./solver/instance.ts";

/** What working a scenario out again may take. */
const GOAL_MS = 100;
const ROUNDS = 20;

/** Prints the milliseconds of a scenario of ten actions on 280 schools, and its assignment beside linear programs and a greedy fill; what missed its goal. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const { area } = await openInstance({
    places: { kind: "built-in", name: "lincolnshire" },
    objective: "travel",
    seed: 1,
    seconds: 1,
  });
  const settings = resolveSettings({});
  const highs = await loadHighsRuntime();
  print(
    `A scenario of ten actions on ${area.schools.length} schools, all that follows worked out again (target: under ${GOAL_MS} ms). Year groups, homes and actions are made up.`,
  );
  const missed: string[] = [];
  for (const withHomes of [false, true]) {
    const input = bigScenario(area, 1, withHomes);
    const context = { plan: planOfStrips(area, 5), settings, ruralList: null };
    const ours = timesOf(ROUNDS, () => {
      const reading = solveScenario(input, { ...context, childGuide: CHILD_JOURNEY_GUIDE });
      if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    });
    const from = withHomes ? "from home areas" : "from the schools that they leave";
    print(
      `  pupils ${from}: ${ours.median.toFixed(1)} ms of the clock, ${ours.processor.toFixed(1)} ms of processor; the first time ${ours.first.toFixed(0)} ms`,
    );
    const spent = process.env["BENCH_CLOCK"] === "processor" ? ours.processor : ours.median;
    if (spent >= GOAL_MS) missed.push(`places: pupils ${from}: ${spent.toFixed(0)} ms`);
    beside(print, highs, input, settings);
  }
  return missed;
}

function beside(
  print: (line: string) => void,
  highs: HighsRuntime,
  input: ScenarioInput,
  settings: JudgingSettings,
): void {
  const applied = applyScenario(input);
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  let made: Assignment = { flows: [], unplaced: [] };
  const ours = timesOf(ROUNDS, () => {
    made = assigned(applied.value, settings);
  });
  const asked = caseOf(applied.value, settings.speed);
  let best: readonly number[] = [];
  const plain = timesOf(3, () => {
    best = plainProgram(highs, asked);
  });
  const [unplaced = 0, , seconds = 0] = best;
  const greedy = greedyFill(asked);
  const own = worthOf(made);
  if (own.unplaced !== unplaced || Math.abs(own.seconds - seconds) > 1) {
    throw new Error(`The assignment is ${JSON.stringify(own)}, the programs' ${String(best)}.`);
  }
  const pupils = made.flows.reduce((sum, flow) => sum + flow.pupils, 0);
  print(
    `    its assignment of ${pupils} pupils: ${ours.median.toFixed(1)} ms; three linear programs on HiGHS ${plain.median.toFixed(0)} ms, ${(plain.median / ours.median).toFixed(0)} times as long, and come to the same`,
  );
  print(
    `    driving ${hours(own.seconds)} hours in all, ${own.unplaced} unplaced; a greedy fill ${hours(greedy.seconds)} hours, ${(greedy.seconds / own.seconds).toFixed(2)} times as much, ${greedy.unplaced} unplaced`,
  );
}

function assigned(applied: AppliedScenario, { speed }: JudgingSettings): Assignment {
  const steps = assignDisplacedSteps(applied, speed);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function worthOf({ flows, unplaced }: Assignment) {
  return {
    unplaced: unplaced.reduce((sum, { pupils }) => sum + pupils, 0),
    seconds: flows.reduce((sum, { pupils, seconds }) => sum + pupils * seconds, 0),
  };
}

function hours(seconds: number): string {
  return (seconds / 3600).toFixed(1);
}

/** Milliseconds of `work` the first time, and the medians of the clock and of the processor of the rounds after it. */
function timesOf(rounds: number, work: () => void) {
  const clock: number[] = [];
  const processor: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const used = process.cpuUsage();
    const start = performance.now();
    work();
    clock.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  const [first = 0, ...rest] = clock;
  return { first, median: medianOf(rest), processor: medianOf(processor.slice(1)) };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
