import type { Area } from "../area.ts";
import { schoolIndexes } from "../area.ts";
import type { Position, SchoolIndex, Urn } from "../school.ts";
import type { ScenarioOutcome } from "./outcome.ts";
import type { Scenario } from "./scenario.ts";

/** A school that a scenario opens, or moves to another site. */
export interface ScenarioSite {
  readonly name: string;
  readonly position: Position;
}

/** Pupils who would go from one school to another, all year groups together. */
export interface ScenarioFlow {
  readonly from: Position;
  readonly to: Position;
  readonly pupils: number;
}

/** What a map shows of a scenario, beside the schools of today. */
export interface ScenarioOnMap {
  /** Schools whose site is not used in the end. */
  readonly closed: readonly SchoolIndex[];
  /** From a school to the one that it becomes part of, or from its site of today to its new one. */
  readonly ties: readonly { readonly from: Position; readonly to: Position }[];
  readonly sites: readonly ScenarioSite[];
  readonly flows: readonly ScenarioFlow[];
}

/** What follows from a scenario, as a map of `area` draws it; what has no place is left out. */
export function scenarioOnMap(
  area: Area,
  scenario: Scenario,
  outcome: Pick<ScenarioOutcome, "schools" | "displaced">,
): ScenarioOnMap {
  const indexes = schoolIndexes(area);
  const sites = new Map<Urn, ScenarioSite>();
  for (const action of scenario.actions) {
    if (action.type !== "open" && action.type !== "move") continue;
    const index = indexes.get(action.urn);
    const name =
      action.type === "open"
        ? action.name
        : `${index === undefined ? action.urn : (area.schools[index]?.name ?? action.urn)}, new site`;
    sites.set(action.urn, { name, position: [action.longitude, action.latitude] });
  }
  const placeOf = (urn: Urn, isAfter: boolean): Position | null => {
    const index = indexes.get(urn);
    const today = index === undefined ? null : (area.schools[index]?.location ?? null);
    return (isAfter || today === null ? sites.get(urn)?.position : undefined) ?? today;
  };
  const stillUsed = new Set(
    scenario.actions.flatMap((action) =>
      action.type === "merge" && action.sites === 2 ? action.urns : [],
    ),
  );
  const between = (from: Position | null, to: Position | null) =>
    from === null || to === null ? [] : [{ from, to }];
  const pupils = new Map<string, { readonly from: Urn; readonly to: Urn; pupils: number }>();
  for (const { from, to, pupils: moved } of outcome.displaced) {
    const sum = pupils.get(`${from} ${to}`) ?? { from, to, pupils: 0 };
    sum.pupils += moved;
    pupils.set(`${from} ${to}`, sum);
  }
  return {
    closed: outcome.schools.flatMap(({ urn, before, after }) =>
      before !== null && after === null && !stillUsed.has(urn) ? (indexes.get(urn) ?? []) : [],
    ),
    ties: scenario.actions.flatMap((action) => {
      if (action.type === "merge") {
        return action.urns
          .filter((urn) => urn !== action.into)
          .flatMap((urn) => between(placeOf(urn, false), placeOf(action.into, true)));
      }
      if (action.type === "pair") {
        return between(placeOf(action.infant, true), placeOf(action.junior, true));
      }
      return action.type === "move"
        ? between(placeOf(action.urn, false), placeOf(action.urn, true))
        : [];
    }),
    sites: [...sites.values()],
    flows: [...pupils.values()].flatMap(({ from, to, pupils: moved }) => {
      const [start, end] = [placeOf(from, false), placeOf(to, true)];
      return between(start, end).map((line) => ({ ...line, pupils: moved }));
    }),
  };
}
