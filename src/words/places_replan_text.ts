import type { ClusterId, Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { OneRepair, RepairChange } from "../solver/repair/repair_question.ts";
import { counted } from "./counted.ts";
import { minutesText } from "./durations.ts";
import { clusterName } from "./names.ts";
import type { NameOf } from "./places_outcome_text.ts";

/** What a re-proposal does with one school, such as "Digby moves from Cluster 12 to Cluster 13; its longest drive is then Digby to Ruskington, 12.0 min." */
export function replanChangeText(
  change: RepairChange,
  nameOf: NameOf,
  plans: { readonly before: Plan; readonly after: Pick<Plan, "clusters"> },
): string {
  const { kind, urn, from, to, after } = change;
  const school = nameOf(urn);
  const was = idText(plans.before, from);
  const then = idText(plans.after, to);
  const longest =
    after === null
      ? ""
      : `; its longest drive is then ${nameOf(after.from)} to ${nameOf(after.to)}, ${minutesText(after.seconds)}`;
  switch (kind) {
    case "move":
      return `${school} moves from ${was} to ${then}${longest}.`;
    case "lose-place":
      return `${school} leaves ${was} and is in no cluster: none can take it.`;
    case "unlist":
      return to === null
        ? `${school} leaves ${was}: it would no longer be there.`
        : `${school} leaves ${was}: it stays in ${then}.`;
    case "place":
      return `${school} joins ${then}${longest}.`;
  }
}

function idText(plan: Pick<Plan, "clusters">, id: ClusterId | null): string {
  return id === null ? "no cluster" : clusterName(plan, id);
}

/** The name of an accepted re-proposal as a step of the plan: nothing in it tells what was tested. */
export function replanLabel({ changes }: Pick<OneRepair, "changes">, urns: readonly Urn[]): string {
  const moved = changes.filter(({ kind }) => kind === "move").length;
  const out = `took ${counted(urns.length, "school")} out`;
  const done = [
    ...(moved === 0 ? [] : [`moved ${counted(moved, "school")}`]),
    ...(urns.length === 0 ? [] : [out]),
  ].join(", ");
  return done === "" ? "Changed clusters" : `${done.slice(0, 1).toUpperCase()}${done.slice(1)}`;
}
