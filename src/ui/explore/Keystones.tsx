import { useMemo, useState } from "react";
import { selectIsReviewing, selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { moveSchools } from "../../domain/edits/move_school.ts";
import { removeCluster } from "../../domain/edits/remove_cluster.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { locksHolding } from "../../domain/locks.ts";
import type { Plan } from "../../domain/plan.ts";
import type { PossibleMerge } from "../../domain/why/keystones.ts";
import { keystonesOf, possibleMerges } from "../../domain/why/keystones.ts";
import { counted } from "../../words/counted.ts";
import { lockText } from "../../words/lock_text.ts";
import { clusterName, schoolName } from "../../words/names.ts";
import { keystoneText, mergeText, NO_KEYSTONE, NO_MERGE } from "../../words/placement_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";

const SHOWN_AT_FIRST = 12;

/** What depends on one school: the schools that a cluster would be too small without, and the clusters that could be one. */
export function Keystones() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const plan = useApp(selectShownPlan);
  if (area === null || judgement === null || plan === null) return null;
  return (
    <>
      <KeystoneList area={area} judgement={judgement} plan={plan} />
      <MergeList area={area} judgement={judgement} plan={plan} />
    </>
  );
}

interface KeystonesProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly plan: Plan;
}

function KeystoneList({ area, judgement, plan }: KeystonesProps) {
  const keystones = useMemo(() => keystonesOf(area, judgement), [area, judgement]);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const { selectSchool } = useCommands();
  const indexes = schoolIndexes(area);
  return (
    <section aria-label="Clusters that depend on one school">
      <h3>{counted(keystones.length, "school")} that a cluster depends on</h3>
      {keystones.length === 0 ? <p>{NO_KEYSTONE}</p> : null}
      <ul className="compare__list">
        {keystones.slice(0, shown).map((keystone) => (
          <li key={`${keystone.cluster} ${keystone.school}`}>
            {keystoneText(keystone, area, plan)}{" "}
            <button
              type="button"
              className="link"
              aria-label={`Show ${schoolName(area, keystone.school)}`}
              onClick={() => selectSchool(indexes.get(keystone.school) ?? null)}
            >
              Show
            </button>
          </li>
        ))}
      </ul>
      {shown < keystones.length ? (
        <button type="button" className="button" onClick={() => setShown(keystones.length)}>
          Show all {keystones.length}
        </button>
      ) : null}
    </section>
  );
}

function MergeList({ area, judgement, plan }: KeystonesProps) {
  const merges = useMemo(() => possibleMerges(area, judgement), [area, judgement]);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const isReviewing = useApp(selectIsReviewing);
  return (
    <section aria-label="Clusters that could be one">
      <h3>{counted(merges.length, "pair")} of clusters that could be one</h3>
      {merges.length === 0 ? <p>{NO_MERGE}</p> : null}
      <ul className="compare__list">
        {merges.slice(0, shown).map((merge) => (
          <li key={merge.clusters.join(" ")}>
            {mergeText(merge, area, plan)}{" "}
            {isReviewing ? null : <JoinButton area={area} plan={plan} merge={merge} />}
          </li>
        ))}
      </ul>
      {shown < merges.length ? (
        <button type="button" className="button" onClick={() => setShown(merges.length)}>
          Show all {merges.length}
        </button>
      ) : null}
    </section>
  );
}

/** Makes one cluster of two, as one step: the first takes the schools of the second and keeps its name. */
function JoinButton(props: {
  readonly area: Area;
  readonly plan: Plan;
  readonly merge: PossibleMerge;
}) {
  const { area, plan, merge } = props;
  const { edit, announce } = useCommands();
  const [into, from] = merge.clusters;
  const fromSchools = plan.clusters.find(({ id }) => id === from)?.schools ?? [];
  const locks = locksHolding(plan, fromSchools, into);
  const names = `${clusterName(plan, from)} to ${clusterName(plan, into)}`;
  const join = () => {
    const [move, remove] = [moveSchools(fromSchools, into), removeCluster(from)];
    edit((before) => remove(move(before)), `Joined ${names}`);
    announce(`Joined ${names}.`);
  };
  if (locks.length > 0) return <span className="quiet">{lockText(locks, area, plan)}</span>;
  return (
    <button type="button" className="button" aria-label={`Join ${names}`} onClick={join}>
      Join
    </button>
  );
}
