import { judgePlan } from "../src/domain/judge.ts";
import { namedSpeed } from "../src/domain/speed.ts";
import { companyOf } from "../src/domain/why/company.ts";
import { keystonesOf, possibleMerges } from "../src/domain/why/keystones.ts";
import { placementsOf } from "../src/domain/why/placements.ts";
import { planOfStrips, randomArea, settingsOf } from "../tests/support/builders.ts";

/** What one school's reasons may take. */
const GOAL_MS = 200;

/** Prints the median milliseconds of explaining each of 280 schools, the slowest of them, and of what a plan stands on; what missed its goal. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const area = randomArea(1, { schools: 280, asymmetry: 0.2 });
  const plan = planOfStrips(area, 5);
  const settings = settingsOf({
    speed: namedSpeed("school-day"),
    bounds: { minSchools: 3, maxSchools: 5 },
  });
  const judgement = judgePlan(area, plan, settings);
  print(`Why one school of 280 is where it is (target: under ${GOAL_MS} ms)`);
  const urns = area.schools.map(({ urn }) => urn);
  const partner = urns[0] ?? "";
  const rows: readonly (readonly [string, (urn: string) => unknown])[] = [
    ["every other cluster, with exchanges", (urn) => placementsOf(area, judgement, urn)],
    ["why it is with another", (urn) => companyOf(area, judgement, [urn, partner])],
  ];
  const missed: string[] = [];
  for (const [name, work] of rows) {
    const times = urns.map((urn) => msOf(() => work(urn))).sort((a, b) => a - b);
    const [median = 0, slowest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    print(`  ${name}: ${median.toFixed(1)} ms, the slowest of 280 ${slowest.toFixed(1)} ms`);
    if (slowest >= GOAL_MS) missed.push(`why: ${name}: ${slowest.toFixed(0)} ms`);
  }
  const stones = msOf(() => [keystonesOf(area, judgement), possibleMerges(area, judgement)]);
  print(`  keystones and merges of the whole plan: ${stones.toFixed(1)} ms`);
  return missed;
}

function msOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
