import type { Urn } from "../school.ts";
import type { AppliedScenario } from "./applied.ts";
import type { PlaceFigures, YearGroup } from "./figures.ts";
import type { ForecastRow } from "./forecast.ts";
import type { SchoolState } from "./school_state.ts";
import { placesByYear } from "./school_state.ts";

/** Places beside the pupils who are expected, in one planning area, year group and school year. Unrounded. */
export interface ForecastLine
  extends Pick<ForecastRow, "planningArea" | "yearGroup" | "september"> {
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
    const { planningArea, yearGroup, september } = row;
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
      demand,
      low,
      high,
      existing,
      additional,
      removed,
      places,
      needed: beyond(demand, places),
      neededLow: beyond(low, places),
      neededHigh: beyond(high, places),
      spare: beyond(places, demand),
      spareLow: beyond(places, high),
      spareHigh: beyond(places, low),
    };
  });
}

/** One planning area's lines of one September together: needed and spare are each added up and not set off. */
export interface ForecastTotal {
  readonly planningArea: string;
  readonly september: number;
  readonly demand: number;
  readonly places: number | null;
  readonly needed: number | null;
  readonly spare: number | null;
}

/** The totals by planning area and September, in the order in which they first appear. */
export function forecastTotals(lines: readonly ForecastLine[]): readonly ForecastTotal[] {
  const totals = new Map<string, ForecastTotal>();
  for (const line of lines) {
    const { planningArea, september } = line;
    const key = `${september} ${planningArea}`;
    const sum = totals.get(key) ?? {
      planningArea,
      september,
      demand: 0,
      places: 0,
      needed: 0,
      spare: 0,
    };
    totals.set(key, {
      ...sum,
      demand: sum.demand + line.demand,
      places: added(sum.places, line.places),
      needed: added(sum.needed, line.needed),
      spare: added(sum.spare, line.spare),
    });
  }
  return [...totals.values()];
}

/**
 * Whether a planning area's forecast falls below today's roll and is back at it in its third to fifth year, so that a falling
 * rolls fund may apply (rule "falling-rolls").
 */
export function isForecastToRecover(
  totals: readonly ForecastTotal[],
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
