import { useMemo } from "react";
import { effectOfEdit } from "../../domain/effect.ts";
import type { Plan } from "../../domain/plan.ts";
import { brokenText, clusterEffectTexts } from "../../words/effect_text.ts";
import { useDerived } from "../AppContext.tsx";

/** What an edit of `plan` would do to the clusters that it changes, before it is done. */
export function EffectPreview(props: {
  readonly plan: Plan;
  readonly change: (plan: Plan) => Plan;
}) {
  const { plan, change } = props;
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgementBefore);
  const effect = useMemo(() => {
    if (area === null || judgement === null) return null;
    return effectOfEdit(area, judgement, change(plan));
  }, [area, judgement, plan, change]);
  if (area === null || judgement === null || effect === null) return null;
  const broken = brokenText(effect, area, judgement.settings);
  return (
    <>
      <p>{broken === "" ? "No new pair breaks the limit." : <strong>{broken}</strong>}</p>
      <ul className="effect-preview">
        {clusterEffectTexts(effect, area, judgement.settings).map(({ cluster, name, figures }) => (
          <li key={cluster}>
            <strong>{name}</strong>:{" "}
            {figures
              .filter(({ before, after }) => before !== after)
              .map(({ label, before, after }) => `${label.toLowerCase()} ${before} → ${after}`)
              .join("; ")}
          </li>
        ))}
      </ul>
    </>
  );
}
