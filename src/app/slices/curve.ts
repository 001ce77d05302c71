import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import type { AnswerJob } from "../../solver/client/solver_client.ts";
import type { Curve } from "../../solver/curve/curve.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../solver/proposal.ts";
import { NO_WISHES } from "../../solver/wishes.ts";
import { lockedClusters, selectJudgedArea } from "../selectors.ts";
import type { CurveSlice, Slice } from "../state.ts";

/** Seconds for the whole curve: enough for 280 schools. */
const TIME_LIMIT_SECONDS = 55;

export const curveSlice: Slice<CurveSlice> = (set, get, deps) => {
  let job: AnswerJob<Curve> | null = null;
  return {
    curve: { status: "none" },
    async drawCurve() {
      const { history } = get();
      const area = selectJudgedArea(get());
      if (area === null || history === null) return;
      job?.cancel();
      const plan = history.present.value;
      const settings = resolveSettings(plan.settings, {}, PROPOSAL_BOUNDS);
      const locked = lockedClusters(plan);
      const around = plan.clusters.length;
      const timeLimitSeconds = TIME_LIMIT_SECONDS;
      set({ curve: { status: "running", progress: null, timeLimitSeconds } });
      const mine = deps.solver.ask(
        area,
        settings,
        {
          kind: "curve",
          options: { ...DEFAULT_PROPOSE_OPTIONS, wishes: { ...NO_WISHES, ...plan.rules, locked } },
          timeLimitSeconds,
          range: null,
          around: around === 0 ? null : around,
        },
        (progress) => {
          if (job === mine) set({ curve: { status: "running", progress, timeLimitSeconds } });
        },
      );
      job = mine;
      try {
        const curve = await mine.result;
        if (job === mine) set({ curve: { status: "ready", curve, area, settings, locked } });
      } catch (error) {
        if (job !== mine) return;
        const reason = error instanceof Error ? error.message : String(error);
        set({ curve: { status: "failed", reason } });
      }
    },
    cancelCurve: () => job?.cancel(),
    reviewCurvePoint(clusters) {
      const { curve, review } = get();
      if (curve.status !== "ready") return;
      const point = curve.curve.points.find((each) => each.clusters === clusters);
      if (point === undefined || point.proposal.clusters.length === 0) return;
      review(point.proposal, curve.settings);
      get().show({ task: "propose" });
    },
    forgetCurve() {
      job?.cancel();
      job = null;
      set({ curve: { status: "none" } });
    },
  };
};
