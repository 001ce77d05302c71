import { judgePlan } from "../src/domain/judge.ts";
import { namedSpeed } from "../src/domain/speed.ts";
import { askOracle } from "../tests/support/ask_oracle.ts";
import { planOfStrips, randomArea, settingsOf } from "../tests/support/builders.ts";

const BAND = {
  coverage: 0.85,
  points: [
    { seconds: 300, low: 0.6, high: 1.9 },
    { seconds: 1200, low: 0.75, high: 1.5 },
    { seconds: 2700, low: 0.8, high: 1.3 },
  ],
};

/** Prints the median milliseconds of judging 280 schools, beside a naive judge over every pair of schools in the same run. */
export async function run(print: (line: string) => void): Promise<void> {
  print("Judging a plan of 280 schools (target: under 5 ms)");
  for (const size of [5, 12]) {
    for (const band of [null, BAND]) judgeOnce(print, size, band);
  }
  changeSpeed(print);
}

function judgeOnce(print: (line: string) => void, size: number, band: typeof BAND | null): void {
  const area = randomArea(1, { schools: 280, asymmetry: 0.2, ...(band === null ? {} : { band }) });
  const plan = planOfStrips(area, size);
  const settings = settingsOf({ speed: namedSpeed("school-day") });
  const ours = medianMs(60, () => judgePlan(area, plan, settings));
  const naive = medianMs(5, () => askOracle(area, plan, settings));
  const times = band === null ? "routed" : "estimated";
  print(
    `  clusters of ${size}, ${times} times: ${ours.toFixed(2)} ms; naive judge ${naive.toFixed(1)} ms, ${(naive / ours).toFixed(0)} times as long`,
  );
}

function changeSpeed(print: (line: string) => void): void {
  const area = randomArea(1, { schools: 280, asymmetry: 0.2, band: BAND });
  const plan = planOfStrips(area, 5);
  const speeds = (["free-flow", "school-day", "peak", "winter"] as const).map((name) =>
    namedSpeed(name),
  );
  let turn = 0;
  const ms = medianMs(60, () => {
    const speed = speeds[turn++ % speeds.length];
    if (speed !== undefined) judgePlan(area, plan, settingsOf({ speed }));
  });
  print(`  another speed, everything judged again: ${ms.toFixed(2)} ms`);
}

function medianMs(runs: number, work: () => unknown): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}
