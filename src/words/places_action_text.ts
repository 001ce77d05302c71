import type { ScenarioAction } from "../domain/places/scenario.ts";
import { septemberOf } from "../domain/places/timeline.ts";
import type { Urn } from "../domain/school.ts";
import { listed } from "./names.ts";

/** What everyone who sees a scenario is told first. */
export const TEST_ONLY = "Test only – not a proposal";

/** What an action would do, such as "Close Pinfold, from September 2027". `nameOf` gives the name of a school. */
export function actionText(action: ScenarioAction, nameOf: (urn: Urn) => string): string {
  const september = septemberOf(action);
  const from = september === null ? "" : `, from September ${september}`;
  return `${what(action, nameOf)}${from}`;
}

function what(action: ScenarioAction, nameOf: (urn: Urn) => string): string {
  switch (action.type) {
    case "close":
      return `Close ${nameOf(action.urn)}`;
    case "merge": {
      const others = action.urns.filter((urn) => urn !== action.into).map(nameOf);
      const sites = action.sites === 1 ? "on one site" : "on two sites";
      return `Merge ${listed(others)} with ${nameOf(action.into)} into one school ${sites}`;
    }
    case "pair":
      return `Pair ${nameOf(action.infant)} for infants with ${nameOf(action.junior)} for juniors`;
    case "pan":
      return `Change the admission number of ${nameOf(action.urn)} from ${action.from} to ${action.pan}`;
    case "capacity":
      return `Change the places of ${nameOf(action.urn)} to ${action.capacity}`;
    case "federate":
      return `Federate ${listed(action.urns.map(nameOf))}`;
    case "open":
      return `Open ${action.name} with ${action.capacity} places`;
    case "move":
      return `Move ${nameOf(action.urn)} to ${action.longitude}, ${action.latitude}`;
  }
}
