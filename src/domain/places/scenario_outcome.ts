import type { Plan } from "../plan.ts";
import type { Reading } from "../reader_problem.ts";
import type { Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import type { Speed } from "../speed.ts";
import type { Seconds } from "../units.ts";
import { seconds, UNREACHABLE } from "../units.ts";
import { placesByYears, schoolsAfter } from "./after_assignment.ts";
import type { AppliedScenario, Assignment } from "./applied.ts";
import { driveFrom } from "./drive_from.ts";
import { panTimetable } from "./law/consultation.ts";
import { evidenceOf } from "./law/evidence.ts";
import { rulesOf } from "./law/rules_of.ts";
import type { RuralList, RuralStanding } from "./law/rural.ts";
import { ruralStanding } from "./law/rural.ts";
import { sparsityScreens } from "./law/sparsity_screen.ts";
import { numbersNeeded } from "./numbers_needed.ts";
import type {
  Displaced,
  ScenarioOutcome,
  SchoolPlaces,
  SiteMove,
  UnplacedPupils,
} from "./outcome.ts";
import { partnershipImpacts, schoolsOfAction } from "./partnership_impact.ts";
import { placesOf } from "./places_of.ts";
import { scenarioFlags } from "./scenario_flags.ts";
import type { SchoolState } from "./school_state.ts";
import { travelOfDisplaced } from "./travel_of_displaced.ts";

/** What an outcome is told beside the scenario and the assignment. */
export interface OutcomeContext {
  /** `null`: no partnership is known. */
  readonly plan: Plan | null;
  readonly settings: JudgingSettings;
  /** The yearly list of designated rural primary schools; `null` where none is loaded. */
  readonly ruralList: RuralList | null;
  /** The assignment if every school whose capacity or roll is not known had room for everyone; `null` where all are known. */
  readonly ifRoomy: Assignment | null;
  /** The longest journey of a primary child by guidance; not the limit between partner schools. */
  readonly childGuide: Seconds;
}

/** What follows from a scenario; or the schools whose capacity or roll it needs and does not know. */
export function scenarioOutcome(
  applied: AppliedScenario,
  assignment: Assignment,
  context: OutcomeContext,
): Reading<ScenarioOutcome> {
  const { plan, settings } = context;
  const problems = numbersNeeded(applied, assignment, context.ifRoomy, settings.speed);
  if (problems.length > 0) return { ok: false, problems };
  const after = schoolsAfter(applied, assignment);
  const years = placesByYears(applied, assignment);
  const travel = travelOfDisplaced(applied, assignment, settings.speed, context.childGuide);
  const partnerships = plan === null ? [] : partnershipImpacts(applied, after, plan, settings);
  const flags = scenarioFlags(applied, assignment, after, years);
  const rural = ruralOfEnded(applied, context.ruralList);
  const named = applied.input.scenario.actions.flatMap(schoolsOfAction);
  const receiving = assignment.flows.map(({ to }) => to);
  return {
    ok: true,
    notes: [],
    value: {
      before: placesOf(applied.before.values()),
      after: placesOf(after.values()),
      years,
      schools: schoolsOf(applied.before, after),
      displaced: displacedOf(assignment.flows),
      siteMoves: siteMovesOf(applied, settings.speed),
      unplaced: unplacedOf(assignment),
      partnerships,
      evidence: evidenceOf(applied, travel),
      rules: rulesOf({
        applied,
        assignment,
        rural,
        flags,
        touchesPartnerships: partnerships.length > 0,
      }),
      travel,
      flags,
      rural: Array.from(rural, ([urn, standing]) => ({ urn, ...standing })),
      sparsity: sparsityScreens(applied, after, [...named, ...receiving]),
      timetables: applied.input.scenario.actions.flatMap((action) =>
        action.type === "pan"
          ? [{ urn: action.urn, ...panTimetable(action, applied.input.today) }]
          : [],
      ),
    },
  };
}

function schoolsOf(
  before: ReadonlyMap<Urn, SchoolState>,
  after: ReadonlyMap<Urn, SchoolState>,
): ScenarioOutcome["schools"] {
  return Array.from(new Set([...before.keys(), ...after.keys()]), (urn) => ({
    urn,
    before: placesAt(before.get(urn)),
    after: placesAt(after.get(urn)),
  }));
}

function placesAt(state: SchoolState | undefined): SchoolPlaces | null {
  return state === undefined ? null : { capacity: state.capacity, roll: state.roll };
}

/** The flows by school, school and year group, whatever homes they are from. */
function displacedOf(flows: Assignment["flows"]): readonly Displaced[] {
  const sums = new Map<string, Displaced>();
  for (const { source, to, pupils, seconds: time, estimated } of flows) {
    const { from, yearGroup } = source;
    const key = `${from} ${to} ${yearGroup}`;
    const sum = sums.get(key);
    const fromHome = source.home !== null;
    if (sum === undefined) {
      sums.set(key, { from, to, yearGroup, pupils, seconds: time, estimated, fromHome });
      continue;
    }
    const all = sum.pupils + pupils;
    const mean = sum.seconds === time ? time : (sum.seconds * sum.pupils + time * pupils) / all;
    sums.set(key, {
      ...sum,
      pupils: all,
      seconds: seconds(mean),
      estimated: sum.estimated || estimated,
      fromHome: sum.fromHome || fromHome,
    });
  }
  return [...sums.values()];
}

function siteMovesOf({ area, siteChanges }: AppliedScenario, speed: Speed): readonly SiteMove[] {
  const moves = siteChanges.map(({ to, pupils, ...source }) => {
    const drive = driveFrom(area, speed, source, to);
    return { source: { ...source, pupils }, to, pupils, ...drive };
  });
  return displacedOf(moves).map((move) => ({
    ...move,
    seconds: move.seconds < UNREACHABLE ? move.seconds : null,
  }));
}

function unplacedOf({ unplaced }: Assignment): readonly UnplacedPupils[] {
  const sums = new Map<string, UnplacedPupils>();
  for (const { source, pupils, reason } of unplaced) {
    const { from, yearGroup } = source;
    const key = `${from} ${yearGroup} ${reason}`;
    const sum = sums.get(key) ?? { from, yearGroup, pupils: 0, reason };
    sums.set(key, { ...sum, pupils: sum.pupils + pupils });
  }
  return [...sums.values()];
}

function ruralOfEnded(
  { before, after, input }: AppliedScenario,
  list: RuralList | null,
): ReadonlyMap<Urn, RuralStanding> {
  const ended = [...before.values()].filter(({ school }) => !after.has(school.urn));
  return new Map(
    ended.map(({ school }) => [school.urn, ruralStanding(school, list, input.today)] as const),
  );
}
