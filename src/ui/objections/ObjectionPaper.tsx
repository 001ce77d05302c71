import type { Area } from "../../domain/area.ts";
import type { Objection } from "../../domain/objections.ts";
import { openCount } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { dayText } from "../../words/day_text.ts";
import { clusterName, schoolName } from "../../words/names.ts";
import { objectionCountText, objectionDayText } from "../../words/objection_text.ts";
import { judgedByText } from "../../words/slide_text.ts";
import { timesText } from "../../words/times_text.ts";

interface ObjectionPaperProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly settings: JudgingSettings;
  readonly objections: readonly Objection[];
  /** ISO 8601. */
  readonly printedAt: string;
}

/** The objections as the actions of the meeting, on paper: each with a box to tick. */
export function ObjectionPaper(props: ObjectionPaperProps) {
  const { area, plan, settings, objections, printedAt } = props;
  return (
    <article className="objection-paper__sheet">
      <p>
        {area.title} · {plan.name}
      </p>
      <h1>Actions from the meeting: objections to the plan</h1>
      <p>
        {dayText(printedAt)}. {objectionCountText(objections)}; {openCount(objections)} to act on.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">School</th>
            <th scope="col">Cluster</th>
            <th scope="col">What is objected</th>
            <th scope="col">By</th>
            <th scope="col">What would change it</th>
            <th scope="col">Done</th>
          </tr>
        </thead>
        <tbody>
          {objections.map(({ urn, cluster, what, role, change, date, settled }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the very same
            <tr key={place}>
              <th scope="row">{schoolName(area, urn)}</th>
              <td>{cluster === null ? "none" : clusterName(plan, cluster)}</td>
              <td>{what}</td>
              <td>
                {role}, {objectionDayText(date)}
              </td>
              <td>{change === "" ? "not said" : change}</td>
              <td>{settled === undefined ? "☐" : `☑ ${objectionDayText(settled)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        Times: {timesText(area.driveTimes)}. Judged by: {judgedByText(settings)}
        {settings.ceilingReason === null ? "" : ` (${settings.ceilingReason})`}. School Cluster
        Planner.
      </footer>
    </article>
  );
}
