import type { ByYear, PlaceFigures, SchoolFigures } from "../../domain/places/figures.ts";
import type { Dated, School, Urn } from "../../domain/school.ts";

/** A figure of a school that differs from what is known now; `null` where not known. */
export interface FigureChange {
  readonly urn: Urn;
  readonly figure: Exclude<keyof SchoolFigures, "urn">;
  readonly before: string | null;
  readonly after: string;
}

/** What using given figures would change, shown before it is done. */
export interface FiguresPreview {
  /** Schools of the area that figures are given of. */
  readonly given: readonly Urn[];
  /** Figures that were not known. */
  readonly added: readonly FigureChange[];
  /** Figures that were another. */
  readonly changed: readonly FigureChange[];
  /** Schools all of whose given figures are as they are known now. */
  readonly same: readonly Urn[];
  /** Schools of the area that nothing is given of: what is known of them stays. */
  readonly without: readonly Urn[];
}

const FIGURES = [
  "capacity",
  "pupils",
  "pan",
  "yearPupils",
  "yearPlaces",
  "planningArea",
] as const satisfies readonly (keyof SchoolFigures)[];

/** What laying `given` over `known` and over `schools` themselves would add and change. */
export function previewFigures(
  schools: readonly School[],
  known: PlaceFigures,
  given: PlaceFigures,
): FiguresPreview {
  const changes = schools.flatMap((school) => {
    const figures = given.get(school.urn);
    return figures === undefined ? [] : changesOf(school, known.get(school.urn), figures);
  });
  const touched = new Set(changes.map(({ urn }) => urn));
  const urns = schools.map(({ urn }) => urn);
  return {
    given: urns.filter((urn) => given.has(urn)),
    added: changes.filter(({ before }) => before === null),
    changed: changes.filter(({ before }) => before !== null),
    same: urns.filter((urn) => given.has(urn) && !touched.has(urn)),
    without: urns.filter((urn) => !given.has(urn)),
  };
}

/** `known` with `given` laid over it, figure by figure: what is not given stays. */
export function withGivenFigures(known: PlaceFigures, given: PlaceFigures): PlaceFigures {
  const all = new Map(known);
  for (const [urn, figures] of given) {
    const before = known.get(urn);
    all.set(urn, before === undefined ? figures : overlaid(before, figures));
  }
  return all;
}

function overlaid(before: SchoolFigures, given: SchoolFigures): SchoolFigures {
  return {
    urn: given.urn,
    capacity: given.capacity ?? before.capacity,
    pupils: given.pupils ?? before.pupils,
    pan: given.pan ?? before.pan,
    yearPupils: byYear(before.yearPupils, given.yearPupils),
    yearPlaces: byYear(before.yearPlaces, given.yearPlaces),
    planningArea: given.planningArea ?? before.planningArea,
  };
}

function byYear(before: ByYear | null, given: ByYear | null): ByYear | null {
  if (given === null || before === null) return given ?? before;
  return given.map((value, year) => value ?? before[year] ?? null);
}

function changesOf(
  school: School,
  known: SchoolFigures | undefined,
  given: SchoolFigures,
): readonly FigureChange[] {
  const { urn } = school;
  const after = known === undefined ? given : overlaid(known, given);
  return FIGURES.flatMap((figure) => {
    if (given[figure] === null) return [];
    const own = figure === "capacity" || figure === "pupils" ? school[figure] : null;
    const before = figureText(known?.[figure] ?? own ?? null);
    const text = figureText(after[figure]);
    return text === null || text === before ? [] : [{ urn, figure, before, after: text }];
  });
}

function figureText(value: SchoolFigures[keyof SchoolFigures]): string | null {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (isDated(value))
    return value.asAt === null ? `${value.value}` : `${value.value} (${value.asAt})`;
  return value.map((count) => count ?? "–").join(" ");
}

function isDated(value: Dated<number> | ByYear): value is Dated<number> {
  return "value" in value;
}
