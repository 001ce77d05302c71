import type { AppliedScenario, Assignment } from "../../domain/places/applied.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { assignmentSteps } from "./assign.ts";
import { faithPreference } from "./faith_preference.ts";
import { placeDrives } from "./place_drives.ts";

/** Where the pupils go who need a place after a scenario's actions, in steps; each tells the share of the work that is done. */
export function assignDisplacedSteps(
  applied: AppliedScenario,
  settings: JudgingSettings,
): Generator<number, Assignment, unknown> {
  const { area, after, displaced, input, notKnown, rooms } = applied;
  return assignmentSteps({
    displaced,
    rooms,
    notKnown: notKnown.map((urn) => ({ urn, years: after.get(urn)?.years ?? [] })),
    startOf: ({ from, home }) => home ?? from,
    drive: placeDrives(area, settings.speed),
    isPreferred: input.scenario.preferFaith ? faithPreference(area) : null,
  });
}
