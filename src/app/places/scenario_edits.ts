import type { SchoolFigures } from "../../domain/places/figures.ts";
import type { Scenario, ScenarioAction, ScenarioNotes } from "../../domain/places/scenario.ts";
import { NO_NOTES } from "../../domain/places/scenario.ts";
import type { Urn } from "../../domain/school.ts";
import type { KeptScenario, PlacesWork } from "./places_state.ts";

type Change = (work: PlacesWork) => PlacesWork;

/** A scenario without any change yet, whose name no other of `work` has. `now` makes its id. */
export function newScenario({ scenarios }: PlacesWork, now: string): KeptScenario {
  const taken = new Set(scenarios.map(({ scenario }) => scenario.name));
  let number = scenarios.length + 1;
  while (taken.has(`Test ${number}`)) number++;
  const scenario = { name: `Test ${number}`, actions: [], preferFaith: false, notes: NO_NOTES };
  return keptOf({ scenarios }, scenario, now);
}

/** `scenario` as one that is kept and private, with an id that no other of `work` has. */
export function keptOf(
  { scenarios }: Pick<PlacesWork, "scenarios">,
  scenario: Scenario,
  now: string,
): KeptScenario {
  const ids = new Set(scenarios.map(({ id }) => id));
  let id = now;
  for (let number = 2; ids.has(id); number++) id = `${now}-${number}`;
  return { id, scenario, isIncluded: false };
}

/** Adds a scenario after the others. */
export function addScenario(kept: KeptScenario): Change {
  return (work) => ({ ...work, scenarios: [...work.scenarios, kept] });
}

/** Takes a scenario away. */
export function removeScenario(id: string): Change {
  return (work) => ({ ...work, scenarios: work.scenarios.filter((kept) => kept.id !== id) });
}

/** Changes how a scenario is kept. */
export function changeKept(id: string, change: (kept: KeptScenario) => KeptScenario): Change {
  return (work) => ({
    ...work,
    scenarios: work.scenarios.map((kept) => (kept.id === id ? change(kept) : kept)),
  });
}

/** Changes a scenario itself. */
export function changeScenario(id: string, change: (scenario: Scenario) => Scenario): Change {
  return changeKept(id, (kept) => ({ ...kept, scenario: change(kept.scenario) }));
}

/** Puts other actions in the place of a scenario's. */
export function changeActions(
  id: string,
  change: (actions: readonly ScenarioAction[]) => readonly ScenarioAction[],
): Change {
  return changeScenario(id, (scenario) => ({ ...scenario, actions: change(scenario.actions) }));
}

/** `actions` with the one at `from` at `to`. */
export function moveAction(
  actions: readonly ScenarioAction[],
  from: number,
  to: number,
): readonly ScenarioAction[] {
  const moved = actions[from];
  if (moved === undefined || to < 0 || to >= actions.length) return actions;
  const others = actions.filter((_, place) => place !== from);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}

/** Gives the capacity or the roll of a school. */
export function giveFigure(urn: Urn, figure: "capacity" | "roll", value: number): Change {
  const key = figure === "capacity" ? "capacity" : "pupils";
  return (work) => {
    const known = work.figures.get(urn) ?? { ...NOTHING_GIVEN, urn };
    const given = { ...known, [key]: { value, asAt: null } };
    return { ...work, figures: new Map(work.figures).set(urn, given) };
  };
}

const NOTHING_GIVEN: Omit<SchoolFigures, "urn"> = {
  capacity: null,
  pupils: null,
  pan: null,
  yearPupils: null,
  yearPlaces: null,
  planningArea: null,
};

/** Writes what only a person can say of a scenario: under a heading of the report, or how harm to a cluster would be made good. */
export function writeNote(
  id: string,
  kind: keyof ScenarioNotes,
  key: string,
  text: string,
): Change {
  return changeScenario(id, (scenario) => ({
    ...scenario,
    notes: { ...scenario.notes, [kind]: { ...scenario.notes[kind], [key]: text.trim() } },
  }));
}
