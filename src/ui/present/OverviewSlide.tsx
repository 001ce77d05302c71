import type { Area } from "../../domain/area.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import { counted } from "../../words/counted.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import { judgedByText, verdictCounts } from "../../words/slide_text.ts";
import { timesText } from "../../words/times_text.ts";
import { useCommands } from "../AppContext.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

interface OverviewSlideProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly plan: Plan;
  readonly onLeave: () => void;
}

/** The plan as a whole: how many clusters are within the limit, what is left over, and what the times are. */
export function OverviewSlide({ area, judgement, plan, onLeave }: OverviewSlideProps) {
  const { clusters, unassigned, settings } = judgement;
  const objections = plan.objections ?? [];
  return (
    <div className="slide__overview">
      <p className="slide__of">{area.title}</p>
      <h2>{plan.name}</h2>
      {clusters.length === 0 ? (
        <NothingYet onLeave={onLeave} />
      ) : (
        <>
          <ul className="slide__figures" aria-label="Clusters">
            <li>
              <strong>{counted(clusters.length, "cluster")}</strong>
            </li>
            {verdictCounts(judgement).map(({ verdict, text }) => (
              <li key={text}>
                <VerdictMark verdict={verdict} /> {text}
              </li>
            ))}
            <li>
              {unassigned.length === 0
                ? "Every school is in a cluster"
                : `${counted(unassigned.length, "school")} not in a cluster`}
            </li>
            <li>
              {objections.length === 0
                ? "No objection noted"
                : `${objectionCountText(objections)} noted`}
            </li>
          </ul>
          <p>
            Judged by: {judgedByText(settings)}
            {settings.ceilingReason === null ? "" : ` (${settings.ceilingReason})`}, the slower way
            between every two schools counting.
          </p>
        </>
      )}
      <p>Times: {timesText(area.driveTimes)}.</p>
    </div>
  );
}

/** What to do so that there is something to present. */
function NothingYet({ onLeave }: { readonly onLeave: () => void }) {
  const { show } = useCommands();
  const leaveFor = (change: Parameters<typeof show>[0]) => {
    onLeave();
    show(change);
  };
  return (
    <>
      <p>
        No clusters yet. Once there are some, each has a slide here: its schools, the minutes to
        meet, its longest drive and a map. At the meeting, choose a school’s name to note an
        objection.
      </p>
      <div className="button-row">
        <button
          type="button"
          className="button button--main"
          onClick={() => leaveFor({ task: "propose", dialog: null })}
        >
          Propose clusters
        </button>
        <button type="button" className="button" onClick={() => leaveFor({ dialog: "open-file" })}>
          Open a plan
        </button>
        <button type="button" className="button" onClick={() => leaveFor({ dialog: "paste" })}>
          Paste partnerships
        </button>
      </div>
    </>
  );
}
