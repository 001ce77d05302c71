import { selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { drawnNotes } from "../../domain/geometry/boundary_notes.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import { shownVerdict } from "../../domain/judgement.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { boundaryNoteText } from "../../words/boundary_text.ts";
import { clusterVerdictText } from "../../words/verdict_text.ts";
import { useApp } from "../AppContext.tsx";
import { MemberTable } from "../detail/MemberTable.tsx";
import { MixSummary } from "../detail/MixSummary.tsx";
import { PairsTable } from "../detail/PairsTable.tsx";
import { useScene } from "../map/use_scene.ts";
import { MovesTable } from "../moves/MovesTable.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { SourceFoot } from "../school_page/SourceFoot.tsx";
import { ClusterMap } from "./ClusterMap.tsx";

interface ClusterSheetProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly number: number;
  readonly settings: JudgingSettings;
}

/** One cluster on paper, A4 upright: verdict, map, schools, every pair both ways, and what the times rest on. */
export default function ClusterSheet({ area, judged, number, settings }: ClusterSheetProps) {
  const plan = useApp(selectShownPlan);
  const scene = useScene();
  const { cluster } = judged;
  const moves = (plan?.moves ?? []).filter(
    ({ from, to }) => from === cluster.id || to === cluster.id,
  );
  const notes = plan === null ? [] : drawnNotes(area, cluster);
  return (
    <article className="cluster-sheet">
      <header>
        <p className="cluster-sheet__of">
          {area.title}
          {plan === null ? "" : ` · ${plan.name}`}
        </p>
        <h1>
          {number} {cluster.name}
        </h1>
        <p className="cluster-sheet__verdict">
          <VerdictMark verdict={shownVerdict(judged)} isEstimated={judged.estimated > 0} />{" "}
          {clusterVerdictText(judged, settings.ceiling)}
        </p>
        {cluster.notes === undefined ? null : <p>{cluster.notes}</p>}
      </header>
      {scene === null ? null : <ClusterMap scene={scene} judged={judged} area={area} />}
      {plan === null
        ? null
        : notes.map((note) => <p key={note.kind}>{boundaryNoteText(note, area, plan)}</p>)}
      <div className="cluster-sheet__columns">
        <MemberTable area={area} judged={judged} editable={false} />
        <MixSummary area={area} judged={judged} />
      </div>
      <PairsTable area={area} judged={judged} settings={settings} />
      {plan === null || moves.length === 0 ? null : (
        <section aria-label="Moves and their reasons">
          <h3>Moves and their reasons</h3>
          <MovesTable area={area} plan={plan} moves={moves} />
        </section>
      )}
      <SourceFoot area={area} view="partners" />
    </article>
  );
}
