import type { Area } from "../../domain/area.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { Cluster, ClusterId } from "../../domain/plan.ts";
import { emptyPlan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { Problem } from "../problem.ts";
import { mayShare } from "../problem.ts";
import type { RepairQuestion } from "./repair_question.ts";

/** The ids of the clusters at fault that `question` does not ask to mend: they are not to be touched. One that has a part of a set to be kept together, of which a part is in a cluster that is asked for, is asked for with it. */
export function clustersLeftAlone(
  area: Area,
  settings: JudgingSettings,
  { start, only, wishes }: Pick<RepairQuestion, "start" | "only" | "wishes">,
  problem: Problem,
): ReadonlySet<ClusterId> {
  if (only === null) return new Set();
  const plan = { ...emptyPlan(area.name), clusters: start };
  const { issues } = judgePlan(area, plan, settings);
  const wrong = new Set(
    issues.filter(({ severity }) => severity === "error").flatMap(({ clusters }) => clusters),
  );
  const rowOf = rowsOf(problem);
  const ids = new Set(only);
  const asked = new Set(
    start
      .filter(({ id }) => ids.has(id))
      .flatMap(({ schools }) => schools.flatMap((urn) => rowOf.get(urn) ?? []))
      .filter((row) => (problem.candidates[row]?.schools.length ?? 0) > 1),
  );
  const isAsked = ({ id, schools }: Cluster) =>
    ids.has(id) || schools.some((urn) => asked.has(rowOf.get(urn) ?? -1));
  const takesNoPart = new Set(wishes.leaveOut);
  const isWrong = (cluster: Cluster) =>
    wrong.has(cluster.id) ||
    cluster.schools.some((urn) => takesNoPart.has(urn)) ||
    breaksWish(problem, rowOf, cluster);
  return new Set(
    start.filter((cluster) => !isAsked(cluster) && isWrong(cluster)).map(({ id }) => id),
  );
}

function rowsOf({ candidates }: Problem): ReadonlyMap<Urn, number> {
  return new Map(
    candidates.flatMap(({ schools }, row) => schools.map(({ urn }) => [urn, row] as const)),
  );
}

/** Whether a cluster has two schools that may not share one, or a part of a set that is kept together. */
function breaksWish(
  problem: Problem,
  rowOf: ReadonlyMap<Urn, number>,
  { schools }: Cluster,
): boolean {
  const own = new Set(schools);
  const rows = [...new Set(schools.flatMap((urn) => rowOf.get(urn) ?? []))];
  const isTorn = rows.some((row) =>
    problem.candidates[row]?.schools.some(({ urn }) => !own.has(urn)),
  );
  return isTorn || rows.some((a, at) => rows.slice(at + 1).some((b) => !mayShare(problem, a, b)));
}
