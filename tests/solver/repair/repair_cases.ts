import type { Area } from "../../../src/domain/area.ts";
import type { Cluster } from "../../../src/domain/plan.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import type { RepairQuestion } from "../../../src/solver/repair/repair_question.ts";
import { NO_WISHES } from "../../../src/solver/wishes.ts";
import { flatArea } from "../made_areas.ts";

/** 45 minutes on the school day, 3 to 8 schools. */
export const SETTINGS: JudgingSettings = resolveSettings({}, {}, PROPOSAL_BOUNDS);

/** The question that mends all of `start`, with whatever is asked otherwise. */
export function repairOf(
  start: readonly Cluster[],
  asked: Partial<RepairQuestion> = {},
): RepairQuestion {
  return {
    kind: "repair",
    start,
    only: null,
    wishes: NO_WISHES,
    objective: "travel",
    maxMoves: null,
    finish: false,
    leastInNew: 1,
    lockedSchools: [],
    repairs: 1,
    timeLimitSeconds: 1e9,
    ...asked,
  };
}

/** Clusters called A, B, C… of the schools at the given places of `area`'s list. */
export function clustersOf(area: Area, ...sets: readonly (readonly number[])[]): Cluster[] {
  return sets.map((places, at) => {
    const id = String.fromCharCode(65 + at);
    return {
      id,
      name: `Cluster ${id}`,
      schools: places.map((place) => area.schools[place]?.urn ?? "missing"),
    };
  });
}

/**
 * Ten schools on a line, one kilometre and so one minute from the next, but for a gap of 60 km after the fifth: cluster A is
 * the first four and the sixth, which is beyond 45 minutes; cluster B the last four with the fifth, which is too.
 */
export function swappedArea(): { readonly area: Area; readonly start: Cluster[] } {
  const area = flatArea(Array.from({ length: 10 }, (_, i) => [i < 5 ? i : i + 60, 0] as const));
  return { area, start: clustersOf(area, [0, 1, 2, 3, 5], [4, 6, 7, 8, 9]) };
}
