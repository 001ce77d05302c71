import { lazy, memo, Suspense } from "react";
import type { AssignDraft } from "../../app/slices/assigning.ts";
import { isOverBorder } from "../../domain/area.ts";
import { distanceBandOf } from "../../domain/distance_band.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { shownVerdict } from "../../domain/judgement.ts";
import { CLUSTER_HUES } from "../../map/theme.ts";
import { minutesFigure } from "../../words/durations.ts";
import { DISTANCE_BAND_LABELS } from "../../words/labels.ts";
import { originText } from "../../words/times_text.ts";
import { clusterVerdictText } from "../../words/verdict_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { ShareBar } from "../parts/ShareBar.tsx";
import { faithShares, sizeShares } from "../parts/shares.ts";
import { Thermometer } from "../parts/Thermometer.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

const RowEffect = lazy(() => import("../assign/RowEffect.tsx"));

interface ClusterRowProps {
  readonly judged: JudgedCluster;
  readonly selected: boolean;
}

/** One cluster in the list: who, how many, their mix, their worst pair and what that means. */
export const ClusterRow = memo(function ClusterRow({ judged, selected }: ClusterRowProps) {
  const { selectCluster, hoverCluster } = useCommands();
  const area = useDerived((selectors) => selectors.judgedArea);
  const settings = useDerived((selectors) => selectors.settings);
  const hue = useApp((state) => state.pictures.get(judged.cluster.id)?.hue);
  const number = useDerived(
    (selectors) => (state) =>
      (selectors
        .judgement(state)
        ?.clusters.findIndex((known) => known.cluster.id === judged.cluster.id) ?? 0) + 1,
  );
  const draft = useApp(({ assignDraft }) =>
    assignDraft !== null && changedIn(assignDraft, judged) !== undefined ? assignDraft : null,
  );
  if (area === null) return null;
  const { cluster, worst } = judged;
  const origin = worst === null ? null : originText(area.driveTimes, worst.from, worst.to);
  const over = cluster.schools.filter((urn) => isOverBorder(area, urn)).length;
  const pupils = judged.pupils.toLocaleString("en-GB");
  const changed = draft === null ? undefined : changedIn(draft, judged);
  const figures = (
    <>
      <span className="cluster-row__bars">
        <ShareBar title="Faith and community" shares={faithShares(area, judged.members)} />
        <ShareBar title="Size" shares={sizeShares(area, judged.members)} />
        {worst === null ? (
          <span />
        ) : (
          <Thermometer
            seconds={worst.seconds}
            low={worst.low}
            high={worst.high}
            ceiling={settings.ceiling}
            verdict={judged.verdict}
          />
        )}
      </span>
      <span className="cluster-row__verdict">
        <VerdictMark verdict={shownVerdict(judged)} isEstimated={judged.estimated > 0} />
        <span>
          {clusterVerdictText(judged, settings.ceiling)}
          {origin === null ? "" : `, ${origin}`}
        </span>
        {worst === null || !Number.isFinite(worst.seconds) ? null : (
          <span
            className="cluster-row__band"
            title={`Worst pair ${minutesFigure(worst.seconds)} min`}
          >
            {DISTANCE_BAND_LABELS[distanceBandOf(worst.seconds)]}
          </span>
        )}
      </span>
    </>
  );
  return (
    <button
      type="button"
      className="cluster-row"
      data-cluster-row={cluster.id}
      aria-pressed={selected}
      onClick={() => selectCluster(selected ? null : cluster.id)}
      onMouseEnter={() => hoverCluster(cluster.id)}
      onMouseLeave={() => hoverCluster(null)}
      onFocus={() => hoverCluster(cluster.id)}
      onBlur={() => hoverCluster(null)}
    >
      <span className="cluster-row__name">
        <span
          className="cluster-number"
          style={{ background: hue === undefined ? undefined : CLUSTER_HUES[hue] }}
        >
          {number}
        </span>
        <span className="cluster-row__title">{cluster.name}</span>
        <span className="cluster-row__size">
          {over === 0 ? (
            cluster.schools.length
          ) : (
            <OwnAndOver own={cluster.schools.length - over} over={over} />
          )}{" "}
          {cluster.schools.length === 1 ? "school" : "schools"} · {pupils}
          {judged.withoutPupils.length > 0 ? "+" : ""} pupils
        </span>
      </span>
      {changed === undefined || draft === null ? (
        figures
      ) : (
        <Suspense fallback={figures}>
          <RowEffect draft={draft} changed={changed} />
        </Suspense>
      )}
    </button>
  );
});

function changedIn({ effect }: AssignDraft, { cluster }: JudgedCluster) {
  return effect.clusters.find((changed) => changed.cluster === cluster.id);
}

/** How many schools a cluster has of the area's own, and how many over its border. */
function OwnAndOver({ own, over }: { readonly own: number; readonly over: number }) {
  return (
    <span title={`${over} over the border`}>
      {own} + {over}
      <span className="visually-hidden"> over the border,</span>
    </span>
  );
}
