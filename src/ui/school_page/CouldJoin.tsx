import { useMemo, useState } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import { candidatesFor } from "../../domain/could_join.ts";
import { judgePair } from "../../domain/judge_cluster.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "../../domain/judgement.ts";
import { joiningsFor } from "../../domain/mends/joining.ts";
import { trialOf } from "../../domain/mends/trial.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { judgedText, rangeText } from "../../words/durations.ts";
import { originNote, worstPairText } from "../../words/move_request_text.ts";
import { clusterName } from "../../words/names.ts";
import { useApp } from "../AppContext.tsx";

const AT_FIRST = 5;

interface CouldJoinProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly judged: JudgedCluster | null;
  readonly school: SchoolIndex;
}

/** Who could join the school's cluster within the limit, or, where it is in none, which clusters it could join. */
export function CouldJoin(props: CouldJoinProps) {
  return props.judged === null ? (
    <CouldBeJoined {...props} />
  ) : (
    <Candidates {...props} judged={props.judged} />
  );
}

function Candidates(props: CouldJoinProps & { readonly judged: JudgedCluster }) {
  const { area, judgement, judged } = props;
  const [shown, setShown] = useState(AT_FIRST);
  const candidates = useMemo(
    () => candidatesFor(area, judgement, judged),
    [area, judgement, judged],
  );
  const { settings } = judgement;
  const minutes = secondsToMinutes(settings.ceiling);
  return (
    <section className="page-section no-print" aria-labelledby="join-title">
      <h3 id="join-title">Schools that could join</h3>
      {candidates.length === 0 ? (
        <p className="page-note">
          {judged.verdict === "within"
            ? `No other school keeps every pair of this cluster within ${minutes} minutes.`
            : `None: a pair of this cluster is not within ${minutes} minutes as it is.`}
        </p>
      ) : (
        <>
          <p className="quiet">
            Every pair would stay within {minutes} minutes. The longest drive now:{" "}
            {worstPairText(area, trialOf(judged), settings)}.
          </p>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">School</th>
                <th scope="col">The longest drive would be</th>
              </tr>
            </thead>
            <tbody>
              {candidates.slice(0, shown).map(({ school, from, worst }) => (
                <tr key={school}>
                  <th scope="row">
                    {schoolAt(area, school).name}
                    <span className="quiet">
                      {from === null ? "in no cluster" : `now in ${from.name}`}
                    </span>
                  </th>
                  <WorstCell area={area} settings={settings} worst={worst} />
                </tr>
              ))}
            </tbody>
          </table>
          {candidates.length > shown ? (
            <button type="button" className="button" onClick={() => setShown(shown + 10)}>
              Show more ({candidates.length - shown} left)
            </button>
          ) : null}
        </>
      )}
    </section>
  );
}

function CouldBeJoined({ area, judgement, school }: CouldJoinProps) {
  const plan = useApp(selectShownPlan);
  const { urn } = schoolAt(area, school);
  const joinings = useMemo(() => joiningsFor(area, judgement, urn), [area, judgement, urn]);
  if (plan === null || plan.clusters.length === 0) return null;
  return (
    <section className="page-section no-print" aria-labelledby="join-title">
      <h3 id="join-title">Clusters it could join</h3>
      {joinings.length === 0 ? (
        <p className="page-note">No cluster stays within the limit with this school in it.</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Cluster</th>
              <th scope="col">The longest drive would be</th>
            </tr>
          </thead>
          <tbody>
            {joinings.map(({ cluster, worst }) => (
              <tr key={cluster}>
                <th scope="row">{clusterName(plan, cluster)}</th>
                <WorstCell
                  area={area}
                  settings={judgement.settings}
                  worst={judgedPair(area, judgement.settings, worst)}
                />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface WorstCellProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
  /** `null` where the area does not have both of its schools. */
  readonly worst: JudgedPair | null;
}

/** A cell with a worst pair's minutes, their range where they are an estimate, and its schools. */
function WorstCell({ area, settings, worst }: WorstCellProps) {
  return (
    <td>
      {worst === null ? null : (
        <>
          {judgedText(worst.seconds, settings.ceiling, false)}
          {worst.high > worst.low ? ` (${rangeText(worst.low, worst.high)})` : ""}
          {originNote(area, worst)}
          <span className="cell-note">
            {schoolAt(area, worst.from).name} → {schoolAt(area, worst.to).name}
          </span>
        </>
      )}
    </td>
  );
}

function judgedPair(
  area: Area,
  settings: JudgingSettings,
  pair: { readonly from: Urn; readonly to: Urn },
): JudgedPair | null {
  const indexes = schoolIndexes(area);
  const [from, to] = [indexes.get(pair.from), indexes.get(pair.to)];
  return from === undefined || to === undefined ? null : judgePair(area, settings, from, to);
}
