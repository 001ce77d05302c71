import type { Area } from "../area.ts";
import { schoolIndexes } from "../area.ts";
import { faithOf } from "../faith.ts";
import type { ReaderProblem } from "../reader_problem.ts";
import type { Urn } from "../school.ts";
import type { Speed } from "../speed.ts";
import { UNREACHABLE } from "../units.ts";
import type { AppliedScenario, Assignment, DisplacedPupils } from "./applied.ts";
import { driveFrom } from "./drive_from.ts";
import { called, scenarioProblem } from "./scenario_problem.ts";

/**
 * A problem for each school whose capacity or roll is not known though the scenario needs it: pupils who go further, or have
 * no place, could go there if it had room. Empty where no number that is not known could change who goes where.
 */
export function numbersNeeded(
  applied: AppliedScenario,
  assignment: Assignment,
  speed: Speed,
): readonly ReaderProblem[] {
  const { area, after, input, notKnown } = applied;
  const mightGo = (source: DisplacedPupils, to: Urn, than: number) =>
    source.years.every((year) => after.get(to)?.years.includes(year) === true) &&
    driveFrom(area, speed, source, to).seconds < than;
  const comesFirst = faithFirst(area, input.scenario.preferFaith);
  return notKnown.flatMap((urn) => {
    const state = after.get(urn);
    const isNeeded =
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

/** Whether a school's faith puts it before another for the pupils of a third. */
function faithFirst(area: Area, preferFaith: boolean): (from: Urn, urn: Urn, than: Urn) => boolean {
  const indexes = schoolIndexes(area);
  const faith = (urn: Urn) => {
    const index = indexes.get(urn);
    return faithOf((index === undefined ? null : area.schools[index]?.religiousCharacter) ?? null);
  };
  return (from, urn, than) => {
    const own = faith(from);
    const isFaith = preferFaith && own !== "none" && own !== "not-supplied";
    return isFaith && faith(urn) === own && faith(than) !== own;
  };
}
