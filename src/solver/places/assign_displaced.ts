import type { AppliedScenario, Assignment } from "../../domain/places/applied.ts";
import { driveFrom } from "../../domain/places/drive_from.ts";
import { faithPreference } from "../../domain/places/faith_preference.ts";
import type { Room } from "../../domain/places/school_state.ts";
import type { Speed } from "../../domain/speed.ts";
import { assignmentSteps } from "./assign.ts";

/** Where the pupils go who need a place after a scenario's actions, in steps; each tells the share of the work that is done. */
export function assignDisplacedSteps(
  applied: AppliedScenario,
  speed: Speed,
): Generator<number, Assignment, unknown> {
  return stepsWithRooms(applied, speed, applied.rooms);
}

/**
 * The same if the schools whose capacity or roll is not known had room for everyone: where nobody then goes to such a school,
 * no capacity of it could change who goes where. `null` where all are known.
 */
export function* assignIfRoomySteps(
  applied: AppliedScenario,
  speed: Speed,
): Generator<number, Assignment | null, unknown> {
  const { after, displaced, notKnown, rooms } = applied;
  if (notKnown.length === 0 || displaced.length === 0) return null;
  const whole = displaced.reduce((sum, { pupils }) => sum + pupils, 0);
  const roomy = notKnown.map((urn): Room => {
    return { urn, years: after.get(urn)?.years ?? [], whole, byYear: null };
  });
  return yield* stepsWithRooms(applied, speed, [...rooms, ...roomy]);
}

function stepsWithRooms(
  applied: AppliedScenario,
  speed: Speed,
  rooms: readonly Room[],
): Generator<number, Assignment, unknown> {
  const { area, after, displaced, input, notKnown } = applied;
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
