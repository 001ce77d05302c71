import type { Link, Plan } from "../plan.ts";
import type { ReadPartnerships } from "../today.ts";

/** An edit that tells a plan who works with whom today, with the links beside the home clusters added to its own; `null` takes today's partnerships away and leaves the links. */
export function setToday(read: ReadPartnerships | null): (plan: Plan) => Plan {
  return (plan) => {
    const { today, ...rest } = plan;
    if (read === null) return today === undefined ? plan : rest;
    return {
      ...plan,
      today: { clusters: read.clusters },
      links: withLinks(plan.links, read.links),
    };
  };
}

/** An edit that makes today's partnerships the plan's clusters; no school is locked any more. No change where the plan does not know them. */
export function startFromToday(): (plan: Plan) => Plan {
  return (plan) => {
    const { lockedSchools: _, ...rest } = plan;
    return plan.today === undefined ? plan : { ...rest, clusters: plan.today.clusters };
  };
}

function withLinks(known: readonly Link[], more: readonly Link[]): readonly Link[] {
  const keys = new Set(known.map(keyOf));
  const added = more.filter((link) => {
    const key = keyOf(link);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
  return added.length === 0 ? known : [...known, ...added];
}

function keyOf({ urns, kind, purpose }: Link): string {
  return JSON.stringify([[...urns].sort(), kind, purpose]);
}
