import { basename } from "node:path";
import type { Area } from "../domain/area.ts";
import { areaWithFigures } from "../domain/places/area_with_figures.ts";
import type { PlaceFigures } from "../domain/places/figures.ts";
import type { RuralList } from "../domain/places/law/rural.ts";
import type { HomeArea } from "../domain/places/scenario.ts";
import type { ReaderProblem } from "../domain/reader_problem.ts";
import { withGivenFigures } from "../io/places/figures_change.ts";
import { readFiguresOfSchools } from "../io/places/figures_of_schools.ts";
import { readHomeAreas } from "../io/places/home_areas.ts";
import { readPlaceFigures } from "../io/places/place_figures.ts";
import { readRuralList } from "../io/places/rural_schools.ts";
import { counted } from "../words/counted.ts";
import type { Arguments } from "./arguments.ts";
import { TEXT, textOption, wholeOption } from "./arguments.ts";
import { readInput } from "./input_file.ts";
import { notice } from "./output.ts";
import { problemText, readOrRefuse, UsageError } from "./usage_error.ts";

export const PLACE_OPTIONS = {
  places: TEXT,
  "places-as-at": TEXT,
  homes: TEXT,
  "rural-list": TEXT,
  "rural-year": TEXT,
};

export const PLACE_HELP = `  --places FILE         capacity, roll, PAN, year_0 to year_6 and places_0 to places_6 by URN or DfE number (CSV, xlsx);
                        a schools.csv may carry the same columns
  --places-as-at DATE   the date of its figures, where it has none of its own
  --homes FILE          where pupils live: urn, place, longitude, latitude, year_group, pupils (CSV, xlsx)
  --rural-list FILE     URNs of designated rural primary schools (CSV, xlsx)
  --rural-year YEAR     the year of that list, where neither it nor its name says`;

/** What the options say of places, with the area that has the figures laid over it. */
export interface PlaceInputs {
  readonly area: Area;
  readonly figures: PlaceFigures;
  readonly homes: readonly HomeArea[];
  readonly ruralList: RuralList | null;
}

/** Reads the files that the options name about the schools of `area`. */
export async function readPlaceInputs(args: Arguments, area: Area): Promise<PlaceInputs> {
  const own = await figuresOfSchoolsFile(args, area);
  const figures = withGivenFigures(own, await givenFigures(args, area));
  const withFigures = areaWithFigures(area, figures);
  return {
    area: withFigures,
    figures,
    homes: await homesOf(args, withFigures),
    ruralList: await ruralListOf(args, withFigures),
  };
}

/** What `--schools` carries beside its schools. Its capacities and rolls are the area's, and were told of with it. */
async function figuresOfSchoolsFile(args: Arguments, area: Area): Promise<PlaceFigures> {
  const file = textOption(args, "schools");
  if (file === undefined) return new Map();
  const bytes = await readInput(file, "--schools");
  const reading = await readFiguresOfSchools(bytes, file, area.schools);
  if (reading === null || !reading.ok) return new Map();
  const notes = reading.notes.filter(({ column }) =>
    /^(year_|room_|places_|pan)/.test(column ?? ""),
  );
  noticeAll(notes);
  return reading.value.figures;
}

async function givenFigures(args: Arguments, area: Area): Promise<PlaceFigures> {
  const file = textOption(args, "places");
  const asAt = textOption(args, "places-as-at");
  if (file === undefined) {
    if (asAt !== undefined) throw new UsageError("--places-as-at is given without --places.");
    return new Map();
  }
  if (asAt !== undefined && !/^\d{4}(-\d{2}){0,2}$/.test(asAt)) {
    throw new UsageError(`--places-as-at is "${asAt}": it must be a date such as 2026-01-15.`);
  }
  const bytes = await readInput(file, "--places");
  const options = asAt === undefined ? {} : { asAt };
  const given = readOrRefuse(await readPlaceFigures(bytes, file, area.schools, options));
  noticeAll([...given.rejected, ...given.notes]);
  if (given.ignoredColumns.length > 0) {
    notice(`Note: ${basename(file)}: not used: ${given.ignoredColumns.join(", ")}.`);
  }
  notice(`${basename(file)}: figures of ${counted(given.counts.used, "school")}.`);
  return given.figures;
}

async function homesOf(args: Arguments, area: Area): Promise<readonly HomeArea[]> {
  const file = textOption(args, "homes");
  if (file === undefined) return [];
  const bytes = await readInput(file, "--homes");
  const given = readOrRefuse(await readHomeAreas(bytes, file, area.schools));
  noticeAll([...given.rejected, ...given.notes]);
  return given.homes;
}

async function ruralListOf(args: Arguments, area: Area): Promise<RuralList | null> {
  const file = textOption(args, "rural-list");
  const year = wholeOption(args, "rural-year", 2000);
  if (file === undefined) {
    if (year !== undefined) throw new UsageError("--rural-year is given without --rural-list.");
    return null;
  }
  const bytes = await readInput(file, "--rural-list");
  const options = year === undefined ? {} : { year };
  const given = readOrRefuse(await readRuralList(bytes, file, area.schools, options));
  noticeAll(given.notes);
  return given.list;
}

/** So many problems are told one by one: each decides a figure, and there is no other command that lists them. */
const MOST_NOTICES = 20;

function noticeAll(problems: readonly ReaderProblem[]): void {
  for (const problem of problems.slice(0, MOST_NOTICES)) notice(`Note: ${problemText(problem)}`);
  const rest = problems.length - MOST_NOTICES;
  if (rest > 0)
    notice(`Note: ${counted(rest, "more row")} of the file could not be used as given.`);
}
