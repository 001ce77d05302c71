import { useEffect, useMemo } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { compareJudged } from "../../domain/compare/compare_plans.ts";
import { judgeEdited } from "../../domain/judge.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** Draws on the map where schools would go from `plan` to `after`, and brings them into sight; not while two plans are compared there. */
export function useShownOnMap(
  area: Area,
  judgement: Judgement,
  plan: Plan,
  after: Plan | null,
): void {
  const { setComparison, flyTo } = useCommands();
  const isComparing = useApp((state) => state.task === "compare");
  const isOwn = useApp((state) => selectPlan(state) === plan);
  const difference = useMemo(() => {
    if (after === null) return null;
    const judged = { plan: after, judgement: judgeEdited(area, after, judgement) };
    return compareJudged(area, { plan, judgement }, judged);
  }, [area, judgement, plan, after]);
  useEffect(() => {
    if (difference === null || after === null || isComparing || !isOwn) return;
    setComparison({ before: plan, after, difference });
    const indexes = schoolIndexes(area);
    const moved = difference.moved.flatMap(({ school }) => indexes.get(school) ?? []);
    if (moved.length > 0) flyTo(moved, "if-hidden");
    return () => setComparison(null);
  }, [area, plan, after, difference, isComparing, isOwn, setComparison, flyTo]);
}
