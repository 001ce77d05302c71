import { replaceClusters } from "../../domain/edits/replace_clusters.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import type { AnswerJob } from "../../solver/client/solver_client.ts";
import type { RepairAnswer, RepairQuestion } from "../../solver/repair/repair_question.ts";
import { ruleWishesOf } from "../../solver/wishes_of_plan.ts";
import { selectJudgedArea, selectPlan } from "../selectors.ts";
import type { Slice } from "../state.ts";

/** What is to be repaired: every error, the clusters of one issue, or nothing but that schools are in no cluster. */
export type RepairScope =
  | { readonly kind: "all" }
  | { readonly kind: "issue"; readonly issue: string; readonly clusters: readonly ClusterId[] }
  | { readonly kind: "finish" };

/** A repair being found, or to be looked at before it is made. It is of the plan `start` and of no other. */
export type RepairState =
  | { readonly status: "none" }
  | {
      readonly status: "running";
      readonly scope: RepairScope;
      readonly start: Plan;
      /** 0 to 1. */
      readonly share: number;
    }
  | {
      readonly status: "failed";
      readonly scope: RepairScope;
      readonly start: Plan;
      readonly reason: string;
    }
  | {
      readonly status: "ready";
      readonly scope: RepairScope;
      readonly start: Plan;
      readonly answer: RepairAnswer;
    };

export interface RepairSlice {
  readonly repair: RepairState;
  /** Looks for the least repair of the user's own plan; one that is looked for already is given up. */
  findRepair(scope: RepairScope): Promise<void>;
  /** Ends the search, with the best so far. */
  cancelRepair(): void;
  /** Makes the repair that was found, as one step. */
  makeRepair(label: string): void;
  dropRepair(): void;
}

const SECONDS = 20;

export const repairSlice: Slice<RepairSlice> = (set, get, deps) => {
  let job: AnswerJob<RepairAnswer> | null = null;
  return {
    repair: { status: "none" },
    async findRepair(scope) {
      const start = selectPlan(get());
      const area = selectJudgedArea(get());
      if (start === null || area === null) return;
      job?.cancel();
      const settings = resolveSettings(start.settings);
      set({ repair: { status: "running", scope, start, share: 0 } });
      const mine = deps.solver.ask(area, settings, questionOf(start, scope), ({ share }) => {
        if (job === mine) set({ repair: { status: "running", scope, start, share } });
      });
      job = mine;
      try {
        const answer = await mine.result;
        if (job === mine) set({ repair: { status: "ready", scope, start, answer } });
      } catch (error) {
        if (job !== mine) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ repair: { status: "failed", scope, start, reason } });
      }
    },
    cancelRepair: () => job?.cancel(),
    makeRepair(label) {
      const { repair } = get();
      if (repair.status !== "ready" || repair.start !== selectPlan(get())) return;
      get().edit(replaceClusters(repair.answer.clusters), label);
      set({ repair: { status: "none" } });
    },
    dropRepair() {
      job?.cancel();
      job = null;
      set({ repair: { status: "none" } });
    },
  };
};

function questionOf(start: Plan, scope: RepairScope): RepairQuestion {
  const isFinish = scope.kind === "finish";
  return {
    kind: "repair",
    start: start.clusters,
    only: scope.kind === "all" ? null : isFinish ? [] : scope.clusters,
    wishes: ruleWishesOf(start),
    objective: "travel",
    maxMoves: isFinish ? 0 : null,
    finish: isFinish,
    lockedSchools: start.lockedSchools ?? [],
    repairs: 1,
    leastInNew: PROPOSAL_BOUNDS.minSchools ?? 1,
    timeLimitSeconds: SECONDS,
  };
}
