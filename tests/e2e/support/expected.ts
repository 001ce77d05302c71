import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtAreaFiles } from "../../../geodata/files.ts";
import type { Area } from "../../../src/domain/area.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import type { Position } from "../../../src/domain/school.ts";
import { resolveSettings } from "../../../src/domain/settings.ts";
import type { Speed } from "../../../src/domain/speed.ts";
import { readArea } from "../../../src/io/area_json.ts";
import { readPlanJson } from "../../../src/io/plan_json.ts";
import { askOracle } from "../../support/ask_oracle.ts";
import { ROOT } from "../../support/repository.ts";

export type BuiltIn = "lincolnshire" | "isle-of-wight" | "rutland";

/** What the screen should say of one cluster, from the raw times and the oracle alone. */
export interface ExpectedCluster {
  readonly name: string;
  /** Names of the worst pair's schools in its slower direction. */
  readonly from: string;
  readonly to: string;
  /** Minutes of the worst pair with one decimal. */
  readonly minutes: string;
  readonly overMinutes: string;
  readonly verdicts: readonly string[];
}

/** A built-in area from its folder. */
export async function areaFromFolder(name: BuiltIn): Promise<Area> {
  const reading = await readArea(builtAreaFiles(ROOT, name));
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
}

/** The example that comes with a built-in area. */
export function examplePlan(name: BuiltIn): Plan {
  return planFromFile(join(ROOT, "geodata", "examples", `${name}.json`));
}

/** A plan file; throws where it cannot be read. */
export function planFromFile(path: string): Plan {
  const reading = readPlanJson(readFileSync(path), path);
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
}

/** What the oracle finds of each cluster of `plan` at `speed`, in the plan's order. */
export function expectedClusters(area: Area, plan: Plan, speed: Speed): readonly ExpectedCluster[] {
  const settings = { ...resolveSettings(plan.settings), speed };
  const { pairs } = askOracle(area, plan, settings);
  const nameOf = (urn: string) => area.schools.find((school) => school.urn === urn)?.name ?? urn;
  return plan.clusters.map(({ name }, place) => {
    const own = pairs.filter(({ cluster }) => cluster === place);
    const [first, ...rest] = own;
    if (first === undefined) throw new Error(`The cluster ${name} has no pair.`);
    const worst = rest.reduce(
      (known, pair) => (pair.seconds > known.seconds ? pair : known),
      first,
    );
    return {
      name,
      from: nameOf(worst.from),
      to: nameOf(worst.to),
      minutes: (worst.seconds / 60).toFixed(1),
      overMinutes: ((worst.seconds - settings.ceiling) / 60).toFixed(1),
      verdicts: [...new Set(own.map(({ verdict }) => verdict))],
    };
  });
}

/** West, south, east and north of an area's schools and boundary. */
export function boundsOf(area: Area): readonly [number, number, number, number] {
  const shape = area.outline?.geometry;
  const polygons =
    shape === undefined ? [] : shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const corners = polygons.flat(2);
  const places = [
    ...corners,
    ...area.schools.flatMap(({ location }) => (location === null ? [] : [location])),
  ];
  const of = (axis: number) => places.map((place) => place[axis] ?? Number.NaN);
  return [
    of(0).reduce((a, b) => Math.min(a, b)),
    of(1).reduce((a, b) => Math.min(a, b)),
    of(0).reduce((a, b) => Math.max(a, b)),
    of(1).reduce((a, b) => Math.max(a, b)),
  ];
}

/** The school that is farthest from its nearest neighbour, so that a click on it means no other. */
export function loneliestSchool(area: Area): {
  readonly name: string;
  readonly position: Position;
} {
  const placed = area.schools.flatMap(({ name, location }) =>
    location === null ? [] : [{ name, position: location }],
  );
  const distance = ({ position }: (typeof placed)[number]) =>
    Math.min(
      ...placed
        .filter((other) => other.position !== position)
        .map((other) =>
          Math.hypot(other.position[0] - position[0], other.position[1] - position[1]),
        ),
    );
  const [first, ...rest] = placed;
  if (first === undefined) throw new Error(`${area.title} has no school with a place.`);
  return rest.reduce(
    (known, school) => (distance(school) > distance(known) ? school : known),
    first,
  );
}
