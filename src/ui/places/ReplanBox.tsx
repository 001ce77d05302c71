import { useCallback, useMemo } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { ReplanRun } from "../../app/places/scenario_runs.ts";
import { replannedClusters } from "../../app/places/scenario_runs.ts";
import type { Area } from "../../domain/area.ts";
import { replaceClusters } from "../../domain/edits/replace_clusters.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import type { RepairAnswer } from "../../solver/repair/repair_question.ts";
import { listed } from "../../words/names.ts";
import { replanChangeText, replanLabel } from "../../words/places_replan_text.ts";
import { isChange, movesText, obstacleText, vanishedText } from "../../words/repair_text.ts";
import { useDerived, useHandles } from "../AppContext.tsx";
import { EffectPreview } from "../picked/EffectPreview.tsx";
import { useShownOnMap } from "../problems/use_shown_on_map.ts";
import { useNames, useReplan, useRun, useRuns } from "./use_scenarios.ts";

interface ReplanBoxProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

/** The least change to the clusters that a test touches: looked for when it is asked for, seen, and put into the plan as one step. */
export function ReplanBox({ places, kept }: ReplanBoxProps) {
  const runs = useRuns(places);
  const { replan, isStale } = useReplan(places, kept.id);
  const known = useRun(places, kept.id);
  const isTouched = (known?.run.found?.outcome.partnerships.length ?? 0) > 0;
  if (!isTouched && replan === null) return null;
  return (
    <section className="replan" aria-label="The least change to these partnerships">
      <h3>The least change to these partnerships</h3>
      {replan === null ? (
        <p className="quiet">
          Looks which schools of the partnerships touched would move, so that each is within the
          limit and the sizes. The plan changes only when you accept it.
        </p>
      ) : null}
      {replan?.status === "running" ? (
        <div className="progress">
          <p role="status">Looking for the least change…</p>
          <progress max={1} value={replan.share} aria-label="Share of the work done" />
          <button
            type="button"
            className="button button--plain"
            onClick={() => runs.cancelReplan(kept.id)}
          >
            Stop
          </button>
        </div>
      ) : (
        <div className="button-row">
          <button type="button" className="button" onClick={() => runs.replan(kept.id)}>
            {replan === null ? "Look for it" : "Look again"}
          </button>
        </div>
      )}
      {replan?.status === "failed" ? <p role="alert">It was not found: {replan.reason}</p> : null}
      {replan?.status === "ready" && isStale ? (
        <p role="status">Something has changed since: look again.</p>
      ) : null}
      {replan?.status === "ready" && !isStale ? (
        <Answered places={places} kept={kept} replan={replan} />
      ) : null}
    </section>
  );
}

function Answered(props: ReplanBoxProps & { readonly replan: ReplanRun }) {
  const { answer, asked } = props.replan;
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgementBefore);
  if (answer === null || asked.plan === null || area === null || judgement === null) return null;
  const { repair, problems, touched } = answer;
  if (problems.length > 0) {
    return (
      <ul className="plain-list">
        {problems.map(({ reason, advice }) => (
          <li key={reason}>
            {reason} {advice}
          </li>
        ))}
      </ul>
    );
  }
  if (touched.length === 0) return <p>No cluster has to change.</p>;
  if (repair === null) return <p>It was stopped before anything was found.</p>;
  const obstacle = obstacleText(repair, area, asked.plan, null);
  if (obstacle !== null) return <p>{obstacle}</p>;
  if (!isChange(repair)) return <p>Nothing has to change.</p>;
  return <Found {...props} repair={repair} plan={asked.plan} area={area} judgement={judgement} />;
}

interface FoundProps extends ReplanBoxProps {
  readonly repair: RepairAnswer;
  readonly plan: Plan;
  readonly area: Area;
  readonly judgement: Judgement;
}

function Found({ places, kept, repair, plan, area, judgement }: FoundProps) {
  const runs = useRuns(places);
  const { store } = useHandles();
  const nameOf = useNames(area, kept.scenario);
  const change = useMemo(() => replaceClusters(replannedClusters(area, repair)), [area, repair]);
  const after = useMemo(() => change(plan), [change, plan]);
  const afterWith = { clusters: repair.clusters };
  useShownOnMap(area, judgement, plan, after);
  const accept = useCallback(() => {
    const placed = new Set(after.clusters.flatMap(({ schools }) => schools));
    const out = plan.clusters.flatMap(({ schools }) => schools.filter((urn) => !placed.has(urn)));
    const label = replanLabel(repair, out);
    runs.acceptReplan(kept.id, label);
    store.getState().announce(`${label}.`);
  }, [after, plan, repair, runs, kept.id, store]);
  const vanished = vanishedText(repair, plan);
  const gone = plan.clusters
    .flatMap(({ schools }) => schools)
    .filter((urn) => repair.changes.some((each) => each.urn === urn && each.kind === "unlist"));
  return (
    <>
      <p>{movesText(repair)}</p>
      <ul className="plain-list" aria-label="Changes to the plan">
        {repair.changes.map((each) => (
          <li key={`${each.urn} ${each.from}`}>
            {replanChangeText(each, nameOf, { before: plan, after: afterWith })}
          </li>
        ))}
      </ul>
      {vanished === null ? null : <p>{vanished}</p>}
      <EffectPreview plan={plan} change={change} />
      {gone.length === 0 ? null : (
        <p>
          Accepting takes {listed(gone.map(nameOf))} out of the plan’s clusters: whoever sees the
          plan sees that, and not this test.
        </p>
      )}
      <div className="button-row">
        <button type="button" className="button button--main" onClick={accept}>
          Accept into the plan
        </button>
        <button type="button" className="button" onClick={() => runs.dropReplan(kept.id)}>
          Leave it
        </button>
      </div>
    </>
  );
}
