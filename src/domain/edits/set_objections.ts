import type { Objection } from "../objections.ts";
import type { Plan } from "../plan.ts";

/** An edit that notes an objection after the others. Throws where nobody could tell what is objected. */
export function noteObjection(objection: Objection): (plan: Plan) => Plan {
  const noted = trimmed(objection);
  return (plan) => ({ ...plan, objections: [...(plan.objections ?? []), noted] });
}

/** An edit that puts `after` in the place of `before`; the same plan where it does not have that. */
export function changeObjection(before: Objection, after: Objection): (plan: Plan) => Plan {
  const changed = trimmed(after);
  return (plan) => {
    const { objections = [] } = plan;
    const place = objections.indexOf(before);
    return place < 0 ? plan : { ...plan, objections: objections.with(place, changed) };
  };
}

/** An edit that marks an objection as settled on a day, or opens it again for `null`. */
export function settleObjection(objection: Objection, date: string | null): (plan: Plan) => Plan {
  const { settled: _, ...open } = objection;
  return changeObjection(objection, date === null ? open : { ...open, settled: date });
}

/** An edit that takes an objection away; the same plan where it does not have it. */
export function removeObjection(objection: Objection): (plan: Plan) => Plan {
  return (plan) => {
    const { objections = [], ...rest } = plan;
    const kept = objections.filter((known) => known !== objection);
    if (kept.length === objections.length) return plan;
    return kept.length === 0 ? rest : { ...rest, objections: kept };
  };
}

function trimmed(objection: Objection): Objection {
  const what = objection.what.trim();
  const role = objection.role.trim();
  if (what === "" || role === "") {
    throw new RangeError(`An objection needs what is objected and a role: "${what}", "${role}".`);
  }
  return { ...objection, what, role, change: objection.change.trim() };
}
