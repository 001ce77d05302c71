import type { Plan } from "../plan.ts";
import type { Urn } from "../school.ts";

/** An edit that takes the known time of an ordered pair away, so that the engine's counts again; the same plan where it has none. */
export function removeKnownTime(from: Urn, to: Urn): (plan: Plan) => Plan {
  return (plan) => {
    const { knownTimes = [], ...rest } = plan;
    const kept = knownTimes.filter((time) => time.from !== from || time.to !== to);
    if (kept.length === knownTimes.length) return plan;
    return kept.length === 0 ? rest : { ...rest, knownTimes: kept };
  };
}
