import { secondsUntil } from "./solver/measures.ts";
import { FIELD, runApart } from "./solver/run_apart.ts";
import { Table } from "./solver/table.ts";

const PLACES = 500;
const SEEDS = [1, 2, 3];
/** Minutes, in a square of 100 by 100 minutes: each place has some 16, 35, 63 or 141 partners where the edge is far. */
const RADII = [10, 15, 20, 30];
const CEILINGS = [15, 20, 30];
const HIGHS_SECONDS = 12;

/** Prints how soon the fewest clusters of any size are proved: on random geometric graphs, and in Lincolnshire at low ceilings. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const random = new Table(print, `Fewest clusters of ${PLACES} random places, any size`);
  for (const ceilingMinutes of RADII) {
    for (const seed of SEEDS) {
      const places = { kind: "random", schools: PLACES, seed } as const;
      const what = `radius ${ceilingMinutes}, places ${seed}`;
      await solve(random, what, {
        places,
        ceilingMinutes,
        limits: [5, 2],
        seconds: 10,
        isFirst: seed === 1,
      });
    }
  }
  const county = new Table(print, "Fewest clusters in Lincolnshire, any size, school day");
  for (const ceilingMinutes of CEILINGS) {
    const places = { kind: "built-in", name: "lincolnshire" } as const;
    const what = `ceiling ${ceilingMinutes} min`;
    await solve(county, what, {
      places,
      ceilingMinutes,
      limits: [2, 0.5],
      seconds: 10,
      isFirst: true,
    });
  }
  return [...random.missed, ...county.missed];
}

interface Case {
  readonly places:
    | { readonly kind: "random"; readonly schools: number; readonly seed: number }
    | { readonly kind: "built-in"; readonly name: string };
  readonly ceilingMinutes: number;
  /** Seconds that a proof must and should take. */
  readonly limits: readonly [must: number, aim: number];
  readonly seconds: number;
  readonly isFirst: boolean;
}

async function solve(table: Table, what: string, known: Case): Promise<void> {
  const { places, ceilingMinutes, limits, seconds, isFirst } = known;
  const result = await runApart({
    question: { places, objective: "fewest", ceilingMinutes, schools: null, seed: 1, seconds },
    baselines: isFirst ? FIELD : ["complete-linkage"],
    highsSeconds: isFirst ? HIGHS_SECONDS : null,
    enough: null,
  });
  const { ours } = result;
  const found = secondsUntil(ours, ours.value ?? 0)?.toFixed(1) ?? "never";
  const goal = (limit: number, note = "") => ({
    text: `proved in ${limit} s${note}`,
    isMet: ours.status === "optimal" && ours.seconds <= limit,
  });
  table.row({ what, result, must: goal(limits[0]), aim: goal(limits[1], `, found in ${found}`) });
}
