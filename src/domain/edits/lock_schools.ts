import type { Plan } from "../plan.ts";
import type { Urn } from "../school.ts";

/** An edit that locks schools where they are, or unlocks them; the same plan where all of them are so already. */
export function lockSchools(urns: Iterable<Urn>, isLocked: boolean): (plan: Plan) => Plan {
  const asked = new Set(urns);
  return (plan) => {
    const { lockedSchools: before = [], ...rest } = plan;
    const after = isLocked
      ? [...new Set([...before, ...asked])]
      : before.filter((urn) => !asked.has(urn));
    if (after.length === before.length) return plan;
    return after.length === 0 ? rest : { ...rest, lockedSchools: after };
  };
}
