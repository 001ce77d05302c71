import { lockedClusters } from "../../app/selectors.ts";
import type { CurveState } from "../../app/state.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { CurveProgress } from "./CurveProgress.tsx";
import { CurveResult } from "./CurveResult.tsx";

type Ready = Extract<CurveState, { readonly status: "ready" }>;

/** The number of clusters against travel and against the longest drive, to pick a plan from. */
export function CurveTab() {
  const curve = useApp((state) => state.curve);
  const { drawCurve } = useCommands();
  const start = () => void drawCurve();
  switch (curve.status) {
    case "none":
      return (
        <>
          <p>
            Fewer clusters are fewer meetings, and longer drives. The planner works out the least
            travel for up to 20 numbers of clusters, with how much less is possible at most, and the
            longest drive that each number needs. Locked clusters stay as they are.
          </p>
          <button type="button" className="button button--main" onClick={start}>
            Work it out
          </button>
          <p className="quiet">Takes up to a minute. Your plan stays as it is.</p>
        </>
      );
    case "running":
      return <CurveProgress running={curve} />;
    case "failed":
      return (
        <div role="alert">
          <p>It was not worked out: {curve.reason}</p>
          <button type="button" className="button" onClick={start}>
            Try again
          </button>
        </div>
      );
    case "ready":
      return <Shown ready={curve} onAgain={start} />;
  }
}

function Shown(props: { readonly ready: Ready; readonly onAgain: () => void }) {
  const isStale = useIsStale(props.ready);
  return (
    <>
      {isStale ? (
        <p className="form__problems">
          The limits, the locked clusters or the drive times have changed since. What is shown holds
          for those it was worked out with.
        </p>
      ) : null}
      <CurveResult ready={props.ready} />
      <button type="button" className="button" onClick={props.onAgain}>
        Work it out again
      </button>
    </>
  );
}

/** Whether the curve would now be worked out for something else. */
function useIsStale({ area, settings, locked }: Ready): boolean {
  const judged = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(({ history }) => history?.present.value ?? null);
  if (plan === null) return false;
  const now = resolveSettings(plan.settings, {}, PROPOSAL_BOUNDS);
  return (
    judged?.schools !== area.schools ||
    judged.driveTimes !== area.driveTimes ||
    JSON.stringify(now) !== JSON.stringify(settings) ||
    JSON.stringify(lockedClusters(plan)) !== JSON.stringify(locked)
  );
}
