import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../src/domain/area.ts";
import type { JudgingSettings } from "../src/domain/settings.ts";
import { NO_BOUNDS, PROPOSAL_BOUNDS, resolveSettings } from "../src/domain/settings.ts";
import { minutes } from "../src/domain/units.ts";
import { readArea } from "../src/io/area_json.ts";
import type { Method, ObjectiveKind, Proposal } from "../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../src/solver/proposal.ts";
import { propose } from "../src/solver/propose.ts";

const METHODS: readonly Method[] = ["exact", "complete-linkage", "turf-kmeans", "turf-dbscan"];

interface Run {
  readonly proposal: Proposal;
  /** Seconds to the first plan that was reported, and the schools it left out. */
  readonly first: { readonly seconds: number; readonly unplaced: number } | null;
}

/** Prints every method on the built-in areas in one run, and ours against complete linkage at lower ceilings. */
export async function run(print: (line: string) => void): Promise<void> {
  for (const name of ["lincolnshire", "isle-of-wight", "rutland"]) {
    const area = await openArea(name);
    const settings = resolveSettings({}, {}, PROPOSAL_BOUNDS);
    for (const objective of ["travel", "host", "fewest"] as const) {
      print(`${area.title}, ${area.schools.length} schools, 3 to 8 each, 45 min, ${objective}`);
      compareMethods(print, area, settings, objective);
    }
  }
  const lincolnshire = await openArea("lincolnshire");
  print("Lincolnshire, fewest clusters of one school or more (target: 15 % fewer than linkage)");
  for (const ceiling of [15, 20, 30]) compareFewest(print, lincolnshire, ceiling);
}

function compareMethods(
  print: (line: string) => void,
  area: Area,
  settings: JudgingSettings,
  objective: ObjectiveKind,
): void {
  let ours: Proposal | null = null;
  for (const method of METHODS) {
    const { proposal, first } = runMethod(area, settings, objective, method);
    ours ??= proposal;
    print(
      [
        `  ${method.padEnd(16)}`,
        `value ${proposal.objective.value.toFixed(objective === "fewest" ? 0 : 1).padStart(10)}`,
        `${String(proposal.clusters.length).padStart(3)} clusters`,
        `${String(proposal.unplaced.length).padStart(3)} unplaced`,
        `${proposal.seconds.toFixed(2).padStart(6)} s`,
        first === null
          ? ""
          : `first plan ${first.seconds.toFixed(2)} s, ${first.unplaced} unplaced`,
        method === "exact" ? "" : comparison(proposal, ours),
      ].join("  "),
    );
  }
}

/** A baseline's value as a multiple of ours, where both placed as many schools in as many clusters. */
function comparison(theirs: Proposal, ours: Proposal): string {
  const more = theirs.unplaced.length - ours.unplaced.length;
  if (more !== 0) return `leaves ${more} more schools out than ours`;
  if (ours.objective.kind !== "fewest" && theirs.clusters.length !== ours.clusters.length) {
    return `makes ${theirs.clusters.length} clusters where ${ours.clusters.length} were wanted`;
  }
  return `${(theirs.objective.value / ours.objective.value).toFixed(3)} times ours`;
}

function compareFewest(print: (line: string) => void, area: Area, ceiling: number): void {
  const settings = resolveSettings(
    { ceilingMinutes: minutes(ceiling), minSchools: 1 },
    {},
    NO_BOUNDS,
  );
  const ours = runMethod(area, settings, "fewest", "exact").proposal;
  const linkage = runMethod(area, settings, "fewest", "complete-linkage").proposal;
  const fewer = 100 * (1 - ours.objective.value / linkage.objective.value);
  print(
    `  ${ceiling} min: ours ${ours.objective.value} in ${ours.seconds.toFixed(1)} s, linkage ${linkage.objective.value}: ${fewer.toFixed(1)} % fewer`,
  );
}

function runMethod(
  area: Area,
  settings: JudgingSettings,
  objective: ObjectiveKind,
  method: Method,
): Run {
  let first: Run["first"] = null;
  const proposal = propose(
    area,
    settings,
    { ...DEFAULT_PROPOSE_OPTIONS, objective, method },
    {
      now: () => performance.now() / 1000,
      shouldStop: () => false,
      onProgress: (progress) => {
        first ??= { seconds: progress.seconds, unplaced: progress.unplaced };
      },
    },
  );
  return { proposal, first };
}

async function openArea(name: string): Promise<Area> {
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
