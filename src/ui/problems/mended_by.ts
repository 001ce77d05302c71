import type { Area } from "../../domain/area.ts";
import { judgeEdited } from "../../domain/judge.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import { isRepairable } from "./repairable.ts";

/** How many fewer problems that a repair is for `after` has than the plan that `judgement` is of. */
export function mendedBy(area: Area, judgement: Judgement, after: Plan): number {
  const count = ({ issues }: Judgement) => issues.filter(isRepairable).length;
  return count(judgement) - count(judgeEdited(area, after, judgement));
}
