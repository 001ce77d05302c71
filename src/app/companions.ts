import type { Companions } from "../domain/why/companions.ts";
import { companionsOf } from "../solver/companions_of_wishes.ts";
import { wishesOfRequest } from "../solver/wishes_of_request.ts";
import { selectJudgedArea, selectShownPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** Who was asked to be with whom in the proposal on show; `null` where another plan is. */
export function companionsShown(state: AppState): Companions | null {
  const [area, plan] = [selectJudgedArea(state), selectShownPlan(state)];
  const { proposal } = state;
  if (area === null || plan === null) return null;
  if (proposal.status !== "ready" || proposal.showing !== "proposal") return null;
  return companionsOf(area, wishesOfRequest(proposal.proposal.request, plan));
}
