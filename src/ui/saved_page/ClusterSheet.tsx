import { useEffect, useRef } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { shownVerdict } from "../../domain/judgement.ts";
import { objectionsAt } from "../../domain/objections.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import { clusterVerdictText } from "../../words/verdict_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { MemberTable } from "../detail/MemberTable.tsx";
import { MixSummary } from "../detail/MixSummary.tsx";
import { PairsTable } from "../detail/PairsTable.tsx";
import { ObjectionTable } from "../objections/ObjectionTable.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

interface ClusterSheetProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly number: number;
  readonly settings: JudgingSettings;
  readonly onSchool: () => void;
}

/** One cluster in full: its verdict, mix, schools and every pair both ways. */
export function ClusterSheet({ area, judged, number, settings, onSchool }: ClusterSheetProps) {
  const { selectCluster, openSchoolPage } = useCommands();
  const title = useRef<HTMLHeadingElement>(null);
  const { cluster } = judged;
  const plan = useApp(selectShownPlan);
  const objections = plan === null ? [] : objectionsAt(plan, cluster.schools);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cluster is read from its heading on
  useEffect(() => title.current?.focus({ preventScroll: true }), [cluster.id]);
  return (
    <section className="saved-sheet" aria-labelledby="cluster-title">
      <p className="no-print">
        <button type="button" className="button" onClick={() => selectCluster(null)}>
          ← All clusters
        </button>
      </p>
      <h2 id="cluster-title" ref={title} tabIndex={-1}>
        {number} {cluster.name}
      </h2>
      <div className={`verdict-box verdict-box--${shownVerdict(judged)}`}>
        <p className="verdict-box__verdict">
          <VerdictMark verdict={shownVerdict(judged)} isEstimated={judged.estimated > 0} />{" "}
          {clusterVerdictText(judged, settings.ceiling)}
        </p>
      </div>
      {cluster.notes === undefined ? null : <p className="page-note">{cluster.notes}</p>}
      <MixSummary area={area} judged={judged} />
      <MemberTable
        area={area}
        judged={judged}
        editable={false}
        onPick={(school) => {
          openSchoolPage(schoolAt(area, school).urn);
          onSchool();
        }}
      />
      <PairsTable area={area} judged={judged} settings={settings} />
      {plan === null || objections.length === 0 ? null : (
        <section aria-label="Objections">
          <h3>{objectionCountText(objections)}</h3>
          <div className="objection-scroll">
            <ObjectionTable area={area} plan={plan} objections={objections} />
          </div>
        </section>
      )}
    </section>
  );
}
