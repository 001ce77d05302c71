import type { Area } from "../area.ts";
import { withMovedSchools, withSchools } from "../joined_area.ts";
import type { ReaderProblem, Reading } from "../reader_problem.ts";
import type { Urn } from "../school.ts";
import type { AppliedScenario, ScenarioInput, Stage } from "./applied.ts";
import { applyStep } from "./apply_step.ts";
import { pupilsBeyondRoom } from "./beyond_room.ts";
import { YEAR_GROUPS } from "./figures.ts";
import { byHome } from "./homes_of_displaced.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioProblem } from "./scenario_problem.ts";
import type { SchoolDraft } from "./school_draft.ts";
import type { Room, SchoolState } from "./school_state.ts";
import { roomOf, stateOf } from "./school_state.ts";
import { siteChanges, withoutPupils } from "./settle.ts";
import type { Step } from "./timeline.ts";
import { septemberFrom, timelineOf } from "./timeline.ts";
import { yearGroupCount, yearGroupsOf } from "./year_groups.ts";

/** Longer than any admission number takes to go through a school; a longer scenario has a mistyped year. */
const MOST_YEARS = 40;

/**
 * The schools that a scenario's actions leave, September by September, and the pupils who need a place; or every reason
 * why an action cannot be done, by its number. O(actions × schools).
 */
export function applyScenario(input: ScenarioInput): Reading<AppliedScenario> {
  const { area, scenario } = input;
  const steps = timelineOf(scenario.actions, input.today, (action) =>
    action.type === "pan" ? yearsTaken(area, scenario, action.urn) : 0,
  );
  const before: ReadonlyMap<Urn, SchoolState> = new Map(
    area.schools
      .filter(({ status }) => status !== "closed")
      .map((school) => [school.urn, stateOf(school, input.figures.get(school.urn))]),
  );
  const draft = draftOf(input, before, steps);
  const stages = stagesOf(draft, steps);
  if (draft.problems.length > 0) return { ok: false, problems: draft.problems };
  const after = stages.at(-1)?.schools ?? before;
  const beyond = new Map([...after].map(([urn, state]) => [urn, pupilsBeyondRoom(state)]));
  const settled = stages.map((stage) => withoutPupils(stage, beyond));
  const schools = settled.at(-1)?.schools ?? before;
  const displaced = [...draft.displaced, ...[...beyond.values()].flat()];
  const homes = byHome(
    [...displaced.map((source) => ({ ...source, to: null })), ...siteChanges(schools, beyond)],
    input.homes,
  );
  return {
    ok: true,
    notes: [...pastNotes(input, steps), ...draft.notes, ...homeNotes(scenario, homes.beyond)],
    value: {
      input,
      area: areaAfter(area, schools),
      before,
      stages: settled,
      after: schools,
      displaced: homes.sources.flatMap(({ to, ...source }) => (to === null ? [source] : [])),
      siteChanges: homes.sources.flatMap(({ to, ...source }) =>
        to === null ? [] : [{ ...source, to }],
      ),
      ...roomsOf(schools),
    },
  };
}

/** How many year groups a school can have: its own with those of schools merged into it; all of them for one that the scenario opens. */
function yearsTaken(area: Area, { actions }: Scenario, urn: Urn): number {
  const merged = actions.flatMap((action) =>
    action.type === "merge" && action.into === urn ? action.urns : [],
  );
  const members = area.schools.filter(
    (school) => school.urn === urn || merged.includes(school.urn),
  );
  if (members.length === 0) return YEAR_GROUPS.length;
  const years = new Set(members.flatMap(yearGroupsOf)).size;
  return Math.max(years, ...members.map(yearGroupCount));
}

function draftOf(
  { area, scenario }: ScenarioInput,
  before: ReadonlyMap<Urn, SchoolState>,
  steps: readonly Step[],
): SchoolDraft {
  return {
    scenario: scenario.name,
    schools: new Map(before),
    ended: new Map(),
    closed: new Map(
      area.schools.flatMap((school) => (school.status === "closed" ? [[school.urn, school]] : [])),
    ),
    displaced: [],
    rollingPans: new Set(),
    problems: [],
    notes: [],
    getsCapacity: (urn, after) =>
      steps
        .slice(steps.indexOf(after) + 1)
        .some(({ action }) => action.type === "capacity" && action.urn === urn),
  };
}

function stagesOf(draft: SchoolDraft, steps: readonly Step[]): readonly Stage[] {
  const first = steps[0];
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return [];
  if (last.september - first.september > MOST_YEARS) {
    draft.problems.push(
      scenarioProblem(draft.scenario, last.number, {
        reason: `September ${last.september} is more than ${MOST_YEARS} years after September ${first.september}.`,
        advice: "Correct the year of one of the actions.",
        value: String(last.september),
      }),
    );
    return [];
  }
  const stages: Stage[] = [];
  for (let september = first.september; september <= last.september; september++) {
    for (const step of steps) if (step.september === september) applyStep(draft, step);
    stages.push({ september, schools: new Map(draft.schools) });
  }
  return stages;
}

/** The area with the schools that open and with those that move at their new places. */
function areaAfter(area: Area, after: ReadonlyMap<Urn, SchoolState>): Area {
  const own = new Map(area.schools.map((school) => [school.urn, school]));
  const states = [...after.values()].map(({ school }) => school);
  const opened = states.filter(({ urn }) => !own.has(urn));
  const moved = states.flatMap((school) => {
    const before = own.get(school.urn);
    return before === undefined || before.location === school.location
      ? []
      : [{ ...before, location: school.location }];
  });
  return withSchools(withMovedSchools(area, moved), opened);
}

function roomsOf(
  after: ReadonlyMap<Urn, SchoolState>,
): Pick<AppliedScenario, "rooms" | "notKnown"> {
  const rooms: Room[] = [];
  const notKnown: Urn[] = [];
  for (const urn of [...after.keys()].sort()) {
    const state = after.get(urn);
    if (state === undefined || !takesPupils(state)) continue;
    const room = roomOf(state);
    if (room === null) notKnown.push(urn);
    else rooms.push(room);
  }
  return { rooms, notKnown };
}

function takesPupils({ school, years }: SchoolState): boolean {
  return years.length > 0 && school.status !== "proposed-to-open";
}

/** A September that was before the day of the test is taken as it is, and may be a slip of the pen. */
function pastNotes(
  { scenario, today }: ScenarioInput,
  steps: readonly Step[],
): readonly ReaderProblem[] {
  return steps
    .filter(({ september, yearsReached }) => yearsReached <= 1 && september < septemberFrom(today))
    .map(({ number, september }) =>
      scenarioProblem(scenario.name, number, {
        reason: `it counts from September ${september}, which is past.`,
        advice: "Correct its date, unless the figures are from before then.",
        value: String(september),
      }),
    );
}

function homeNotes(scenario: Scenario, beyond: ReadonlyMap<Urn, number>): readonly ReaderProblem[] {
  return Array.from(beyond, ([urn, pupils]) =>
    scenarioProblem(scenario.name, null, {
      reason: `homes are given for ${pupils} more pupils of the school ${urn} than are displaced.`,
      advice: "They are left out: compare the homes with the school's roll.",
      value: urn,
    }),
  );
}
