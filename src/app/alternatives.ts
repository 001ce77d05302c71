import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { proposalOfAlternative } from "../solver/alternatives/alternative_proposal.ts";
import type { Alternatives, AlternativesQuestion } from "../solver/alternatives/alternatives.ts";
import { ALTERNATIVES_SECONDS } from "../solver/alternatives/alternatives.ts";
import type { Proposal, ProposeOptions } from "../solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../solver/proposal.ts";
import { proposalToPlan } from "../solver/proposal_to_plan.ts";
import { wishesOfPlan } from "../solver/wishes_of_plan.ts";
import type { AlternativesRequest } from "./slices/alternatives.ts";
import type { AppState } from "./state.ts";

/** What is asked of the solver for `request`. */
export function questionOf(
  state: AppState,
  plan: Plan,
  { count, within, objective }: AlternativesRequest,
): AlternativesQuestion {
  const best = bestUnderReview(state);
  const options: ProposeOptions =
    best === null
      ? {
          ...DEFAULT_PROPOSE_OPTIONS,
          objective,
          wishes: wishesOfPlan(plan),
        }
      : optionsOf(best);
  return {
    kind: "alternatives",
    options,
    timeLimitSeconds: ALTERNATIVES_SECONDS,
    count,
    within,
    best,
  };
}

/** The proposal under review; where it is an alternative, the best plan that it is one to. */
function bestUnderReview({ proposal, alternatives }: AppState): Proposal | null {
  if (proposal.status !== "ready" || proposal.proposal.clusters.length === 0) return null;
  if (alternatives.status !== "ready") return proposal.proposal;
  return alternatives.found.some(({ plan }) => plan === proposal.plan)
    ? alternatives.answer.best
    : proposal.proposal;
}

/** What `proposal` was asked by. */
function optionsOf({ objective, request, seed }: Proposal): ProposeOptions {
  const { clusters, targetSchools, wishes: priced = [], ...others } = request;
  return {
    ...DEFAULT_PROPOSE_OPTIONS,
    objective: objective.kind,
    clusters,
    targetSchools,
    seed,
    wishes: { ...others, keepTies: "none", priced },
  };
}

/** One of the plans with the proposal that it is. */
export interface FoundAlternative {
  readonly proposal: Proposal;
  readonly plan: Plan;
}

/** The plans of `answer`, each called as the user's own is. */
export function foundAlternatives(
  answer: Alternatives,
  area: Area,
  settings: JudgingSettings,
  about: Pick<Plan, "name" | "madeAt" | "borderSchools">,
): readonly FoundAlternative[] {
  return answer.plans.map((_, at) => {
    const proposal = proposalOfAlternative(answer, at);
    return { proposal, plan: proposalToPlan(area, settings, proposal, about) };
  });
}
