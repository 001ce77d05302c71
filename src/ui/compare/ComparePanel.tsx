import type { ComparisonSource } from "../../app/comparison_sources.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Side } from "../../domain/compare/difference.ts";
import { planRows } from "../../words/difference_rows.ts";
import type { SideNames } from "../../words/difference_text.ts";
import { differenceText, unlikeText } from "../../words/difference_text.ts";
import { clusterName } from "../../words/names.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { PanelHead } from "../detail/PanelHead.tsx";
import { ChangedClusters } from "./ChangedClusters.tsx";
import { CompareChoice } from "./CompareChoice.tsx";
import { DifferenceTable } from "./DifferenceTable.tsx";
import { MovedSchools } from "./MovedSchools.tsx";
import { sourceName } from "./source_name.ts";
import { useComparison } from "./use_comparison.ts";

/** The user's own plan beside another: what differs in sentences, figures, schools and clusters, and on the map. */
export default function ComparePanel() {
  const sources = useDerived((selectors) => selectors.comparisonSources);
  const chosen = useApp((state) => state.comparedKey);
  const source = sources.find(({ key }) => key === chosen) ?? sources[0] ?? null;
  const { show } = useCommands();
  return (
    <section className="panel panel--compare" aria-label="Compare plans">
      <PanelHead
        title="Compare plans"
        closeLabel="Close the comparison"
        onClose={() => show({ task: null })}
      />
      <CompareChoice sources={sources} source={source} />
      <ComparedWith source={source} />
    </section>
  );
}

function ComparedWith({ source }: { readonly source: ComparisonSource | null }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const comparison = useComparison(source);
  if (area === null || source === null || comparison === null) return null;
  const { difference } = comparison;
  const names = sideNames(source);
  const refusals = difference.unlike.filter(({ refuses }) => refuses);
  if (refusals.length > 0) {
    return (
      <div role="alert">
        {refusals.map((unlike) => (
          <p key={`${unlike.side} ${unlike.kind}`}>{unlikeText(unlike, area, names)}</p>
        ))}
      </div>
    );
  }
  const isSame = difference.clusters.every(({ change }) => change === "same");
  return (
    <>
      <p role="status" className="compare__summary">
        {differenceText(difference)}
      </p>
      {difference.unlike.length === 0 ? null : (
        <ul className="compare__notes" aria-label="What makes the two plans unlike">
          {difference.unlike.map((unlike) => (
            <li key={`${unlike.side} ${unlike.kind}`}>{unlikeText(unlike, area, names)}</li>
          ))}
        </ul>
      )}
      {isSame && source.kind === "opened" ? <NothingYet /> : null}
      {comparison.before === comparison.after ? null : <ShownSide names={names} />}
      <Selected />
      <DifferenceTable rows={planRows(difference, area)} names={names} />
      <MovedSchools area={area} comparison={comparison} />
      <ChangedClusters area={area} comparison={comparison} names={names} />
    </>
  );
}

/** What a comparison is for, while there is nothing to compare. */
function NothingYet() {
  return (
    <div className="compare__empty">
      <p>
        Nothing has changed since this plan was opened. As soon as you move a school, ask for a
        proposal or open another plan, you see here who moved, from where, and what it did to the
        longest drives.
      </p>
      <p>
        To set your plan beside one from last year or from a colleague, choose its file above. Your
        own plan stays as it is.
      </p>
    </div>
  );
}

function ShownSide({ names }: { readonly names: SideNames }) {
  const lookingBack = useApp((state) => state.lookingBack);
  const showing = useApp(({ proposal }) =>
    proposal.status === "ready" ? proposal.showing : "proposal",
  );
  const comparesProposal = useApp(
    ({ comparison, proposal }) =>
      proposal.status === "ready" && comparison?.after === proposal.plan,
  );
  const { lookBack, showInReview } = useCommands();
  const isBefore = lookingBack || (comparesProposal && showing === "before");
  const choose = (side: Side) => {
    if (comparesProposal && side === "after") showInReview("proposal");
    lookBack(side === "before");
  };
  return (
    <fieldset className="segmented compare__side">
      <legend>On the map and in the list</legend>
      {(["before", "after"] as const).map((side) => (
        <label key={side}>
          <input
            type="radio"
            name="compared-side"
            checked={isBefore === (side === "before")}
            onChange={() => choose(side)}
          />
          <span>
            {side === "before" ? "Before" : "After"}
            <span className="visually-hidden">: {names[side]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What was picked in the comparison or on the map, with the way to everything about it. */
function Selected() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const { school, cluster } = useApp((state) => state.selection);
  const { show } = useCommands();
  if (area === null || judgement === null || (school === null && cluster === null)) return null;
  const clusters = judgement.clusters.map((judged) => judged.cluster);
  const name =
    school === null ? clusterName({ clusters }, cluster ?? "") : schoolAt(area, school).name;
  return (
    <p className="compare__selected">
      Selected: <strong>{name}</strong>{" "}
      <button type="button" className="link" onClick={() => show({ task: null })}>
        Show its details
      </button>
    </p>
  );
}

function sideNames(source: ComparisonSource): SideNames {
  const name = sourceName(source);
  return source.side === "before"
    ? { before: name, after: "Your plan" }
    : { before: "Your plan", after: name };
}
