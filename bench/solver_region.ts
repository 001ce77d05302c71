import { gapOf } from "./solver/measures.ts";
import { FIELD, runApart } from "./solver/run_apart.ts";
import { Table } from "./solver/table.ts";

const SCHOOLS = 2000;
const SECONDS = 60;
const GIGABYTE = 1024;
/** The gap that each objective must and should reach. */
const CASES = [
  { objective: "host", must: 0.017, aim: 0.01 },
  { objective: "travel", must: 0.02, aim: 0.01 },
] as const;

/** Prints how near to the best a region is solved in a minute, and in how much memory. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const title = `The ${SCHOOLS} schools nearest to Lincoln, estimated, 3 to 8 each, school day, 45 min`;
  const table = new Table(print, title);
  for (const { objective, must, aim } of CASES) {
    const places = { kind: "region", schools: SCHOOLS } as const;
    const result = await runApart({
      question: { places, objective, seed: 1, seconds: SECONDS },
      baselines: FIELD,
      highsSeconds: SECONDS,
      enough: null,
    });
    const { ours } = result;
    const gap = gapOf(ours) ?? Infinity;
    const isInTime = ours.seconds <= SECONDS * 1.05;
    const memory = `${Math.round(ours.megabytes)} MB`;
    table.row({
      what: `${SCHOOLS} schools, ${objective}`,
      result,
      must: {
        text: `gap ${(100 * must).toFixed(1)} % in ${SECONDS} s and 1 GB, was in ${memory}`,
        isMet: gap <= must && isInTime && ours.megabytes <= GIGABYTE,
      },
      aim: { text: `gap ${100 * aim} %`, isMet: gap <= aim && isInTime },
    });
  }
  return table.missed;
}
