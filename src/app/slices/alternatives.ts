import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import { proposalOfAlternative } from "../../solver/alternatives/alternative_proposal.ts";
import type { Alternatives, AlternativesQuestion } from "../../solver/alternatives/alternatives.ts";
import type { AnswerJob } from "../../solver/client/solver_client.ts";
import type { ObjectiveKind, Proposal, ProposeOptions } from "../../solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../solver/proposal.ts";
import { proposalToPlan } from "../../solver/proposal_to_plan.ts";
import type { AnswerProgress } from "../../solver/questions/question.ts";
import { NO_WISHES } from "../../solver/wishes.ts";
import { lockedClusters, selectJudgedArea, selectPlan } from "../selectors.ts";
import type { AppState, Slice } from "../state.ts";

/** Plans nearly as good as the best: being looked for, or found. */
export type AlternativesState =
  | { readonly status: "none" }
  | {
      readonly status: "running";
      readonly progress: AnswerProgress | null;
      readonly timeLimitSeconds: number;
    }
  | { readonly status: "failed"; readonly reason: string }
  | {
      readonly status: "ready";
      readonly answer: Alternatives;
      /** The plans of the answer, in its order. */
      readonly plans: readonly Plan[];
      /** What they were found under. */
      readonly settings: JudgingSettings;
    };

/** What the user decides about alternatives. */
export interface AlternativesRequest {
  /** How many, the best among them. */
  readonly count: number;
  /** A share: 0.02 for 2 %. */
  readonly within: number;
  /** What the best plan is best at, where none is under review. */
  readonly objective: ObjectiveKind;
}

export interface AlternativesSlice {
  readonly alternatives: AlternativesState;
  /** Finds alternatives to the proposal under review, or where there is none to the best plan under the plan's limits. */
  findAlternatives(request: AlternativesRequest): Promise<void>;
  /** Ends it with the plans found by then. */
  cancelAlternatives(): void;
  /** Puts one of the plans beside the user's own, as a proposal to decide on. */
  reviewAlternative(at: number): void;
  forgetAlternatives(): void;
}

const { timeLimitSeconds } = DEFAULT_PROPOSE_OPTIONS;

export const alternativesSlice: Slice<AlternativesSlice> = (set, get, deps) => {
  let job: AnswerJob<Alternatives> | null = null;
  return {
    alternatives: { status: "none" },
    async findAlternatives(request) {
      const area = selectJudgedArea(get());
      const plan = selectPlan(get());
      if (area === null || plan === null) return;
      const question = questionOf(get(), plan, request);
      const settings = resolveSettings(plan.settings, {}, PROPOSAL_BOUNDS);
      job?.cancel();
      set({ alternatives: { status: "running", progress: null, timeLimitSeconds } });
      const mine = deps.solver.ask(area, settings, question, (progress) => {
        const { alternatives } = get();
        if (job !== mine || alternatives.status !== "running") return;
        set({ alternatives: { ...alternatives, progress } });
      });
      job = mine;
      try {
        const answer = await mine.result;
        if (job !== mine) return;
        const madeAt = deps.now();
        const plans = answer.plans.map((_, at) =>
          proposalToPlan(area, settings, proposalOfAlternative(answer, at), {
            name: plan.name,
            madeAt,
          }),
        );
        set({ alternatives: { status: "ready", answer, plans, settings } });
      } catch (error) {
        if (job !== mine) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ alternatives: { status: "failed", reason } });
      }
    },
    cancelAlternatives: () => job?.cancel(),
    reviewAlternative(at) {
      const { alternatives, dropProposal } = get();
      if (alternatives.status !== "ready") return;
      const plan = alternatives.plans[at];
      if (plan === undefined) return;
      dropProposal();
      const proposal = proposalOfAlternative(alternatives.answer, at);
      set({ proposal: { status: "ready", proposal, plan, showing: "proposal" } });
    },
    forgetAlternatives() {
      job?.cancel();
      job = null;
      set({ alternatives: { status: "none" } });
    },
  };
};

function questionOf(
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
          wishes: { ...NO_WISHES, locked: lockedClusters(plan) },
        }
      : optionsOf(best);
  return { kind: "alternatives", options, timeLimitSeconds, count, within, best };
}

/** The proposal under review; where it is an alternative, the best plan that it is one to. */
function bestUnderReview({ proposal, alternatives }: AppState): Proposal | null {
  if (proposal.status !== "ready" || proposal.proposal.clusters.length === 0) return null;
  if (alternatives.status !== "ready") return proposal.proposal;
  return alternatives.plans.includes(proposal.plan) ? alternatives.answer.best : proposal.proposal;
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
