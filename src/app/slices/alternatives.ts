import type { JudgingSettings } from "../../domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import type { Alternatives } from "../../solver/alternatives/alternatives.ts";
import type { AnswerJob } from "../../solver/client/solver_client.ts";
import type { ObjectiveKind } from "../../solver/proposal.ts";
import type { AnswerProgress } from "../../solver/questions/question.ts";
import type { FoundAlternative } from "../alternatives.ts";
import { selectJudgedArea, selectPlan } from "../selectors.ts";
import type { Slice } from "../state.ts";

/** Plans nearly as good as the best: being looked for, or found. */
export type AlternativesState =
  | { readonly status: "none" }
  | {
      readonly status: "running";
      readonly progress: AnswerProgress | null;
    }
  | { readonly status: "failed"; readonly reason: string }
  | {
      readonly status: "ready";
      readonly answer: Alternatives;
      /** The plans of the answer, in its order. */
      readonly found: readonly FoundAlternative[];
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

export const alternativesSlice: Slice<AlternativesSlice> = (set, get, deps) => {
  let asking: symbol | null = null;
  let job: AnswerJob<Alternatives> | null = null;
  return {
    alternatives: { status: "none" },
    async findAlternatives(request) {
      const area = selectJudgedArea(get());
      const plan = selectPlan(get());
      if (area === null || plan === null) return;
      const mine = Symbol("asking");
      asking = mine;
      job?.cancel();
      const settings = resolveSettings(plan.settings, {}, PROPOSAL_BOUNDS);
      try {
        const { questionOf, foundAlternatives } = await import("../alternatives.ts");
        if (asking !== mine) return;
        const question = questionOf(get(), plan, request);
        set({ alternatives: { status: "running", progress: null } });
        job = deps.solver.ask(area, settings, question, (progress) => {
          const isRunning = asking === mine && get().alternatives.status === "running";
          if (isRunning) set({ alternatives: { status: "running", progress } });
        });
        const answer = await job.result;
        if (asking !== mine) return;
        const about = { ...plan, madeAt: deps.now() };
        const found = foundAlternatives(answer, area, settings, about);
        set({ alternatives: { status: "ready", answer, found, settings } });
      } catch (error) {
        if (asking !== mine) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ alternatives: { status: "failed", reason } });
      }
    },
    cancelAlternatives: () => job?.cancel(),
    reviewAlternative(at) {
      const { alternatives, dropProposal } = get();
      const chosen = alternatives.status === "ready" ? alternatives.found[at] : undefined;
      if (chosen === undefined) return;
      dropProposal();
      set({ proposal: { status: "ready", ...chosen, showing: "proposal" } });
    },
    forgetAlternatives() {
      job?.cancel();
      asking = null;
      set({ alternatives: { status: "none" } });
    },
  };
};
