import type { Area } from "../domain/area.ts";
import type { AssignRules } from "../domain/assign/assignment.ts";
import { assign } from "../domain/assign/assignment.ts";
import { effectOfEdit } from "../domain/effect.ts";
import { judgePlan } from "../domain/judge.ts";
import type { Judgement } from "../domain/judgement.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import { resolveSettings } from "../domain/settings.ts";
import type { AssignDraft } from "./slices/assigning.ts";

/** Works out what assigning schools would do. The plan before is judged once for an area and a plan. */
export interface AssignDrafts {
  draftOf(area: Area, start: Plan, urns: readonly Urn[], rules: AssignRules): AssignDraft;
}

/** Drafts that remember the last plan that was judged. */
export function createAssignDrafts(): AssignDrafts {
  let last: { readonly area: Area; readonly plan: Plan; readonly judgement: Judgement } | null =
    null;
  function judgementOf(area: Area, plan: Plan): Judgement {
    if (last?.area !== area || last.plan !== plan) {
      last = { area, plan, judgement: judgePlan(area, plan, resolveSettings(plan.settings)) };
    }
    return last.judgement;
  }
  return {
    draftOf(area, start, urns, rules) {
      const before = judgementOf(area, start);
      const assignment = assign(area, start, before.settings, urns, rules);
      const effect = effectOfEdit(area, before, assignment.plan);
      return { start, target: rules.target, mode: rules.mode, assignment, before, effect };
    },
  };
}
