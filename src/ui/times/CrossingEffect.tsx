import { useMemo } from "react";
import { selectArea, selectPlan, selectShownPlan } from "../../app/selectors.ts";
import { schoolAt } from "../../domain/area.ts";
import { isOnlyLeastKnown } from "../../domain/ceiling.ts";
import { judgePair } from "../../domain/judge_cluster.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { withPlanTimes } from "../../domain/known_times.ts";
import { counted } from "../../words/counted.ts";
import { minutesFigure } from "../../words/durations.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

/** So many drives are listed; the rest are counted. */
const MOST_ROWS = 40;

/** What closing the crossings does to the clusters of the plan: every drive between partners that goes another way. */
export function CrossingEffect() {
  const area = useApp(selectArea);
  const plan = useApp(selectShownPlan);
  const known = useApp((state) => selectPlan(state)?.knownTimes);
  const closed = useDerived((selectors) => selectors.closedCrossings);
  const judgement = useDerived((selectors) => selectors.judgement);
  const judgedArea = useDerived((selectors) => selectors.judgedArea);
  const rows = useMemo(() => {
    if (area === null || judgedArea === null || judgement === null) return [];
    const before = withPlanTimes(area, known);
    return detours(judgement, judgedArea).map((pair) => ({
      pair,
      before: judgePair(before, judgement.settings, pair.from, pair.to),
    }));
  }, [area, judgedArea, judgement, known]);
  if (area === null || plan === null || closed.length === 0) return null;
  if (rows.length === 0) {
    return <p role="status">No drive between partners uses it: every cluster stays as it is.</p>;
  }
  const worse = rows.filter(({ pair, before }) => pair.verdict !== before.verdict).length;
  return (
    <section aria-label="What happens without it">
      <h3>
        {counted(rows.length, "drive")} between partners {rows.length === 1 ? "goes" : "go"} another
        way, {worse} with another verdict
      </h3>
      <div className="table-scroller">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Drive</th>
              <th scope="col" className="number">
                With it, min
              </th>
              <th scope="col" className="number">
                Without, min
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map(({ pair, before }) => (
              <tr key={`${pair.from}-${pair.to}`}>
                <th scope="row">
                  <VerdictMark verdict={pair.verdict} />{" "}
                  <span className="visually-hidden">{VERDICT_WORDS[pair.verdict]}: </span>
                  {schoolAt(area, pair.from).name} → {schoolAt(area, pair.to).name}
                </th>
                <td className="number">{minutesFigure(before.seconds)}</td>
                <td className="number">
                  {isOnlyLeastKnown(pair)
                    ? `not known, at least ${minutesFigure(pair.low)}`
                    : `up to ${minutesFigure(pair.seconds)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST_ROWS ? (
        <p className="quiet">and {rows.length - MOST_ROWS} more, less long</p>
      ) : null}
    </section>
  );
}

/** The drives between partners that take a detour, the longest first; those whose way is not known before all. */
function detours(judgement: Judgement, area: Parameters<typeof judgePair>[0]) {
  return judgement.clusters
    .flatMap(({ pairs }) => pairs)
    .filter(({ from, to }) => ["detour", "shut"].includes(area.driveTimes.origin(from, to)))
    .sort((a, b) => (a.seconds === b.seconds ? b.low - a.low : a.seconds > b.seconds ? -1 : 1));
}
