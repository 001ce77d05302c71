import { useState } from "react";
import type { CurveState } from "../../app/state.ts";
import { totalTravel } from "../../domain/total_travel.ts";
import { seconds } from "../../domain/units.ts";
import type { CurvePoint } from "../../solver/curve/curve.ts";
import { counted } from "../../words/counted.ts";
import { longestDriveText, marginalText, pointText } from "../../words/curve_text.ts";
import { minutesFigure } from "../../words/durations.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import type { ChartMark } from "./CurveChart.tsx";
import { CurveChart } from "./CurveChart.tsx";
import { LongestDriveChart } from "./LongestDriveChart.tsx";

type Ready = Extract<CurveState, { readonly status: "ready" }>;

/** The curve as a chart and as a table, the marginal minutes, and the longest drives. */
export function CurveResult({ ready }: { readonly ready: Ready }) {
  const { curve, area } = ready;
  const { reviewCurvePoint } = useCommands();
  const marks = useMarks();
  const today = marks.find(({ kind }) => kind === "today")?.clusters ?? null;
  const [chosen, setChosen] = useState<number | null>(null);
  const middle = curve.marginal.find(({ clusters }) => clusters === today) ?? curve.marginal[0];
  const sentence = middle === undefined ? null : marginalText(middle);
  if (curve.points.length === 0) {
    return <p role="status">No clusters can be made under these limits. Loosen one of them.</p>;
  }
  return (
    <>
      <p role="status">{summaryText(curve.points, curve.stoppedBy)}</p>
      {middle === undefined || sentence === null ? null : (
        <p>
          <strong>At {counted(middle.clusters, "cluster")}:</strong> {sentence}
        </p>
      )}
      <h3>Travel between partners</h3>
      <CurveChart
        points={curve.points}
        marks={marks}
        chosen={chosen}
        onChoose={setChosen}
        onPick={reviewCurvePoint}
      />
      <div className="table-scroller">
        <table className="table curve-table">
          <caption className="visually-hidden">Least travel for each number of clusters</caption>
          <thead>
            <tr>
              <th scope="col">Clusters</th>
              <th scope="col" className="number">
                Travel, min
              </th>
              <th scope="col">How sure</th>
              <th scope="col">
                <span className="visually-hidden">Look at it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {curve.points.map((point) => (
              <tr key={point.clusters} data-chosen={point.clusters === chosen || undefined}>
                <th scope="row">
                  {point.clusters}
                  {point.clusters === today ? <span className="quiet"> your plan</span> : null}
                </th>
                <td className="number">{travelFigure(point)}</td>
                <td>{pointText(point)}</td>
                <td>
                  {point.proposal.clusters.length === 0 ? null : (
                    <button
                      type="button"
                      className="button button--plain"
                      aria-label={`Look at the plan of ${counted(point.clusters, "cluster")}`}
                      onClick={() => reviewCurvePoint(point.clusters)}
                    >
                      Look
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>Longest drive</h3>
      {area.driveTimes.band === null ? null : (
        <p className="quiet">Times are estimates: their cautious ends are meant.</p>
      )}
      <LongestDriveChart drives={curve.longestDrive} ceilingSeconds={curve.ceilingSeconds} />
      <ul className="plain-list">
        {curve.longestDrive.map((drive) => (
          <li key={drive.clusters}>{longestDriveText(drive, curve.ceilingSeconds)}</li>
        ))}
      </ul>
    </>
  );
}

/** Today's plan and the proposal under review, where they have travel to show. */
function useMarks(): readonly ChartMark[] {
  const before = useDerived((selectors) => selectors.judgementBefore);
  const proposal = useApp((state) => state.proposal);
  const marks: ChartMark[] = [];
  if (before !== null && before.clusters.length > 0) {
    const travel = totalTravel(before);
    const clusters = before.clusters.length;
    if (Number.isFinite(travel)) marks.push({ kind: "today", clusters, seconds: travel });
  }
  if (proposal.status === "ready" && proposal.proposal.objective.kind === "travel") {
    const { objective, clusters } = proposal.proposal;
    marks.push({ kind: "proposal", clusters: clusters.length, seconds: objective.value });
  }
  return marks;
}

function summaryText(points: readonly CurvePoint[], stoppedBy: string): string {
  const proved = points.filter(({ proposal }) => proposal.stoppedBy === "proof").length;
  const allProved = proved > 1 && proved === points.length;
  const stopped = stoppedBy === "user" ? " You stopped it early: this is what is known." : "";
  return `Least travel for ${counted(points.length, "number")} of clusters, of which ${allProved ? "all" : proved} ${proved === 1 ? "is" : "are"} proved.${stopped}`;
}

function travelFigure({ proposal }: CurvePoint): string {
  return proposal.clusters.length === 0 ? "–" : minutesFigure(seconds(proposal.objective.value));
}
