import { emptySchool } from "../school.ts";
import { YEAR_GROUPS } from "./figures.ts";
import { merge } from "./merge_schools.ts";
import { pair } from "./pair_schools.ts";
import type {
  CapacityAction,
  CloseAction,
  FederateAction,
  MoveAction,
  OpenAction,
  PanAction,
} from "./scenario.ts";
import { called } from "./scenario_problem.ts";
import type { SchoolDraft } from "./school_draft.ts";
import { asks, openSchool, openSchools, pupilsOf, say, yearsExceedRoll } from "./school_draft.ts";
import type { SchoolState } from "./school_state.ts";
import { placesAreFor, stateOf } from "./school_state.ts";
import type { Step } from "./timeline.ts";
import { RECEPTION_AGE } from "./year_groups.ts";

/** Does to the schools what one step says, or says why it cannot be done. */
export function applyStep(draft: SchoolDraft, step: Step): void {
  const { action } = step;
  switch (action.type) {
    case "close":
      close(draft, step, action);
      break;
    case "merge":
      merge(draft, step, action);
      break;
    case "pair":
      pair(draft, step, action);
      break;
    case "pan":
      if (step.yearsReached === 1) changePan(draft, step, action);
      else rollPanThrough(draft, step, action);
      break;
    case "capacity":
      changeCapacity(draft, step, action);
      break;
    case "federate":
      federate(draft, step, action);
      break;
    case "open":
      open(draft, step, action);
      break;
    case "move":
      move(draft, step, action);
      break;
  }
}

function close(draft: SchoolDraft, step: Step, { urn }: CloseAction): void {
  const state = openSchool(draft, step, urn);
  if (state === null || asks(draft, step, state, "roll") || yearsExceedRoll(draft, step, state)) {
    return;
  }
  draft.schools.delete(urn);
  draft.ended.set(urn, { school: state.school, number: step.number });
  for (const { yearGroup, pupils } of pupilsOf(state)) {
    const years = yearGroup === null ? state.years : [yearGroup];
    const { september } = step;
    draft.displaced.push({ from: urn, yearGroup, pupils, home: null, years, september });
  }
}

/** The first September of a new admission number. Places after n years are old × (Y − n) + new × n (domain handbook §3.4). */
function changePan(draft: SchoolDraft, step: Step, { urn, pan, from }: PanAction): void {
  const state = openSchool(draft, step, urn);
  if (state === null || asks(draft, step, state, "capacity")) return;
  if (state.pan !== null && state.pan !== from) {
    say(draft, "notes", step, {
      reason: `the admission number of ${called(state.school)} is ${state.pan}, and not ${from}.`,
      advice: `The sums start from ${from}: correct whichever is wrong.`,
      value: String(from),
    });
  }
  const years = placesAreFor(state);
  const wholeSchool = from * years;
  const isFirst = !draft.rollingPans.has(urn);
  if (isFirst && state.capacity !== wholeSchool) {
    say(draft, "notes", step, {
      reason: `the capacity of ${called(state.school)} is ${state.capacity}, but ${from} in each of ${years} years are ${wholeSchool}.`,
      advice: `Places are counted from ${wholeSchool} on, by admission number.`,
      value: String(state.capacity),
    });
  }
  draft.rollingPans.add(urn);
  const start = isFirst ? wholeSchool : (state.capacity ?? wholeSchool);
  draft.schools.set(urn, {
    ...state,
    capacity: start + pan - from,
    pan,
    yearPlaces: panPlaces(state, pan, from, 1),
  });
}

/** A later September of a new admission number; nothing where the school is no longer, or takes other years since. */
function rollPanThrough(draft: SchoolDraft, step: Step, { urn, pan, from }: PanAction): void {
  const state = draft.schools.get(urn);
  if (state === undefined || step.yearsReached > placesAreFor(state)) return;
  draft.schools.set(urn, {
    ...state,
    capacity: state.capacity === null ? null : state.capacity + pan - from,
    yearPlaces: panPlaces(state, pan, from, step.yearsReached),
  });
}

function panPlaces(
  { years, yearPlaces }: Pick<SchoolState, "years" | "yearPlaces">,
  pan: number,
  from: number,
  reached: number,
): readonly (number | null)[] {
  const changed = years.slice(0, reached);
  return YEAR_GROUPS.map((year) =>
    changed.includes(year) ? pan : years.includes(year) ? (yearPlaces?.[year] ?? from) : null,
  );
}

/** A new capacity is shared out over the years anew: an admission number or places of a year given before no longer say what there is. */
function changeCapacity(draft: SchoolDraft, step: Step, { urn, capacity }: CapacityAction): void {
  const state = openSchool(draft, step, urn);
  if (state === null) return;
  draft.schools.set(urn, { ...state, capacity, pan: null, yearPlaces: null });
}

function federate(draft: SchoolDraft, step: Step, { urns }: FederateAction): void {
  const members = openSchools(draft, step, urns);
  if (members === null || members.length >= 2) return;
  say(draft, "problems", step, {
    reason: "a federation needs two schools or more.",
    advice: "Name every school that is to be under the one governing body.",
  });
}

function open(draft: SchoolDraft, step: Step, action: OpenAction): void {
  const { urn, name, longitude, latitude, capacity } = action;
  if (draft.schools.has(urn) || draft.ended.has(urn) || draft.closed.has(urn)) {
    say(draft, "problems", step, {
      reason: `the URN ${urn} is that of another school already.`,
      advice: "Give the new school a number of its own, such as N1.",
      value: urn,
    });
    return;
  }
  const school = {
    ...emptySchool(urn, name),
    location: [longitude, latitude] as const,
    lowAge: RECEPTION_AGE,
    highAge: RECEPTION_AGE + YEAR_GROUPS.length,
    capacity: { value: capacity, asAt: null },
    pupils: { value: 0, asAt: null },
  };
  const noPupils = YEAR_GROUPS.map(() => 0);
  draft.schools.set(urn, { ...stateOf(school, undefined), yearPupils: noPupils });
}

function move(draft: SchoolDraft, step: Step, { urn, longitude, latitude }: MoveAction): void {
  const state = openSchool(draft, step, urn);
  if (state === null) return;
  draft.schools.set(urn, {
    ...state,
    school: { ...state.school, location: [longitude, latitude] },
  });
}
