import { replaceClusters } from "../../domain/edits/replace_clusters.ts";
import { setRules } from "../../domain/edits/set_rules.ts";
import { withoutLocks } from "../../domain/locks.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import type { ProposalJob } from "../../solver/client/solver_client.ts";
import type { Proposal } from "../../solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../solver/proposal.ts";
import { proposalToPlan } from "../../solver/proposal_to_plan.ts";
import { namedAfterProposal } from "../plan_names.ts";
import { otherPlanNames, selectArea, selectJudgedArea } from "../selectors.ts";
import type { ProposalSlice, Slice } from "../state.ts";
import { NOTHING_SELECTED } from "../state.ts";

export const proposalSlice: Slice<ProposalSlice> = (set, get, deps) => {
  let job: ProposalJob | null = null;

  function review(proposal: Proposal, settings: JudgingSettings): void {
    const { history } = get();
    const area = selectJudgedArea(get());
    if (area === null || history === null) return;
    const plan = proposalToPlan(area, settings, proposal, {
      ...history.present.value,
      madeAt: deps.now(),
    });
    set({ proposal: { status: "ready", proposal, plan, showing: "proposal" } });
  }

  return {
    proposal: { status: "none" },
    review(proposal, settings) {
      job?.cancel();
      job = null;
      review(proposal, settings);
    },
    async propose(request) {
      const { history } = get();
      const area = selectJudgedArea(get());
      if (area === null || history === null) return;
      job?.cancel();
      const settings = resolveSettings(history.present.value.settings, {}, PROPOSAL_BOUNDS);
      const options = { ...DEFAULT_PROPOSE_OPTIONS, ...request };
      set({ proposal: { status: "running", progress: [] } });
      const mine = deps.solver.propose(area, settings, options, (progress) => {
        const { proposal } = get();
        if (job === mine && proposal.status === "running") {
          set({ proposal: { ...proposal, progress: [...proposal.progress, progress] } });
        }
      });
      job = mine;
      try {
        const proposal = await mine.result;
        if (job !== mine) return;
        review(proposal, settings);
      } catch (error) {
        if (job !== mine) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ proposal: { status: "failed", reason } });
      }
    },
    cancelProposing: () => job?.cancel(),
    showInReview(showing) {
      const { proposal } = get();
      if (proposal.status === "ready") set({ proposal: { ...proposal, showing } });
    },
    acceptProposal(label) {
      const { proposal } = get();
      if (proposal.status !== "ready") return;
      const { clusters, rules } = proposal.plan;
      const replace = replaceClusters(clusters);
      const area = selectArea(get());
      const title = area?.title ?? proposal.plan.area;
      const taken = otherPlanNames(get());
      const accept = (plan: Plan) => {
        const replaced = replace(plan);
        const ruled = setRules(rules && withoutLocks(rules, plan))(replaced);
        return replaced === plan ? ruled : namedAfterProposal(ruled, title, taken);
      };
      get().edit(accept, label, NOTHING_SELECTED);
      set({ proposal: { status: "none" }, task: null });
    },
    dropProposal() {
      job?.cancel();
      job = null;
      set({ proposal: { status: "none" } });
    },
  };
};
