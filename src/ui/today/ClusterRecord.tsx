import { selectShownPlan } from "../../app/selectors.ts";
import type { Cluster } from "../../domain/plan.ts";
import { homesOf } from "../../domain/today.ts";
import { numberedName } from "../../words/names.ts";
import { useApp } from "../AppContext.tsx";

/** Where a cluster's schools are today; nothing where the plan does not know. */
export default function ClusterRecord({ cluster }: { readonly cluster: Cluster }) {
  const today = useApp((state) => selectShownPlan(state)?.today);
  if (today === undefined || cluster.schools.length === 0) return null;
  const { homes, none } = homesOf(cluster.schools, today);
  const parts = homes.map(
    ({ cluster: home, schools }) => `${numberedName(home.name)} (${schools})`,
  );
  if (none > 0) parts.push(`no home cluster (${none})`);
  return (
    <p className="today-home">
      Today in: <strong>{parts.join(", ")}</strong>
    </p>
  );
}
