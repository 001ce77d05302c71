import type { Area } from "../../domain/area.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { Cluster, ClusterId } from "../../domain/plan.ts";
import { emptyPlan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { Problem } from "../problem.ts";
import { mayShare } from "../problem.ts";
import type { RepairQuestion } from "./repair_question.ts";

/** The ids of the clusters at fault that `question` does not ask to mend: they are not to be touched. */
export function clustersLeftAlone(
  area: Area,
  settings: JudgingSettings,
  { start, only }: Pick<RepairQuestion, "start" | "only">,
  problem: Problem,
): ReadonlySet<ClusterId> {
  if (only === null) return new Set();
  const plan = { ...emptyPlan(area.name), clusters: start };
  const { issues } = judgePlan(area, plan, settings);
  const wrong = new Set(
    issues.filter(({ severity }) => severity === "error").flatMap(({ clusters }) => clusters),
  );
  const breaksWish = wishBreaker(problem);
  const asked = new Set(only);
  const isLeft = (cluster: Cluster) => wrong.has(cluster.id) || breaksWish(cluster);
  return new Set(
    start.filter((cluster) => !asked.has(cluster.id) && isLeft(cluster)).map(({ id }) => id),
  );
}

/** Whether a cluster has two schools that may not share one, or a part of a set that is kept together. */
function wishBreaker(problem: Problem): (cluster: Cluster) => boolean {
  const rowOf = new Map(
    problem.candidates.flatMap(({ schools }, row) => schools.map(({ urn }) => [urn, row] as const)),
  );
  return ({ schools }) => {
    const own = new Set(schools);
    const rows = [...new Set(schools.flatMap((urn) => rowOf.get(urn) ?? []))];
    const isTorn = rows.some((row) =>
      problem.candidates[row]?.schools.some(({ urn }) => !own.has(urn)),
    );
    return isTorn || rows.some((a, at) => rows.slice(at + 1).some((b) => !mayShare(problem, a, b)));
  };
}
