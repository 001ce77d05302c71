import type { Area } from "../../domain/area.ts";
import type { HomeArea } from "../../domain/places/scenario.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import type { Position } from "../../domain/school.ts";
import { isInEngland } from "../../io/national_grid.ts";
import type { GivenHomes as ReadHomes } from "../../io/places/home_areas.ts";
import type { IncludedScenario, ScenarioFile } from "../../io/places/scenario_json.ts";
import { readScenarios, withScenarios, writeScenarioJson } from "../../io/places/scenario_json.ts";
import type { KeptScenario } from "./places_state.ts";

/** The scenarios of a file that the user chose: their own file, or a plan file that includes some by name. */
export async function scenariosOfFile(file: File): Promise<Reading<readonly ScenarioFile[]>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return readScenarios(bytes, file.name, file.name.replace(/\.[^.]*$/, ""));
}

/** A scenario as the text of its file, with where pupils live only where they are kept with it. */
export function fileOfScenario({ scenario, homes = [] }: KeptScenario, area: Area): string {
  return writeScenarioJson(scenario, { area: area.name, homes });
}

/** The text of a plan file with the tests of it that are to be in it, by name. */
export function planWithScenarios(
  planText: string,
  included: readonly IncludedScenario[],
  area: Area,
): string {
  return withScenarios(planText, included, area.name);
}

/** Where pupils live, with what is to be known of what was read. */
export interface GivenHomes {
  readonly homes: readonly HomeArea[];
  readonly told: readonly ReaderProblem[];
}

/** Where pupils of the area's schools live, by a file that the user chose. */
export async function homesOfFile(file: File, area: Area): Promise<Reading<GivenHomes>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { readHomeAreas } = await import("../../io/places/home_areas.ts");
  return givenHomes(await readHomeAreas(bytes, file.name, area.schools));
}

/** The same by rows that were copied from a spreadsheet. */
export async function homesOfText(text: string, area: Area): Promise<Reading<GivenHomes>> {
  const { readPastedHomeAreas } = await import("../../io/places/home_areas.ts");
  return givenHomes(readPastedHomeAreas(text, area.schools));
}

function givenHomes(reading: Reading<ReadHomes>): Reading<GivenHomes> {
  if (!reading.ok) return reading;
  const { homes, rejected, notes } = reading.value;
  return { ok: true, value: { homes, told: [...rejected, ...notes] }, notes: [] };
}

/** A place in England by its degrees as they are typed; `null` where they are none. */
export function typedPlace(longitude: string, latitude: string): Position | null {
  const [x, y] = [longitude, latitude].map((text) =>
    text.trim() === "" ? Number.NaN : Number(text),
  );
  if (x === undefined || y === undefined) return null;
  return isInEngland(x, y) ? [x, y] : null;
}
