import { useEffect, useMemo, useState } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { AlternativesState } from "../../app/slices/alternatives.ts";
import { comparePlans } from "../../domain/compare/compare_plans.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { alternativesText, commonCoreText, setText } from "../../words/alternatives_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { AlternativesTable } from "./AlternativesTable.tsx";

type Ready = Extract<AlternativesState, { readonly status: "ready" }>;

/** What the differences on the map are from. */
type Basis = "best" | "own";

/** The plans side by side, what all of them have in common, and one of them on the map. */
export function AlternativesFound({ ready }: { readonly ready: Ready }) {
  const { answer, found, settings } = ready;
  const plans = useMemo(() => found.map(({ plan }) => plan), [found]);
  const area = useDerived((selectors) => selectors.judgedArea);
  const present = useDerived((selectors) => selectors.settings);
  const own = useApp(selectPlan);
  const reviewed = useApp(({ proposal }) =>
    proposal.status === "ready" ? plans.indexOf(proposal.plan) : -1,
  );
  const [basis, setBasis] = useState<Basis>("best");
  const { forgetAlternatives, reviewAlternative, show, announce } = useCommands();
  const shown = plans[reviewed] ?? null;
  const before = basis === "best" ? (plans[0] ?? null) : own;
  useDifferenceOnMap(shown === before ? null : before, shown);
  if (area === null || own === null) return null;
  return (
    <>
      <p role="status">
        {alternativesText(answer)}
        {answer.stoppedBy === "user" ? " You stopped the search early." : ""}
      </p>
      {isJudgedOtherwise(settings, present) ? (
        <p className="form__problems">
          They were found at another speed or limit than you now have; the table judges them by
          those that you have.
        </p>
      ) : null}
      {plans.length < 2 ? null : (
        <>
          <AlternativesTable area={area} answer={answer} plans={plans} own={own} at={reviewed} />
          <ShowOnMap
            places={[...plans.keys()]}
            at={reviewed}
            onShow={(at) => {
              reviewAlternative(at);
              announce(`Plan ${at + 1} is on the map. Your clusters are as they were.`);
            }}
          />
          {shown === null ? null : (
            <>
              <BasisChoice basis={basis} isBest={reviewed === 0} onChange={setBasis} />
              <button
                type="button"
                className="button button--main"
                onClick={() => show({ task: "propose" })}
              >
                Review plan {reviewed + 1}, to accept it or not
              </button>
            </>
          )}
          <section aria-label="The same in all plans">
            <h3>The same in all plans</h3>
            <p>{commonCoreText(answer)}</p>
            <CoreList ready={ready} />
          </section>
        </>
      )}
      <button type="button" className="button" onClick={forgetAlternatives}>
        Ask for others
      </button>
    </>
  );
}

/** Whether times are now judged by another limit or speed than the plans were found under. */
function isJudgedOtherwise(made: JudgingSettings, now: JudgingSettings): boolean {
  return (
    made.ceiling !== now.ceiling ||
    made.speed.factor !== now.speed.factor ||
    made.speed.fixed !== now.speed.fixed
  );
}

/** While it is in use, the map shows how `after` differs from `before`. */
function useDifferenceOnMap(before: Plan | null, after: Plan | null): void {
  const area = useDerived((selectors) => selectors.judgedArea);
  const settings = useDerived((selectors) => selectors.settings);
  const { setComparison } = useCommands();
  const comparison = useMemo(
    () =>
      area === null || before === null || after === null
        ? null
        : { before, after, difference: comparePlans(area, before, after, settings) },
    [area, settings, before, after],
  );
  useEffect(() => {
    setComparison(comparison);
    return () => setComparison(null);
  }, [comparison, setComparison]);
}

function ShowOnMap(props: {
  readonly places: readonly number[];
  readonly at: number;
  readonly onShow: (at: number) => void;
}) {
  return (
    <fieldset className="segmented alternatives-choice">
      <legend>Show on the map and in the list</legend>
      {props.places.map((at) => (
        <label key={at}>
          <input
            type="radio"
            name="alternative"
            checked={props.at === at}
            onChange={() => props.onShow(at)}
          />
          <span>Plan {at + 1}</span>
        </label>
      ))}
    </fieldset>
  );
}

function BasisChoice(props: {
  readonly basis: Basis;
  readonly isBest: boolean;
  readonly onChange: (basis: Basis) => void;
}) {
  const choices: readonly { readonly key: Basis; readonly label: string }[] = [
    { key: "best", label: props.isBest ? "nothing: it is plan 1" : "plan 1, the best" },
    { key: "own", label: "your plan" },
  ];
  return (
    <label className="form__field">
      Marked on the map: schools that differ from
      <select
        value={props.basis}
        onChange={({ target }) => props.onChange(target.value === "own" ? "own" : "best")}
      >
        {choices.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The schools of each set that is together in every plan. */
function CoreList({ ready: { answer } }: { readonly ready: Ready }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const { together, whole } = answer.core;
  if (area === null || together.length === 0) return null;
  const wholes = new Set(whole.map((set) => set.join()));
  return (
    <details className="why">
      <summary>Who is always together with whom</summary>
      <ul className="plain-list">
        {together.map((set) => (
          <li key={set.join()}>{setText(area, set, wholes.has(set.join()))}</li>
        ))}
      </ul>
    </details>
  );
}
