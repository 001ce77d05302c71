import { replaceClusters } from "../../domain/edits/replace_clusters.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import type { AnswerJob } from "../../solver/client/solver_client.ts";
import type {
  OneRepair,
  RepairAnswer,
  RepairQuestion,
} from "../../solver/repair/repair_question.ts";
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
      /** Whether others than the least are still looked for. */
      readonly isLooking: boolean;
    };

export interface RepairSlice {
  readonly repair: RepairState;
  /** Looks for the least repair of the user's own plan and, unless it is of all errors, for the next least; one that is looked for already is given up. */
  findRepair(scope: RepairScope): Promise<void>;
  /** Ends the search, with the best so far. */
  cancelRepair(): void;
  /** Makes one of the repairs that were found, as one step. */
  makeRepair(label: string, repair: OneRepair): void;
  dropRepair(): void;
}

const SECONDS = 20;
/** How many repairs of one problem are looked for. */
const RANKED = 3;

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
      const question = questionOf(start, scope);
      const mine = deps.solver.ask(area, settings, question, ({ share }) => {
        if (job === mine) set({ repair: { status: "running", scope, start, share } });
      });
      job = mine;
      try {
        const answer = await mine.result;
        if (job !== mine) return;
        const isLooking = scope.kind !== "all" && answer.proved && answer.changes.length > 0;
        set({ repair: { status: "ready", scope, start, answer, isLooking } });
        if (!isLooking) return;
        // The least is shown as soon as it is there; asked for again with the others, it is the same.
        const more = deps.solver.ask(area, settings, { ...question, repairs: RANKED }, () => {});
        job = more;
        const ranked = await more.result;
        if (job !== more) return;
        const shown = ranked.others.length > 0 || ranked.isAll ? ranked : answer;
        set({ repair: { status: "ready", scope, start, answer: shown, isLooking: false } });
      } catch (error) {
        const { repair } = get();
        if (repair.status === "none" || repair.scope !== scope) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ repair: { status: "failed", scope, start, reason } });
      }
    },
    cancelRepair: () => job?.cancel(),
    makeRepair(label, { clusters }) {
      const { repair } = get();
      if (repair.status !== "ready" || repair.start !== selectPlan(get())) return;
      job?.cancel();
      job = null;
      get().edit(replaceClusters(clusters), label);
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
