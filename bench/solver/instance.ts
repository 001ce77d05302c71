import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../../src/domain/area.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import { NO_BOUNDS, PROPOSAL_BOUNDS, resolveSettings } from "../../src/domain/settings.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes } from "../../src/domain/units.ts";
import { readArea } from "../../src/io/area_json.ts";
import type { ObjectiveKind, ProposeOptions } from "../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../src/solver/proposal.ts";
import { literature, readMedians } from "./literature.ts";
import { planeArea, randomPoints } from "./plane.ts";
import { openAuthority, openRegion } from "./region.ts";

/**
 * Where the schools are from: a built-in area; an authority of the register by its code, or the `schools` nearest to
 * Lincoln, with estimated times; places at random in a square of 100 by 100 minutes; or an instance of the literature.
 */
export type Places =
  | { readonly kind: "built-in"; readonly name: string }
  | { readonly kind: "authority"; readonly laCode: string }
  | { readonly kind: "region"; readonly schools: number }
  | { readonly kind: "random"; readonly schools: number; readonly seed: number }
  | { readonly kind: "literature"; readonly name: string };

/** What is to be solved. */
export interface Question {
  readonly places: Places;
  readonly objective: ObjectiveKind;
  /** 45 where absent. An instance of the literature has no ceiling. */
  readonly ceilingMinutes?: number;
  /** 3 to 8 where absent; `null` for one or more and no most. */
  readonly schools?: readonly [least: number, most: number] | null;
  readonly seed: number;
  readonly seconds: number;
}

/** The same as the solver takes it. */
export interface Instance {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly options: ProposeOptions;
}

/** The instance that `question` is of. */
export async function openInstance(question: Question): Promise<Instance> {
  const { objective, seed, seconds, places } = question;
  const options = { ...DEFAULT_PROPOSE_OPTIONS, objective, seed, timeLimitSeconds: seconds };
  if (places.kind === "literature") return medianInstance(places.name, options);
  const schools = question.schools === undefined ? ([3, 8] as const) : question.schools;
  const [minSchools, maxSchools] = schools ?? [1, null];
  const bounds = schools === null ? NO_BOUNDS : PROPOSAL_BOUNDS;
  const settings = resolveSettings({ ceilingMinutes: minutes(question.ceilingMinutes ?? 45) });
  return {
    area: await openPlaces(places),
    settings: {
      ...settings,
      speed: places.kind === "random" ? namedSpeed("free-flow") : settings.speed,
      bounds: { ...bounds, minSchools, maxSchools },
    },
    options,
  };
}

async function openPlaces(places: Exclude<Places, { kind: "literature" }>): Promise<Area> {
  switch (places.kind) {
    case "built-in":
      return openBuiltIn(places.name);
    case "authority":
      return openAuthority(places.laCode);
    case "region":
      return openRegion(places.schools);
    case "random":
      return planeArea(randomPoints(places.schools, places.seed), { secondsPerUnit: 60 });
  }
}

/** Capacities are the most pupils of a cluster, demands the rolls, and distances the seconds. */
function medianInstance(name: string, options: ProposeOptions): Instance {
  const known = literature().find((each) => each.name === name);
  if (known === undefined) throw new Error(`There is no file of the instance ${name}.`);
  const { clusters, isWhole, places } = readMedians(known);
  const capacities = new Set(places.map(({ capacity }) => capacity));
  const [maxPupils] = capacities;
  if (maxPupils === undefined || capacities.size > 1) {
    throw new Error(`${name} has ${capacities.size} capacities; there should be one.`);
  }
  return {
    area: planeArea(places, { secondsPerUnit: 1, isWhole }),
    settings: {
      ...resolveSettings({ ceilingMinutes: minutes(1e6), speed: namedSpeed("free-flow") }),
      bounds: { ...NO_BOUNDS, minSchools: 1, maxPupils },
    },
    options: { ...options, clusters },
  };
}

async function openBuiltIn(name: string): Promise<Area> {
  const folder = join("geodata/areas", name);
  const reading = await readArea({
    name,
    read: async (file) => {
      try {
        return await readFile(join(folder, file));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}
