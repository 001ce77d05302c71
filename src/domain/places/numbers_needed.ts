import type { ReaderProblem } from "../reader_problem.ts";
import type { Urn } from "../school.ts";
import type { Speed } from "../speed.ts";
import { UNREACHABLE } from "../units.ts";
import type { AppliedScenario, Assignment, DisplacedPupils } from "./applied.ts";
import { driveFrom } from "./drive_from.ts";
import { faithPreference } from "./faith_preference.ts";
import { called, scenarioProblem } from "./scenario_problem.ts";

/**
 * A problem for each school whose capacity or roll is not known though the scenario needs it: pupils who go further, or have
 * no place, could go there if it had room, or do go there in `ifRoomy`, the assignment if all such schools had room for
 * everyone (others may then have their places). Empty where no number that is not known could change who goes where.
 */
export function numbersNeeded(
  applied: AppliedScenario,
  assignment: Assignment,
  ifRoomy: Assignment | null,
  speed: Speed,
): readonly ReaderProblem[] {
  const { area, after, input, notKnown } = applied;
  const mightGo = (source: DisplacedPupils, to: Urn, than: number) =>
    source.years.every((year) => after.get(to)?.years.includes(year) === true) &&
    driveFrom(area, speed, source, to).seconds < than;
  const isPreferred = input.scenario.preferFaith ? faithPreference(area) : () => true;
  const comesFirst = (from: Urn, urn: Urn, than: Urn) =>
    isPreferred(from, urn) && !isPreferred(from, than);
  return notKnown.flatMap((urn) => {
    const state = after.get(urn);
    const isNeeded =
      ifRoomy?.flows.some(({ to }) => to === urn) === true ||
      assignment.unplaced.some(({ source }) => mightGo(source, urn, UNREACHABLE)) ||
      assignment.flows.some(({ source, to, seconds }) =>
        mightGo(source, urn, comesFirst(source.from, urn, to) ? UNREACHABLE : seconds),
      );
    if (!isNeeded || state === undefined) return [];
    const lacks = state.capacity === null ? "capacity" : "roll";
    return scenarioProblem(input.scenario.name, null, {
      reason: `displaced pupils might go to ${called(state.school)}, whose ${lacks} is not known.`,
      advice: `Give its ${lacks}: no number is assumed. One that leaves no room keeps pupils from being sent there.`,
      value: urn,
    });
  });
}
