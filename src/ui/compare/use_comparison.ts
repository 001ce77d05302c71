import { useEffect, useMemo } from "react";
import type { Comparison, ComparisonSource } from "../../app/comparison_sources.ts";
import { selectPlan } from "../../app/selectors.ts";
import { compareJudged } from "../../domain/compare/compare_plans.ts";
import { judgePlan } from "../../domain/judge.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";

/** How the user's own plan and that of `source` differ, which the map shows too while it is in use; `null` without a plan. */
export function useComparison(source: ComparisonSource | null): Comparison | null {
  const area = useDerived((selectors) => selectors.judgedArea);
  const settings = useDerived((selectors) => selectors.settings);
  const own = useApp(selectPlan);
  const judgement = useDerived((selectors) => selectors.judgementBefore);
  const { setComparison, lookBack } = useCommands();
  const comparison = useMemo(() => {
    if (area === null || own === null || judgement === null || source === null) return null;
    const { plan, side } = source;
    const mine = { plan: own, judgement };
    const other = { plan, judgement: judgePlan(area, plan, settings) };
    const [before, after] = side === "before" ? [other, mine] : [mine, other];
    return {
      before: before.plan,
      after: after.plan,
      difference: compareJudged(area, before, after),
    };
  }, [area, settings, own, judgement, source]);
  useEffect(() => {
    setComparison(comparison !== null && isToBeSeen(comparison) ? comparison : null);
  }, [comparison, setComparison]);
  useEffect(
    () => () => {
      setComparison(null);
      lookBack(false);
    },
    [setComparison, lookBack],
  );
  return comparison;
}

/** Whether the map has something to show of it: two plans that can be compared. */
function isToBeSeen({ before, after, difference }: Comparison): boolean {
  return before !== after && !difference.unlike.some(({ refuses }) => refuses);
}
