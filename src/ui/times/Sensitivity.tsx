import { useMemo } from "react";
import { schoolAt } from "../../domain/area.ts";
import type { ClusterSensitivity } from "../../domain/sensitivity.ts";
import { sensitivityOf, TRIED_SPEEDS } from "../../domain/sensitivity.ts";
import { counted } from "../../words/counted.ts";
import { factorText } from "../../words/factor_text.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { namedSpeedText, speedTitle } from "../../words/speed_text.ts";
import { useCommands, useDerived } from "../AppContext.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { FactorBar, FactorScale } from "./FactorBar.tsx";

/** How much slower the roads may get before each cluster is over the limit, the first to break first. */
export function Sensitivity(props: { readonly onDone: () => void }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const { selectCluster } = useCommands();
  const found = useMemo(
    () =>
      area === null || judgement === null
        ? []
        : sensitivityOf(area, judgement.clusters, judgement.settings),
    [area, judgement],
  );
  if (area === null) return null;
  if (found.length === 0) {
    return <p>There is no cluster of two schools or more yet. Make some, then come back.</p>;
  }
  const estimated = found.some((one) => one.cautiousBreaksAt < one.breaksAt);
  return (
    <>
      <p>
        {leadText(found, "peak")} {leadText(found, "winter")}
      </p>
      <p className="quiet">
        A cluster breaks at the factor at which its worst pair meets the limit.
        {estimated
          ? " Times are estimated: the dark bar ends where the cautious end of a range meets it, the light one where the likely time does."
          : ""}{" "}
        Choose a cluster to see it.
      </p>
      <div className="table-scroller">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Cluster and its worst pair</th>
              <th scope="col" className="number">
                {estimated ? "Sure up to" : "Breaks at"}
              </th>
              <th scope="col" className="sensitivity__bar-head">
                <FactorScale />
              </th>
              {TRIED_SPEEDS.map((speed) => (
                <th
                  key={speed}
                  scope="col"
                  className="sensitivity__speed"
                  title={namedSpeedText(speed)}
                >
                  {speedTitle(speed)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <tr key={one.judged.cluster.id}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      selectCluster(one.judged.cluster.id);
                      props.onDone();
                    }}
                  >
                    {one.judged.cluster.name}
                  </button>
                  <span className="quiet">
                    {schoolAt(area, one.breaking.from).name} →{" "}
                    {schoolAt(area, one.breaking.to).name}
                  </span>
                </th>
                <td className="number">
                  {factorText(one.cautiousBreaksAt)}
                  {one.cautiousBreaksAt < one.breaksAt ? (
                    <span className="estimate-range">likely {factorText(one.breaksAt)}</span>
                  ) : null}
                </td>
                <td className="sensitivity__bar">
                  <FactorBar cautious={one.cautiousBreaksAt} likely={one.breaksAt} />
                </td>
                {TRIED_SPEEDS.map((speed) => (
                  <td key={speed} className="sensitivity__mark">
                    <VerdictMark verdict={one.verdicts[speed]} />
                    <span className="visually-hidden">{VERDICT_WORDS[one.verdicts[speed]]}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** How many clusters are not within at a speed: "At Peak ×1.35, 3 of 9 clusters are over and 2 too close to call." */
function leadText(found: readonly ClusterSensitivity[], speed: "peak" | "winter"): string {
  const count = (...kinds: readonly string[]) =>
    found.filter(({ verdicts }) => kinds.includes(verdicts[speed])).length;
  const over = count("over", "no-route");
  const close = count("too-close-to-call");
  const start = `At ${namedSpeedText(speed)}`;
  if (over + close === 0) return `${start}, all ${counted(found.length, "cluster")} stay within.`;
  const closeText = close === 0 ? "" : ` and ${close} too close to call`;
  return `${start}, ${over} of ${counted(found.length, "cluster")} ${over === 1 ? "is" : "are"} over${closeText}.`;
}
