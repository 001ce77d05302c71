import type { ReaderProblem } from "../reader_problem.ts";
import type { School, Urn } from "../school.ts";
import type { DisplacedPupils } from "./applied.ts";
import type { YearGroup } from "./figures.ts";
import type { ScenarioAction } from "./scenario.ts";
import { called, scenarioProblem } from "./scenario_problem.ts";
import type { SchoolState } from "./school_state.ts";
import { pupilsByYear } from "./school_state.ts";
import type { Step } from "./timeline.ts";

/** The schools while a scenario's steps are applied one after the other. */
export interface SchoolDraft {
  readonly scenario: string;
  readonly schools: Map<Urn, SchoolState>;
  /** Schools that are no longer, with the number of the action that ended them. */
  readonly ended: Map<Urn, { readonly school: School; readonly number: number }>;
  /** Schools of the area that are closed today: no action can be about them. */
  readonly closed: ReadonlyMap<Urn, School>;
  readonly displaced: DisplacedPupils[];
  /** Schools whose admission number an earlier step has begun to change. */
  readonly rollingPans: Set<Urn>;
  readonly problems: ReaderProblem[];
  readonly notes: ReaderProblem[];
  /** Whether a later step gives the school a capacity. */
  readonly getsCapacity: (urn: Urn, after: Step) => boolean;
}

/** Adds a problem of a step's action to `problems` or `notes`. */
export function say(
  draft: SchoolDraft,
  list: "problems" | "notes",
  { number }: Step,
  said: Parameters<typeof scenarioProblem>[2],
): void {
  draft[list].push(scenarioProblem(draft.scenario, number, said));
}

/** An open school that a step is about; `null`, with a problem, where there is none. */
export function openSchool(draft: SchoolDraft, step: Step, urn: Urn): SchoolState | null {
  const state = draft.schools.get(urn);
  if (state !== undefined) return state;
  const closed = draft.closed.get(urn);
  if (closed !== undefined) {
    say(draft, "problems", step, {
      reason: `${called(closed)} is closed already.`,
      advice: "Leave the action out, or correct the URN.",
      value: urn,
    });
    return null;
  }
  const by = draft.ended.get(urn);
  const said =
    by === undefined
      ? {
          reason: `no school of the area has the URN ${urn}.`,
          advice:
            "Give the URN of a school in the area, or open the school with an earlier action.",
        }
      : {
          reason: `${called(by.school)} no longer exists after action ${by.number}.`,
          advice:
            "Leave out one of the two actions, or have this one come first: actions count by their dates, and those of one September in their order.",
        };
  say(draft, "problems", step, { ...said, value: urn });
  return null;
}

/** The open schools that a step is about, each once; `null`, with a problem for each that there is not. */
export function openSchools(
  draft: SchoolDraft,
  step: Step,
  urns: readonly Urn[],
): readonly SchoolState[] | null {
  const found = [...new Set(urns)].map((urn) => openSchool(draft, step, urn));
  const open = found.filter((state) => state !== null);
  return open.length === found.length ? open : null;
}

/** Asks for a number that a step needs; `false` where it is known. */
export function asks(
  draft: SchoolDraft,
  step: Step,
  state: SchoolState,
  what: "capacity" | "roll",
): boolean {
  if (state[what] !== null) return false;
  const verb = VERBS[step.action.type];
  say(draft, "problems", step, {
    reason: `${verb} ${called(state.school)} needs its ${what}, which is not known.`,
    advice: `Give the ${what} of ${called(state.school)}: no number is assumed.`,
    value: state.school.urn,
  });
  return true;
}

const VERBS: Readonly<Record<ScenarioAction["type"], string>> = {
  close: "closing",
  merge: "merging",
  pair: "pairing",
  pan: "changing the admission number of",
  capacity: "changing the capacity of",
  federate: "federating",
  open: "opening",
  move: "moving",
};

/** Pupils of a school by year group; where its years are not given, or hold fewer than its roll, the others with `null`. */
export function pupilsOf(
  state: SchoolState,
): readonly { readonly yearGroup: YearGroup | null; readonly pupils: number }[] {
  const byYear = pupilsByYear(state);
  const years =
    byYear === null
      ? []
      : state.years.map((year) => ({ yearGroup: year, pupils: byYear[year] ?? 0 }));
  const rest = (state.roll ?? 0) - years.reduce((sum, { pupils }) => sum + pupils, 0);
  return [...years, { yearGroup: null, pupils: rest }].filter(({ pupils }) => pupils > 0);
}

/** Whether a school's year groups hold more pupils than its roll, with a problem where they do. */
export function yearsExceedRoll(draft: SchoolDraft, step: Step, state: SchoolState): boolean {
  const sum = pupilsByYear(state)?.reduce((total, pupils) => total + pupils, 0) ?? 0;
  if (state.roll === null || sum <= state.roll) return false;
  say(draft, "problems", step, {
    reason: `the year groups of ${called(state.school)} add up to ${sum} pupils, but its roll is ${state.roll}.`,
    advice: "Give a roll and year groups of the same day.",
    value: String(sum),
  });
  return true;
}
