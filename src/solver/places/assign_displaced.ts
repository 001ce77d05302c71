import type { AppliedScenario, Assignment } from "../../domain/places/applied.ts";
import { driveFrom } from "../../domain/places/drive_from.ts";
import { faithPreference } from "../../domain/places/faith_preference.ts";
import type { Speed } from "../../domain/speed.ts";
import { assignmentSteps } from "./assign.ts";

/** Where the pupils go who need a place after a scenario's actions, in steps; each tells the share of the work that is done. */
export function assignDisplacedSteps(
  applied: AppliedScenario,
  speed: Speed,
): Generator<number, Assignment, unknown> {
  const { area, after, displaced, input, notKnown, rooms } = applied;
  const isSameFaith = input.scenario.preferFaith ? faithPreference(area) : null;
  return assignmentSteps({
    displaced,
    rooms,
    notKnown: notKnown.map((urn) => ({ urn, years: after.get(urn)?.years ?? [] })),
    startOf: ({ from, home }) => home ?? from,
    drive: (source, to) => driveFrom(area, speed, source, to),
    isPreferred: isSameFaith && (({ from }, to) => isSameFaith(from, to)),
  });
}
