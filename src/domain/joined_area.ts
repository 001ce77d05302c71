import type { Area } from "./area.ts";
import { schoolIndexes } from "./area.ts";
import type { DriveTimes } from "./drive_times.ts";
import { estimateDriveTimes } from "./estimate.ts";
import { withPlanTimes } from "./known_times.ts";
import type { Plan } from "./plan.ts";
import type { School, SchoolIndex, Urn } from "./school.ts";

/**
 * `area` with further schools after its own, in their order: each pair with one of them is estimated with its band, and says
 * so by its origin; pairs of the area's own schools keep their times, bit by bit, and the area its provenance. A URN that
 * the area has, or that was already given, is not added: the very same area where nothing is. Remembered for the same
 * area and list.
 */
export function withSchools(area: Area, schools: readonly School[]): Area {
  if (schools.length === 0) return area;
  return remembered(joined, area, schools, () => {
    const taken = new Set<Urn>(schoolIndexes(area).keys());
    const added = schools.filter(({ urn }) => !taken.has(urn) && taken.add(urn) !== undefined);
    if (added.length === 0) return area;
    const own = area.schools.length;
    return estimatedWhere(area, [...area.schools, ...added], (index) => index >= own);
  });
}

/** `area` with schools of other authorities added as in `withSchools`, and marked as over the border. A school that is the area's own stays so. */
export function withBorderSchools(area: Area, schools: readonly School[] = []): Area {
  const wider = withSchools(area, schools);
  if (wider === area) return area;
  const known = marked.get(wider);
  if (known !== undefined) return known;
  const added = wider.schools.slice(area.schools.length).map(({ urn }) => urn);
  const result = { ...wider, borderSchools: new Set([...(area.borderSchools ?? []), ...added]) };
  marked.set(wider, result);
  return result;
}

/** The area that `plan` is judged in: `area` with the plan's schools over the border, and its known times. */
export function areaOfPlan(area: Area, plan: Pick<Plan, "borderSchools" | "knownTimes">): Area {
  return withPlanTimes(withBorderSchools(area, plan.borderSchools), plan.knownTimes);
}

/**
 * `area` with some of its schools as they are given in `schools`, such as at another place: each pair with one of them is
 * estimated as in `withSchools`. Schools that the area does not have are left out. Remembered for the same area and list.
 */
export function withMovedSchools(area: Area, schools: readonly School[]): Area {
  if (schools.length === 0) return area;
  return remembered(moved, area, schools, () => {
    const byUrn = new Map(schools.map((school) => [school.urn, school]));
    const all = area.schools.map((school) => byUrn.get(school.urn) ?? school);
    if (all.every((school, i) => school === area.schools[i])) return area;
    return estimatedWhere(area, all, (index) => byUrn.has(all[index]?.urn ?? ""));
  });
}

function estimatedWhere(
  area: Area,
  schools: readonly School[],
  isEstimated: (index: SchoolIndex) => boolean,
): Area {
  const estimate = estimateDriveTimes(
    schools.map(({ location }) => location),
    null,
  );
  return { ...area, schools, driveTimes: partlyEstimated(area.driveTimes, estimate, isEstimated) };
}

/** `times` with those of `estimate` from and to the schools that `isEstimated`. They keep what they say of themselves: which pairs are estimated, each pair says. */
function partlyEstimated(
  times: DriveTimes,
  estimate: DriveTimes,
  isEstimated: (index: SchoolIndex) => boolean,
): DriveTimes {
  const marks = Uint8Array.from({ length: estimate.size }, (_, i) =>
    isEstimated(i as SchoolIndex) ? 1 : 0,
  );
  const of = (from: SchoolIndex, to: SchoolIndex) =>
    marks[from] === 1 || marks[to] === 1 ? estimate : times;
  return {
    kind: times.kind,
    provenance: times.provenance,
    schoolHash: times.schoolHash,
    size: estimate.size,
    band: times.band,
    seconds: (from, to) => of(from, to).seconds(from, to),
    low: (from, to) => of(from, to).low(from, to),
    high: (from, to) => of(from, to).high(from, to),
    metres: (from, to) => of(from, to).metres(from, to),
    origin: (from, to) => of(from, to).origin(from, to),
    neighbours(from) {
      if (marks[from] === 1) return estimate.neighbours(from);
      const known = new Set<SchoolIndex>();
      for (const to of times.neighbours(from)) if (marks[to] === 0) known.add(to);
      for (const to of estimate.neighbours(from)) if (marks[to] === 1) known.add(to);
      return [...known].sort((a, b) => a - b);
    },
  };
}

type Remembered = WeakMap<Area, WeakMap<readonly School[], Area>>;

const joined: Remembered = new WeakMap();
const moved: Remembered = new WeakMap();
/** By the area with the schools, the same with them marked. */
const marked = new WeakMap<Area, Area>();

function remembered(
  shelf: Remembered,
  area: Area,
  schools: readonly School[],
  make: () => Area,
): Area {
  const made = shelf.get(area) ?? new WeakMap<readonly School[], Area>();
  shelf.set(area, made);
  const known = made.get(schools);
  if (known !== undefined) return known;
  const result = make();
  made.set(schools, result);
  return result;
}
