import { byKey } from "../by_key.ts";
import type { Urn } from "../school.ts";
import type { AppliedScenario } from "./applied.ts";
import type { PlaceFigures, YearGroup } from "./figures.ts";
import type { ForecastRow } from "./forecast.ts";
import type { SchoolState } from "./school_state.ts";
import { placesByYear } from "./school_state.ts";

/** Places beside the pupils who are expected, in one planning area, year group and school year. Unrounded. */
export interface ForecastLine
  extends Pick<
    ForecastRow,
    "planningArea" | "yearGroup" | "september" | "housing" | "countsHousing"
  > {
  /** Pupils who are expected; those of new housing only where the row says that they count. */
  readonly demand: number;
  /** Demand less and more the authority's own error; `null` where that is not given. */
  readonly low: number | null;
  readonly high: number | null;
  /** As the row gives them, else the places of the planning area's schools; `null` where one of them is not known. */
  readonly existing: number | null;
  readonly additional: number;
  readonly removed: number;
  /** Existing + additional − removed. */
  readonly places: number | null;
  /** Why the places are not known: the planning area has no school here, or one of its schools has no places for the year; `null` where they are. */
  readonly gap: "no-school" | "no-capacity" | null;
  /** Demand beyond the places, 0 or more; by the lower and the higher demand too. */
  readonly needed: number | null;
  readonly neededLow: number | null;
  readonly neededHigh: number | null;
  /** Places beyond the demand, 0 or more: an area can have both, in different year groups. */
  readonly spare: number | null;
  readonly spareLow: number | null;
  readonly spareHigh: number | null;
}

/** Where the places of a forecast come from. */
export interface ForecastContext {
  /** Today's schools. */
  readonly schools: ReadonlyMap<Urn, SchoolState>;
  readonly figures: PlaceFigures;
  /** A scenario that adds and removes places; `null` for none. */
  readonly applied: AppliedScenario | null;
  /** The authority's three-year forecast error as a share, of either sign; `null` where not given. */
  readonly threeYearError: number | null;
}

/** Each row with places needed and spare: needed = demand − (existing + additional − removed) (domain handbook §3.1). */
export function forecastLines(
  rows: readonly ForecastRow[],
  context: ForecastContext,
): readonly ForecastLine[] {
  const urnsOf = schoolsByPlanningArea(context);
  return rows.map((row) => {
    const urns = urnsOf.get(row.planningArea) ?? [];
    const { planningArea, yearGroup, september, housing, countsHousing } = row;
    const demand = row.demand + (row.countsHousing ? (row.housing ?? 0) : 0);
    const error = context.threeYearError === null ? null : Math.abs(context.threeYearError);
    const low = error === null ? null : demand * (1 - error);
    const high = error === null ? null : demand * (1 + error);
    const existing = row.existing ?? existingPlaces(context.schools, urns, yearGroup);
    const planned = plannedPlaces(context, urns, yearGroup, september);
    const additional = row.additional ?? planned.additional;
    const removed = row.removed ?? planned.removed;
    const places = existing === null ? null : existing + additional - removed;
    const beyond = (a: number | null, b: number | null) =>
      a === null || b === null ? null : Math.max(0, a - b);
    return {
      planningArea,
      yearGroup,
      september,
      housing,
      countsHousing,
      demand,
      low,
      high,
      existing,
      additional,
      removed,
      places,
      gap: places !== null ? null : isAnyKnown(context, urns) ? "no-capacity" : "no-school",
      needed: beyond(demand, places),
      neededLow: beyond(low, places),
      neededHigh: beyond(high, places),
      spare: beyond(places, demand),
      spareLow: beyond(places, high),
      spareHigh: beyond(places, low),
    };
  });
}

/** What is added up over lines. */
export interface ForecastSums
  extends Pick<
    ForecastLine,
    | "demand"
    | "low"
    | "high"
    | "places"
    | "needed"
    | "neededLow"
    | "neededHigh"
    | "spare"
    | "spareLow"
    | "spareHigh"
  > {}

/** One planning area's lines of one September together: needed and spare are each added up and not set off. */
export interface ForecastTotal extends ForecastSums {
  readonly planningArea: string;
  readonly september: number;
}

/** The totals by planning area and September, in the order in which they first appear. A line for all years together counts only where there is none of a year group. */
export function forecastTotals(lines: readonly ForecastLine[]): readonly ForecastTotal[] {
  const byArea = byKey(lines, ({ planningArea, september }) => `${september} ${planningArea}`);
  return [...byArea.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const years = all.filter(({ yearGroup }) => yearGroup !== null);
    const { planningArea, september } = first;
    return [{ planningArea, september, ...forecastSums(years.length === 0 ? all : years) }];
  });
}

/** Everything added up; `null` where one of the summands is not known. */
export function forecastSums(all: readonly ForecastSums[]): ForecastSums {
  const sum = (name: Exclude<keyof ForecastSums, "demand">) =>
    all.reduce<number | null>((total, each) => added(total, each[name]), 0);
  return {
    demand: all.reduce((total, { demand }) => total + demand, 0),
    low: sum("low"),
    high: sum("high"),
    places: sum("places"),
    needed: sum("needed"),
    neededLow: sum("neededLow"),
    neededHigh: sum("neededHigh"),
    spare: sum("spare"),
    spareLow: sum("spareLow"),
    spareHigh: sum("spareHigh"),
  };
}

/**
 * Whether a planning area's forecast falls below today's roll and is back at it in its third to fifth year, so that a falling
 * rolls fund may apply (rule "falling-rolls").
 */
export function isForecastToRecover(
  totals: readonly Pick<ForecastTotal, "planningArea" | "september" | "demand">[],
  planningArea: string,
  roll: number,
): boolean {
  const years = totals
    .filter((total) => total.planningArea === planningArea)
    .sort((a, b) => a.september - b.september);
  const first = years[0]?.september ?? 0;
  const recovery = years.filter(
    ({ september, demand }) => september >= first + 2 && september <= first + 4 && demand >= roll,
  );
  return recovery.some(({ september }) =>
    years.some((earlier) => earlier.september < september && earlier.demand < roll),
  );
}

function added(sum: number | null, value: number | null): number | null {
  return sum === null || value === null ? null : sum + value;
}

function isAnyKnown({ schools }: ForecastContext, urns: readonly Urn[]): boolean {
  return urns.some((urn) => schools.has(urn));
}

function schoolsByPlanningArea({ figures }: ForecastContext): ReadonlyMap<string, readonly Urn[]> {
  const urns = new Map<string, Urn[]>();
  for (const [urn, { planningArea }] of figures) {
    if (planningArea === null) continue;
    const members = urns.get(planningArea) ?? [];
    members.push(urn);
    urns.set(planningArea, members);
  }
  return urns;
}

function existingPlaces(
  schools: ReadonlyMap<Urn, SchoolState>,
  urns: readonly Urn[],
  yearGroup: YearGroup | null,
): number | null {
  let sum = 0;
  let known = 0;
  for (const urn of urns) {
    const state = schools.get(urn);
    if (state === undefined) continue;
    const places = placesOfYear(state, yearGroup);
    if (places === null) return null;
    sum += places;
    known++;
  }
  return known === 0 ? null : sum;
}

function placesOfYear(state: SchoolState | undefined, yearGroup: YearGroup | null): number | null {
  if (state === undefined) return 0;
  return yearGroup === null ? state.capacity : (placesByYear(state)?.[yearGroup] ?? null);
}

/** What the scenario adds and removes by a September, school by school. */
function plannedPlaces(
  { applied, schools }: ForecastContext,
  urns: readonly Urn[],
  yearGroup: YearGroup | null,
  september: number,
): { readonly additional: number; readonly removed: number } {
  const stage = applied?.stages.findLast((some) => some.september <= september);
  let [additional, removed] = [0, 0];
  if (stage === undefined) return { additional, removed };
  for (const urn of urns) {
    const was = placesOfYear(schools.get(urn), yearGroup);
    const is = placesOfYear(stage.schools.get(urn), yearGroup);
    if (was === null || is === null) continue;
    additional += Math.max(0, is - was);
    removed += Math.max(0, was - is);
  }
  return { additional, removed };
}
