import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import type { School, Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { PROPOSAL_BOUNDS } from "../../domain/settings.ts";
import type { RepairQuestion } from "../repair/repair_question.ts";
import { ruleWishesOf } from "../wishes_of_plan.ts";

/** An area as it is, and as a scenario leaves it: without the schools that are gone, with those that opened, where and as large as they are then. */
export interface ChangedArea {
  readonly before: Area;
  readonly after: Area;
}

/**
 * The least change to a plan that makes it valid in a changed area: asked of the clusters that are `touched`. Schools that opened are placed if they can be; faults that were there before, and
 * schools that were in no cluster, are left alone.
 */
export function replanQuestion(
  { before, after }: ChangedArea,
  plan: Plan,
  touched: readonly ClusterId[],
  timeLimitSeconds: number,
): RepairQuestion {
  const known = schoolIndexes(before);
  const placed = new Set(plan.clusters.flatMap(({ schools }) => schools));
  const opened = after.schools.filter(({ urn }) => !known.has(urn));
  const wishes = ruleWishesOf(plan);
  const stillThere = schoolIndexes(after);
  return {
    kind: "repair",
    start: plan.clusters,
    only: touched,
    wishes: {
      ...wishes,
      leaveOut: [
        ...wishes.leaveOut,
        ...before.schools.map(({ urn }) => urn).filter((urn) => !placed.has(urn)),
      ],
    },
    lockedSchools: (plan.lockedSchools ?? []).filter((urn) => stillThere.has(urn)),
    objective: "travel",
    maxMoves: null,
    finish: opened.some(({ urn }) => !placed.has(urn)),
    repairs: 1,
    leastInNew: PROPOSAL_BOUNDS.minSchools ?? 1,
    timeLimitSeconds,
  };
}

/** The clusters that lost a school or have one that moved, and those whose errors are new; in the plan's order. */
export function clustersTouched(
  { before, after }: ChangedArea,
  plan: Plan,
  settings: JudgingSettings,
): readonly ClusterId[] {
  const changed = new Set<Urn>();
  const now = schoolIndexes(after);
  for (const school of before.schools) {
    const index = now.get(school.urn);
    const stays = index !== undefined && isSamePlace(after.schools[index], school);
    if (!stays) changed.add(school.urn);
  }
  const hadErrors = new Set(errorsOf(before, plan, settings));
  const newErrors = new Set(
    errorsOf(after, plan, settings).filter((cluster) => !hadErrors.has(cluster)),
  );
  return plan.clusters
    .filter(({ id, schools }) => newErrors.has(id) || schools.some((urn) => changed.has(urn)))
    .map(({ id }) => id);
}

function isSamePlace(a: School | undefined, b: School): boolean {
  return String(a?.location) === String(b.location);
}

function errorsOf(area: Area, plan: Plan, settings: JudgingSettings): readonly ClusterId[] {
  return judgePlan(area, plan, settings)
    .issues.filter(({ severity }) => severity === "error")
    .flatMap(({ clusters }) => clusters);
}
