import { useMemo } from "react";
import { effectOf } from "../../domain/effect.ts";
import { judgeEdited } from "../../domain/judge.ts";
import type { Plan } from "../../domain/plan.ts";

import { useDerived } from "../AppContext.tsx";
import { effectText } from "./effect_sentence.ts";

/** What an edit of `plan` would do to the clusters that it changes, before it is done. */
export function EffectPreview(props: {
  readonly plan: Plan;
  readonly change: (plan: Plan) => Plan;
}) {
  const { plan, change } = props;
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgementBefore);
  const text = useMemo(() => {
    if (area === null || judgement === null) return "";
    const after = judgeEdited(area, change(plan), judgement);
    return effectText(effectOf(area, judgement, after), area, judgement.settings);
  }, [area, judgement, plan, change]);
  return <p className="effect-preview">{text}</p>;
}
