import { countDistanceBands, DISTANCE_BANDS } from "../../domain/distance_band.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { unjudgedCount } from "../../domain/judgement.ts";
import { DISTANCE_BAND_LABELS } from "../../words/labels.ts";
import { VerdictMark } from "../parts/VerdictMark.tsx";

/** The lead figures: how many clusters are within, over or too close to call, and how comfortable they are. */
export function ClusterListHead(props: { readonly judgement: Judgement }) {
  const { clusters, unassigned } = props.judgement;
  const count = (verdict: string) => clusters.filter((judged) => judged.verdict === verdict).length;
  const allWithin = clusters.filter(
    (judged) => judged.verdict === "within" && unjudgedCount(judged) === 0,
  );
  const partly = allWithin.filter((judged) => judged.estimated > 0).length;
  const within = allWithin.length - partly;
  const notInFull = count("within") - allWithin.length;
  const [over, noRoute] = [count("over"), count("no-route")];
  const tooClose = count("too-close-to-call");
  const estimated = clusters.some(
    (judged) => judged.estimated === 0 && judged.pairs.some((pair) => pair.high > pair.seconds),
  );
  const bands = countDistanceBands(clusters);
  return (
    <header className="list-head">
      <p className="list-head__lead">
        <strong>
          {clusters.length} {clusters.length === 1 ? "cluster" : "clusters"}
        </strong>
        <span>
          <VerdictMark verdict="within" /> {within} within
          {estimated ? " even at the cautious end" : ""}
        </span>
        {partly === 0 ? null : (
          <span>
            <VerdictMark verdict="within" isEstimated={true} /> {partly} within, with estimated
            pairs
          </span>
        )}
        <span>
          <VerdictMark verdict="too-close-to-call" /> {tooClose} too close to call
        </span>
        <span>
          <VerdictMark verdict="over" /> {over} over
        </span>
        {noRoute === 0 ? null : (
          <span>
            <VerdictMark verdict="no-route" /> {noRoute} without a road route
          </span>
        )}
        {notInFull === 0 ? null : (
          <span>
            <VerdictMark verdict="no-route" /> {notInFull} not judged in full
          </span>
        )}
      </p>
      <ul className="list-head__bands" aria-label="Clusters by their worst pair">
        {DISTANCE_BANDS.map((band) => (
          <li key={band}>
            <span>{DISTANCE_BAND_LABELS[band]}</span> <strong>{bands[band]}</strong>
          </li>
        ))}
        {bands.none === 0 ? null : (
          <li>
            <span>not known</span> <strong>{bands.none}</strong>
          </li>
        )}
      </ul>
      {unassigned.length > 0 ? (
        <p className="list-head__note">
          {unassigned.length} {unassigned.length === 1 ? "school is" : "schools are"} not in a
          cluster yet.
        </p>
      ) : null}
    </header>
  );
}
