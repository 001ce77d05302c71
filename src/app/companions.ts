import type { Companions } from "../domain/why/companions.ts";
import { companionsOf } from "../solver/companions_of_wishes.ts";
import { wishesOfPlan } from "../solver/wishes_of_plan.ts";
import { selectJudgedArea, selectShownPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** Who is to be with whom by the rules of the plan on show; `null` where none is. */
export function companionsShown(state: AppState): Companions | null {
  const [area, plan] = [selectJudgedArea(state), selectShownPlan(state)];
  return area === null || plan === null ? null : companionsOf(area, wishesOfPlan(plan));
}
