import { useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import { DEFAULT_WITHIN, MOST_PLANS } from "../../solver/alternatives/alternatives.ts";
import type { ObjectiveKind } from "../../solver/proposal.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { NumberField } from "../parts/NumberField.tsx";

const COUNTS = Array.from({ length: MOST_PLANS - 1 }, (_, at) => at + 2);
const OBJECTIVES: readonly { readonly key: ObjectiveKind; readonly label: string }[] = [
  { key: "travel", label: "Least travel between partners" },
  { key: "host", label: "Easiest meetings" },
  { key: "fewest", label: "Fewest clusters" },
];

/** How many plans are wanted, and how much more travel they may have. */
export function AlternativesForm() {
  const area = useApp(selectArea);
  const isReviewing = useApp((state) => state.proposal.status === "ready");
  const { findAlternatives } = useCommands();
  const [count, setCount] = useState(MOST_PLANS);
  const [percent, setPercent] = useState(String(100 * DEFAULT_WITHIN));
  const [objective, setObjective] = useState<ObjectiveKind>("travel");
  if (area === null) return null;
  const problem = percentProblem(percent);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== undefined) return;
        void findAlternatives({ count, within: Number(percent) / 100, objective });
      }}
    >
      <p>
        The best plan is often one of many that are nearly as good. This finds some that differ from
        each other as much as can be, and says which schools are together in all of them.
      </p>
      {isReviewing ? (
        <p>The best plan is the one that the proposal under review was to be.</p>
      ) : (
        <label className="form__field">
          The best plan is best at
          <select
            value={objective}
            onChange={({ target }) => {
              const chosen = OBJECTIVES.find(({ key }) => key === target.value);
              if (chosen !== undefined) setObjective(chosen.key);
            }}
          >
            {OBJECTIVES.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="form__field">
        How many plans, the best among them
        <select value={count} onChange={({ target }) => setCount(Number(target.value))}>
          {COUNTS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <NumberField
        label="At most so much more travel than the best, %"
        problem={problem}
        value={percent}
        onChange={setPercent}
      />
      <button type="submit" className="button button--main" disabled={problem !== undefined}>
        Find other plans
      </button>
    </form>
  );
}

function percentProblem(percent: string): string | undefined {
  const isNumber = /^\d+(\.\d+)?$|^\.\d+$/.test(percent);
  return isNumber && Number(percent) <= 100
    ? undefined
    : "Give a percentage from 0 to 100, such as 2.";
}
