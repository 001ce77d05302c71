import type { Area } from "../src/domain/area.ts";
import { NO_BOUNDS, resolveSettings } from "../src/domain/settings.ts";
import { minutes } from "../src/domain/units.ts";
import { areaFromRegister } from "../src/io/register.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../src/solver/proposal.ts";
import { openRegister } from "./solver/region.ts";
import { solveBy } from "./solver/solve.ts";
import { compare, Table } from "./solver/table.ts";

const LEAST_SCHOOLS = 150;
const CEILINGS = [15, 20, 30, 45];
/** Most seconds of a solve. */
const SECONDS = 4;
const WANTED = 0.15;

/** How many clusters complete linkage makes of an area, ours, and how few there can be. */
interface Compared {
  readonly linkage: number;
  readonly ours: number;
  readonly bound: number;
}

/** Prints by how many clusters complete linkage is above the fewest, over every large authority of England by estimated times. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const register = await openRegister();
  const areas = register.authorities
    .filter(({ schools }) => schools >= LEAST_SCHOOLS)
    .map(({ laCode }) => areaFromRegister(register, laCode));
  const title = `Complete linkage and the fewest clusters of any size: the ${areas.length} authorities of ${LEAST_SCHOOLS} schools or more, estimated, school day`;
  const table = new Table(print, title, []);
  for (const ceiling of CEILINGS) {
    const all: Compared[] = [];
    for (const area of areas) all.push(await compareOne(table, area, ceiling));
    const { text, together } = summary(all);
    const isMet = together >= WANTED;
    const goal = `${100 * WANTED} % fewer all together, was ${percent(together)}`;
    print(`  ceiling ${ceiling} min: ${text}`);
    print(`    must ${goal}: ${isMet ? "met" : "MISSED"}`);
    table.goal("must", `linkage, ceiling ${ceiling} min`, { text: goal, isMet });
  }
  return table.missed;
}

async function compareOne(table: Table, area: Area, ceiling: number): Promise<Compared> {
  const settings = {
    ...resolveSettings({ ceilingMinutes: minutes(ceiling) }),
    bounds: { ...NO_BOUNDS, minSchools: 1 },
  };
  const aims = { objective: "fewest", timeLimitSeconds: SECONDS } as const;
  const instance = { area, settings, options: { ...DEFAULT_PROPOSE_OPTIONS, ...aims } };
  const { solved: ours } = await solveBy("exact", instance);
  const { solved: linkage } = await solveBy("complete-linkage", instance);
  const { isBeaten, verdict } = compare(ours, linkage);
  if (isBeaten) table.fail(`${area.title}, ${ceiling} min: complete linkage is better: ${verdict}`);
  return { linkage: linkage.clusters, ours: ours.clusters, bound: ours.bound ?? 1 };
}

function summary(all: readonly Compared[]): { readonly text: string; readonly together: number } {
  const fewer = all.map(({ ours, linkage }) => 1 - ours / linkage).sort((a, b) => a - b);
  const total = (of: (each: Compared) => number) => all.reduce((sum, each) => sum + of(each), 0);
  const together = 1 - total(({ ours }) => ours) / total(({ linkage }) => linkage);
  const proved = all.filter(({ ours, bound }) => bound >= ours).length;
  const enough = fewer.filter((each) => each >= WANTED).length;
  const never = all.filter(({ bound, linkage }) => 1 - bound / linkage < WANTED).length;
  const text = [
    `${total(({ ours }) => ours)} clusters, linkage ${total(({ linkage }) => linkage)}`,
    `fewer by ${percent(fewer[0])} to ${percent(fewer.at(-1))}, median ${percent(fewer[fewer.length >> 1])}`,
    `${100 * WANTED} % or more in ${enough} of ${all.length} areas, proved impossible in ${never}`,
    `fewest proved in ${proved}`,
  ].join("; ");
  return { text, together };
}

function percent(share: number | undefined): string {
  return `${(100 * (share ?? 0)).toFixed(1)} %`;
}
