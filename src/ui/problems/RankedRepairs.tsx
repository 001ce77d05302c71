import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { Area } from "../../domain/area.ts";
import { effectOfEdit } from "../../domain/effect.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import type { OneRepair, RepairAnswer } from "../../solver/repair/repair_question.ts";
import {
  MOST_CHANGES_NAMED,
  repairChoiceText,
  repairProofText,
  waysText,
} from "../../words/repair_choice_text.ts";
import { changeText, repairLabel } from "../../words/repair_text.ts";
import { useCommands } from "../AppContext.tsx";
import { EffectPreview } from "../picked/EffectPreview.tsx";
import { mendedBy } from "./mended_by.ts";
import { useShownOnMap } from "./use_shown_on_map.ts";

interface RankedRepairsProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly plan: Plan;
  readonly answer: RepairAnswer;
  /** What the repairs are for, in a sentence; `null` to say how many there are. */
  readonly summary: string | null;
  /** Whether more are still looked for. */
  readonly isLooking: boolean;
}

/**
 * The repairs of one problem, the fewest moves first. Pointing at one, or the focus on it, shows what it does, on the map
 * too; choosing it makes it, as one step.
 */
export default function RankedRepairs(props: RankedRepairsProps) {
  const { area, judgement, plan, answer, summary, isLooking } = props;
  const heading = useId();
  const effect = useId();
  const list = useRef<HTMLOListElement>(null);
  const { announce, cancelRepair, dropRepair, makeRepair } = useCommands();
  const [at, setAt] = useState<number | null>(null);
  const repairs = useMemo(() => [answer, ...answer.others], [answer]);
  const choices = useMemo(
    () => repairs.map((repair) => choiceOf(area, judgement, plan, repair)),
    [repairs, area, judgement, plan],
  );
  const seen = at === null ? undefined : choices[at];
  useShownOnMap(area, judgement, plan, seen?.after ?? null);
  useEffect(() => {
    // The button that asked for them is gone; focus stays where it has gone to on purpose.
    const focused = document.activeElement;
    const isAround = focused === document.body || focused?.contains(list.current) === true;
    if (isAround) list.current?.querySelector("button")?.focus();
  }, []);
  const make = (repair: OneRepair, after: Plan) => {
    const label = repairLabel(repair, mendedBy(area, judgement, after));
    makeRepair(label, repair);
    announce(`${label}.`);
  };
  return (
    <section className="repair" aria-labelledby={heading}>
      <p id={heading}>{summary ?? waysText(answer, isLooking)}</p>
      <ol
        className="repair__ranked"
        aria-label="Ways to do it, fewest moves first"
        ref={list}
        onMouseLeave={() => setAt(null)}
      >
        {choices.map(({ repair, after, text }, place) => (
          <li key={text}>
            <button
              type="button"
              className="repair__choice"
              aria-describedby={at === place ? effect : undefined}
              onFocus={() => setAt(place)}
              onBlur={() => setAt(null)}
              onMouseEnter={() => setAt(place)}
              onClick={() => make(repair, after)}
            >
              {text}
            </button>
            {repair.changes.length > MOST_CHANGES_NAMED ? (
              <details>
                <summary>All {repair.changes.length} changes</summary>
                <ul className="repair__moves">
                  {repair.changes.map((change) => (
                    <li key={`${change.urn} ${change.from}`}>
                      {changeText(change, area, { before: plan, after })}
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="quiet">{repairProofText(answer)}</p>
      {isLooking ? (
        <p role="status">
          Looking for other ways…{" "}
          <button type="button" className="link" onClick={cancelRepair}>
            Stop looking
          </button>
        </p>
      ) : null}
      <div id={effect} className="repair__effect">
        {seen === undefined ? (
          <p className="quiet">
            Point at one, or move to it with Tab, to see on the map what it does.
          </p>
        ) : (
          <EffectPreview plan={plan} change={() => seen.after} />
        )}
      </div>
      <div className="repair__choices">
        <button type="button" className="button" onClick={dropRepair}>
          Leave it
        </button>
      </div>
    </section>
  );
}

interface Choice {
  readonly repair: OneRepair;
  readonly after: Plan;
  readonly text: string;
}

function choiceOf(area: Area, judgement: Judgement, plan: Plan, repair: OneRepair): Choice {
  const after: Plan = { ...plan, clusters: repair.clusters };
  const effect = effectOfEdit(area, judgement, after);
  return { repair, after, text: repairChoiceText(repair, effect, area, { before: plan, after }) };
}
