import { lazy, Suspense } from "react";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { shownVerdict } from "../../domain/judgement.ts";
import type { ClusterId } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { judgedText, rangeText } from "../../words/durations.ts";
import { schoolName } from "../../words/names.ts";
import { originText } from "../../words/times_text.ts";
import { clusterVerdictText } from "../../words/verdict_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { BoundaryBox } from "../boundary/BoundaryBox.tsx";
import { PrintCluster } from "../cluster_sheet/PrintCluster.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { WhyNotFewer } from "../reasons/WhyNotFewer.tsx";
import { BasisLine } from "../times/BasisLine.tsx";
import { ClusterCommandsBox } from "./ClusterCommandsBox.tsx";
import { ClusterName } from "./ClusterName.tsx";
import { ClusterProblems } from "./ClusterProblems.tsx";
import { FormSelect } from "./FormSelect.tsx";
import { LockBox } from "./LockBox.tsx";
import { MemberTable } from "./MemberTable.tsx";
import { MixSummary } from "./MixSummary.tsx";
import { PairsTable } from "./PairsTable.tsx";
import { PanelHead } from "./PanelHead.tsx";
import { RemoveCluster } from "./RemoveCluster.tsx";

const ClusterRecord = lazy(() => import("../today/ClusterRecord.tsx"));

/** Everything about one cluster: its verdict, its rules, its pairs, its members and its mix. */
export function ClusterPanel(props: { readonly id: ClusterId }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const reviewing = useApp(selectIsReviewing);
  const { selectCluster } = useCommands();
  const place = judgement?.clusters.findIndex((judged) => judged.cluster.id === props.id) ?? -1;
  const judged = judgement?.clusters[place];
  if (area === null || judgement === null || judged === undefined) return null;
  const { cluster } = judged;
  return (
    <section className="panel" aria-label={`Cluster ${place + 1}, ${cluster.name}`}>
      <PanelHead
        title={<ClusterName cluster={cluster} number={place + 1} editable={!reviewing} />}
        closeLabel="Close this cluster"
        onClose={() => selectCluster(null)}
      />
      <ClusterVerdict area={area} judged={judged} settings={judgement.settings} />
      <ClusterProblems area={area} judgement={judgement} judged={judged} />
      <MixSummary area={area} judged={judged} />
      <Suspense>
        <ClusterRecord cluster={cluster} />
      </Suspense>
      <FormSelect cluster={cluster} editable={!reviewing} />
      <LockBox cluster={cluster} editable={!reviewing} />
      {reviewing ? null : <ClusterCommandsBox key={cluster.id} area={area} judged={judged} />}
      <BoundaryBox area={area} cluster={cluster} editable={!reviewing} />
      <MemberTable area={area} judged={judged} editable={!reviewing} />
      <PairsTable area={area} judged={judged} settings={judgement.settings} />
      <WhyNotFewer />
      <div className="panel__foot">
        <PrintCluster
          area={area}
          judged={judged}
          number={place + 1}
          settings={judgement.settings}
        />
        {reviewing ? null : <RemoveCluster area={area} cluster={cluster} />}
      </div>
    </section>
  );
}

interface ClusterVerdictProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly settings: JudgingSettings;
}

function ClusterVerdict({ area, judged, settings }: ClusterVerdictProps) {
  const { worst, verdict } = judged;
  const over = verdict === "over" || verdict === "no-route";
  const origin = worst === null ? null : originText(area.driveTimes, worst.from, worst.to);
  const estimated = judged.estimated > 0 ? " verdict-box--estimated" : "";
  return (
    <div className={`verdict-box verdict-box--${shownVerdict(judged)}${estimated}`}>
      <p className="verdict-box__verdict">
        <VerdictMark verdict={shownVerdict(judged)} isEstimated={judged.estimated > 0} />{" "}
        {clusterVerdictText(judged, settings.ceiling)}
      </p>
      {worst === null ? null : (
        <>
          <p>
            Worst pair: {schoolName(area, area.schools[worst.from]?.urn ?? "")} →{" "}
            {schoolName(area, area.schools[worst.to]?.urn ?? "")},{" "}
            {worst.high > worst.seconds
              ? `${rangeText(worst.low, worst.high)}, most likely ${judgedText(worst.seconds, settings.ceiling, over)}`
              : judgedText(worst.seconds, settings.ceiling, over, worst.low)}
            {origin === null ? "" : ` (${origin})`}
          </p>
          <BasisLine area={area} settings={settings} />
        </>
      )}
    </div>
  );
}
