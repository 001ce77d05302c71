import type { Area } from "../../domain/area.ts";
import type { HomeArea } from "../../domain/places/scenario.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { resolveSettings } from "../../domain/settings.ts";
import type { ScenarioQuestion } from "../../solver/places/scenario_question.ts";
import { closedCrossingsOf, judgedAreaOf } from "../judged_area.ts";
import { rememberLast, selectOpenArea, selectPlan } from "../selectors.ts";
import type { AppState } from "../state.ts";
import type { KeptScenario, PlacesState } from "./places_state.ts";

/** What the solver is asked about a scenario, and of what. */
export interface ScenarioAsked {
  /** Without partners over the border, whose places are another authority's. */
  readonly area: Area;
  readonly plan: Plan | null;
  readonly settings: JudgingSettings;
  readonly kept: KeptScenario;
  readonly figures: ScenarioQuestion["figures"];
  readonly homes: readonly HomeArea[];
  readonly ruralList: ScenarioQuestion["ruralList"];
}

/** The scenario that is kept by `id`. */
export function keptScenario({ history }: PlacesState, id: string | null): KeptScenario | null {
  return history.present.value.scenarios.find((kept) => kept.id === id) ?? null;
}

/** Where pupils live by a scenario: as it is kept with it, else as it was given for as long as the page is open. */
export function homesOf({ homes }: PlacesState, kept: KeptScenario): readonly HomeArea[] {
  return kept.homes ?? homes.get(kept.id) ?? NO_HOMES;
}

const NO_HOMES: readonly HomeArea[] = [];

/** Says what would be asked now of the scenario `id`; `null` where it or the area is not there. The very same area for the same times. */
export function askingNow(): (
  app: AppState,
  places: PlacesState,
  id: string,
) => ScenarioAsked | null {
  const listClosed = rememberLast(closedCrossingsOf);
  const layOver = rememberLast(judgedAreaOf);
  return (app, places, id) => {
    const open = selectOpenArea(app);
    const kept = keptScenario(places, id);
    if (open === null || kept === null || places.area !== open.name) return null;
    const plan = selectPlan(app);
    const closed = listClosed(open, app.crossings);
    const { figures, ruralList } = places.history.present.value;
    return {
      area: layOver(open, plan?.knownTimes, closed, app.crossings.roads) ?? open,
      plan,
      settings: resolveSettings(plan?.settings ?? {}),
      kept,
      figures,
      homes: homesOf(places, kept),
      ruralList,
    };
  };
}

/** Whether the same would come out: names and notes are words, which nothing is worked out from. */
export function asksTheSame(a: ScenarioAsked, b: ScenarioAsked): boolean {
  const [one, other] = [a.kept.scenario, b.kept.scenario];
  return (
    a.area === b.area &&
    a.plan?.clusters === b.plan?.clusters &&
    a.plan?.links === b.plan?.links &&
    JSON.stringify(a.settings) === JSON.stringify(b.settings) &&
    a.figures === b.figures &&
    a.homes === b.homes &&
    a.ruralList === b.ruralList &&
    one.preferFaith === other.preferFaith &&
    (one.actions === other.actions || JSON.stringify(one.actions) === JSON.stringify(other.actions))
  );
}
