import type { Area } from "../domain/area.ts";
import type { Crossing } from "../domain/crossings.ts";
import type { KnownTime } from "../domain/known_times.ts";
import { withPlanTimes } from "../domain/known_times.ts";
import type { CrossingsState } from "./state.ts";

const NONE: readonly Crossing[] = [];

/** The crossings of an area that are shut; none where what is known is of another area. */
export function closedCrossingsOf(
  area: Area | null,
  crossings: CrossingsState,
): readonly Crossing[] {
  const { closed } = crossings;
  if (closed.length === 0) return NONE;
  return crossingsOf(area, crossings).filter(({ name }) => closed.includes(name));
}

/** The crossings of an area, the user's own roads last; none where what is known is of another area. */
export function crossingsOf(
  area: Area | null,
  { schools, roads, own }: CrossingsState,
): readonly Crossing[] {
  if (area === null || schools !== area.schools || roads.status !== "ready") return NONE;
  const { named } = roads.value;
  return [...named, ...own.filter(({ name }) => named.every((known) => known.name !== name))];
}

/** The open area with the plan's known times, and detours round the crossings that are shut, in place of the engine's times. */
export function judgedAreaOf(
  area: Area | null,
  known: readonly KnownTime[] | undefined,
  closed: readonly Crossing[],
  roads: CrossingsState["roads"],
): Area | null {
  if (area === null) return null;
  const withKnown = withPlanTimes(area, known);
  if (closed.length === 0 || roads.status !== "ready") return withKnown;
  return { ...withKnown, driveTimes: roads.value.without(withKnown.driveTimes, closed) };
}
