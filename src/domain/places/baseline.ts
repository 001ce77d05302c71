import type { Area } from "../area.ts";
import { byKey } from "../by_key.ts";
import type { ClusterId, Plan } from "../plan.ts";
import type { School, Urn } from "../school.ts";
import type { PlaceFigures, YearGroup } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";
import type { Places } from "./outcome.ts";
import { placesOf, schoolPlaces } from "./places_of.ts";
import type { SchoolState } from "./school_state.ts";
import { placesByYear, pupilsByYear, stateOf } from "./school_state.ts";

/** The places of the schools that have something in common. */
export interface PlacesTogether {
  /** A cluster's id, or the name of a district or planning area; `null` for the schools that have none. */
  readonly key: string | null;
  readonly name: string | null;
  readonly schools: readonly Urn[];
  readonly places: Places;
}

/** An area's places today. Clusters, districts and planning areas each add up to the area, unless a plan has a school twice. */
export interface Baseline {
  readonly area: Places;
  readonly schools: readonly { readonly urn: Urn; readonly places: Places }[];
  readonly clusters: readonly PlacesTogether[];
  readonly districts: readonly PlacesTogether[];
  readonly planningAreas: readonly PlacesTogether[];
  readonly yearGroups: readonly YearGroupPlaces[];
}

/** One year group's places over some schools. */
export interface YearGroupPlaces {
  readonly yearGroup: YearGroup;
  /** Schools whose places and pupils of the year are both known: the other numbers are of these alone. */
  readonly counted: number;
  /** Schools that take the year. */
  readonly schools: number;
  readonly places: number;
  readonly pupils: number;
  /** Σ max(0, places − pupils), school by school. */
  readonly unfilled: number;
  readonly over: number;
}

/** The places of an area that has its figures laid over it (`areaWithFigures`), by everything that they are planned by. Schools that are closed have none. */
export function baselineOf(given: Area, figures: PlaceFigures, plan: Plan | null): Baseline {
  const area = { ...given, schools: given.schools.filter(({ status }) => status !== "closed") };
  const planningArea = ({ urn }: School) => figures.get(urn)?.planningArea ?? null;
  return {
    area: placesOf(area.schools.map(schoolPlaces)),
    schools: area.schools.map((school) => ({
      urn: school.urn,
      places: placesOf([schoolPlaces(school)]),
    })),
    clusters: plan === null ? [] : placesOfClusters(area, plan),
    districts: togetherBy(area.schools, ({ district }) => district),
    planningAreas: togetherBy(area.schools, planningArea),
    yearGroups: yearGroupPlaces(
      area.schools.map((school) => stateOf(school, figures.get(school.urn))),
    ),
  };
}

/** The places of each year group over some schools. */
export function yearGroupPlaces(states: readonly SchoolState[]): readonly YearGroupPlaces[] {
  const known = states.map((state) => ({
    years: state.years,
    places: placesByYear(state),
    pupils: pupilsByYear(state),
  }));
  return YEAR_GROUPS.map((yearGroup) => {
    const taking = known.filter(({ years }) => years.includes(yearGroup));
    const rows = taking.flatMap(({ places, pupils }) =>
      places === null || pupils === null
        ? []
        : [{ capacity: places[yearGroup] ?? 0, roll: pupils[yearGroup] ?? 0 }],
    );
    const { counted, capacity, roll, unfilled, over } = placesOf(rows);
    return {
      yearGroup,
      counted,
      schools: taking.length,
      places: capacity,
      pupils: roll,
      unfilled,
      over,
    };
  });
}

/** In which planning areas the schools of each cluster are: a cluster is not a planning area. In the plan's order. */
export function planningAreasOfClusters(
  plan: Plan,
  figures: PlaceFigures,
): ReadonlyMap<ClusterId, ReadonlyMap<string | null, number>> {
  return new Map(
    plan.clusters.map(({ id, schools }) => {
      const counts = new Map<string | null, number>();
      for (const urn of new Set(schools)) {
        const planningArea = figures.get(urn)?.planningArea ?? null;
        counts.set(planningArea, (counts.get(planningArea) ?? 0) + 1);
      }
      return [id, counts] as const;
    }),
  );
}

function placesOfClusters(area: Area, plan: Plan): readonly PlacesTogether[] {
  const byUrn = new Map(area.schools.map((school) => [school.urn, school]));
  const clusters = plan.clusters.map(({ id, name, schools }) => {
    const members = [...new Set(schools)].flatMap((urn) => byUrn.get(urn) ?? []);
    return together(id, name, members);
  });
  const assigned = new Set(plan.clusters.flatMap(({ schools }) => schools));
  const others = area.schools.filter(({ urn }) => !assigned.has(urn));
  return others.length === 0 ? clusters : [...clusters, together(null, null, others)];
}

/** By name, the schools without one last. */
function togetherBy(
  schools: readonly School[],
  keyOf: (school: School) => string | null,
): readonly PlacesTogether[] {
  const named = Array.from(
    byKey(schools, (school) => keyOf(school) ?? ""),
    ([key, members]) => together(key === "" ? null : key, key === "" ? null : key, members),
  );
  return named.sort((a, b) => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  });
}

function together(
  key: string | null,
  name: string | null,
  members: readonly School[],
): PlacesTogether {
  return {
    key,
    name,
    schools: members.map(({ urn }) => urn),
    places: placesOf(members.map(schoolPlaces)),
  };
}
