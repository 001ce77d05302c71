import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { JudgedCluster, Judgement } from "../../domain/judgement.ts";
import { shownVerdict, unjudgedCount } from "../../domain/judgement.ts";
import type { Seconds } from "../../domain/units.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { CLUSTER_HUES } from "../../map/theme.ts";
import { counted } from "../../words/counted.ts";
import { judgedFigure } from "../../words/durations.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { schoolName } from "../../words/names.ts";
import { speedText } from "../../words/speed_text.ts";
import { clusterVerdictText, wordedVerdict } from "../../words/verdict_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { ShareBar } from "../parts/ShareBar.tsx";
import { faithShares } from "../parts/shares.ts";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { ClusterSheet } from "./ClusterSheet.tsx";
import { SavedMap } from "./SavedMap.tsx";

/** Every cluster of the plan with its longest drive and verdict; the one that is picked in full beside them, else the map. */
export function ClustersTab({ onSchool }: { readonly onSchool: () => void }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const picked = useApp((state) => state.selection.cluster);
  if (area === null || judgement === null) return null;
  const place = judgement.clusters.findIndex(({ cluster }) => cluster.id === picked);
  const judged = judgement.clusters[place];
  return (
    <div className="saved-split" data-picked={judged !== undefined}>
      <section className="saved-split__list" aria-labelledby="clusters-title">
        <ListHead judgement={judgement} area={area} />
        {judgement.clusters.length === 0 ? (
          <p className="page-note">This plan has no clusters. The other parts work all the same.</p>
        ) : (
          <ClusterTable area={area} judgement={judgement} picked={picked} />
        )}
      </section>
      {judged === undefined ? (
        <SavedMap onCluster={() => undefined} />
      ) : (
        <ClusterSheet
          area={area}
          judged={judged}
          number={place + 1}
          settings={judgement.settings}
          onSchool={onSchool}
        />
      )}
    </div>
  );
}

interface ListHeadProps {
  readonly area: Area;
  readonly judgement: Judgement;
}

function ListHead({ area, judgement }: ListHeadProps) {
  const { clusters, settings } = judgement;
  const counts = (["within", "over", "too-close-to-call", "no-route"] as const)
    .map((verdict) => ({
      verdict,
      count: clusters.filter((judged) => shownVerdict(judged) === verdict).length,
    }))
    .filter(({ count }) => count > 0);
  const members = clusters.reduce((sum, { members: own }) => sum + own.length, 0);
  const others = area.schools.length - members;
  return (
    <header className="saved-list-head">
      <h2 id="clusters-title">{counted(clusters.length, "cluster")}</h2>
      <ul className="list-head__lead">
        {counts.map(({ verdict, count }) => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} /> {count} {VERDICT_WORDS[verdict].toLowerCase()}
          </li>
        ))}
        {others > 0 ? <li>{counted(others, "school")} not in a cluster</li> : null}
      </ul>
      <p className="quiet">
        Judged at {speedText(settings.speed)} against {secondsToMinutes(settings.ceiling)} minutes
        between any two schools, the slower way counting.
      </p>
    </header>
  );
}

interface ClusterTableProps extends ListHeadProps {
  readonly picked: string | null;
}

function ClusterTable({ area, judgement, picked }: ClusterTableProps) {
  return (
    <table className="table saved-table">
      <thead>
        <tr>
          <th scope="col">Cluster</th>
          <th scope="col" className="number saved-table__wide">
            Schools
          </th>
          <th scope="col" className="number">
            Pupils
          </th>
          <th scope="col" className="saved-table__wide">
            Faith and community
          </th>
          <th scope="col" className="saved-table__wide">
            Longest drive
          </th>
          <th scope="col" className="number">
            Minutes
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {judgement.clusters.map((judged, place) => (
          <ClusterLine
            key={judged.cluster.id}
            area={area}
            judged={judged}
            number={place + 1}
            settings={judgement.settings}
            isPicked={judged.cluster.id === picked}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ClusterLineProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly number: number;
  readonly settings: Judgement["settings"];
  readonly isPicked: boolean;
}

function ClusterLine({ area, judged, number, settings, isPicked }: ClusterLineProps) {
  const { selectCluster } = useCommands();
  const hue = useApp((state) => state.pictures.get(judged.cluster.id)?.hue);
  const { cluster, worst } = judged;
  return (
    <tr aria-current={isPicked ? "true" : undefined}>
      <th scope="row">
        <button
          type="button"
          className="link saved-table__cluster"
          onClick={() => selectCluster(isPicked ? null : cluster.id)}
        >
          <span
            className="cluster-number"
            style={{ background: hue === undefined ? undefined : CLUSTER_HUES[hue] }}
          >
            {number}
          </span>
          {cluster.name}
        </button>
      </th>
      <td className="number saved-table__wide">{cluster.schools.length}</td>
      <td className="number">
        {judged.pupils.toLocaleString("en-GB")}
        {judged.withoutPupils.length > 0 ? "+" : ""}
      </td>
      <td className="saved-table__wide">
        <ShareBar title="Faith and community" shares={faithShares(area, judged.members)} />
      </td>
      <td className="saved-table__wide">
        {worst === null
          ? "–"
          : `${schoolName(area, schoolAt(area, worst.from).urn)} → ${schoolName(area, schoolAt(area, worst.to).urn)}`}
      </td>
      <td className="number">
        {worst === null
          ? "–"
          : `${worst.high > worst.seconds ? "≈ " : ""}${judgedFigure(worst.seconds, settings.ceiling, judged.verdict === "over", worst.low)}`}
      </td>
      <td className="saved-table__verdict">
        <VerdictMark verdict={shownVerdict(judged)} isEstimated={judged.estimated > 0} />{" "}
        {verdictBeside(judged, settings.ceiling)}
      </td>
    </tr>
  );
}

/** A cluster's verdict for beside its minutes. */
function verdictBeside(judged: JudgedCluster, ceiling: Seconds): string {
  const { worst, verdict } = judged;
  return worst === null || unjudgedCount(judged) > 0
    ? clusterVerdictText(judged, ceiling)
    : wordedVerdict(verdict, worst, ceiling);
}
