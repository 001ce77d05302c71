import type { ClusterId, Plan, PlanRules } from "../plan.ts";
import type { School, Urn } from "../school.ts";
import { withClusters, withoutSchools } from "./clusters_edit.ts";
import { createCluster } from "./create_cluster.ts";
import { moveSchool } from "./move_school.ts";
import { setRules } from "./set_rules.ts";

/** An edit that makes a school over the border a partner in the cluster called `to`, or in a new one for `null`. Throws when there is no such cluster. */
export function joinBorderSchool(school: School, to: ClusterId | null): (plan: Plan) => Plan {
  return (plan) => {
    const { borderSchools = [] } = plan;
    const isKnown = borderSchools.some(({ urn }) => urn === school.urn);
    const known = isKnown ? plan : { ...plan, borderSchools: [...borderSchools, school] };
    const put = to === null ? createCluster([school.urn]) : moveSchool(school.urn, to);
    return put(known);
  };
}

/** An edit that takes a school over the border out of its cluster and out of the plan, with its lock, its known times and the rules about it; the same plan where it has no such school. */
export function takeOutBorderSchool(urn: Urn): (plan: Plan) => Plan {
  return (plan) => {
    const { borderSchools = [], lockedSchools = [], knownTimes = [], ...rest } = plan;
    const kept = borderSchools.filter((school) => school.urn !== urn);
    if (kept.length === borderSchools.length) return plan;
    const locked = lockedSchools.filter((other) => other !== urn);
    const times = knownTimes.filter(({ from, to }) => from !== urn && to !== urn);
    const clusters = plan.clusters.map((cluster) => withoutSchools(cluster, new Set([urn])));
    const left: Plan = {
      ...rest,
      ...(kept.length === 0 ? {} : { borderSchools: kept }),
      ...(locked.length === 0 ? {} : { lockedSchools: locked }),
      ...(times.length === 0 ? {} : { knownTimes: times }),
    };
    return withClusters(
      plan.rules === undefined ? left : setRules(without(plan.rules, urn))(left),
      clusters,
    );
  };
}

function without(rules: PlanRules, urn: Urn): PlanRules {
  const others = (urns: readonly Urn[]) => urns.filter((other) => other !== urn);
  const sets = (all: PlanRules["keepApart"]) => all.map(others).filter(({ length }) => length > 1);
  return {
    keepTogether: sets(rules.keepTogether),
    keepApart: sets(rules.keepApart),
    mayJoin: others(rules.mayJoin),
    leaveOut: others(rules.leaveOut),
  };
}
