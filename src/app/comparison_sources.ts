import type { Difference, Side } from "../domain/compare/difference.ts";
import type { Trail } from "../domain/history.ts";
import type { Plan } from "../domain/plan.ts";
import type { AppState, Selection } from "./state.ts";

/** A plan that the user's own can be compared with. */
export interface ComparisonSource {
  /** Tells it from the others while the area is open. */
  readonly key: string;
  /** "opened": as the user's own was when it was opened, or before that; "today": today's partnerships; "brought": from a file or from saved work. */
  readonly kind: "opened" | "proposal" | "today" | "brought";
  readonly name: string;
  readonly plan: Plan;
  /** Which side it stands on: what was, beside the user's own, or what may come. */
  readonly side: Side;
}

/** Two plans for the open area and how they differ. */
export interface Comparison {
  readonly before: Plan;
  readonly after: Plan;
  readonly difference: Difference;
}

/** More of them are not offered: the history itself has every step. */
const OPENED_AT_MOST = 6;

/** The plans that the user's own can be compared with: a proposal under review, those that were opened, the latest first, today's partnerships, and those that were brought for it. */
export function comparisonSources(
  history: AppState["history"],
  openedPlans: AppState["openedPlans"],
  proposal: AppState["proposal"],
  brought: AppState["brought"],
): readonly ComparisonSource[] {
  return [
    ...underReview(proposal),
    ...opened(history, openedPlans),
    ...today(history?.present.value ?? null),
    ...brought,
  ];
}

/** The plan that the user's own was when it was last opened; `null` without a plan. O(steps since). */
export function planAsOpened(
  history: AppState["history"],
  openedPlans: AppState["openedPlans"],
): Plan | null {
  if (history === null) return null;
  let step = history.present;
  let rest: Trail<Plan, Selection> | null = history.past;
  while (!openedPlans.has(step.value) && rest !== null) {
    step = rest.step;
    rest = rest.rest;
  }
  return step.value;
}

function underReview(proposal: AppState["proposal"]): readonly ComparisonSource[] {
  if (proposal.status !== "ready") return [];
  const { plan } = proposal;
  return [{ key: "proposal", kind: "proposal", name: "The proposal", plan, side: "after" }];
}

/** Today's partnerships as a plan like the user's own, which is judged by the same settings. */
function today(plan: Plan | null): readonly ComparisonSource[] {
  if (plan?.today === undefined) return [];
  const { lockedSchools: _, rules: __, ...rest } = plan;
  const asToday = { ...rest, clusters: plan.today.clusters, moves: [] };
  return [
    { key: "today", kind: "today", name: "Today’s partnerships", plan: asToday, side: "before" },
  ];
}

function opened(
  history: AppState["history"],
  openedPlans: AppState["openedPlans"],
): readonly ComparisonSource[] {
  if (history === null) return [];
  const found = new Set<Plan>();
  let step = history.present;
  let rest: Trail<Plan, Selection> | null = history.past;
  for (;;) {
    if (openedPlans.has(step.value) || rest === null) found.add(step.value);
    if (rest === null) break;
    step = rest.step;
    rest = rest.rest;
  }
  return [...found].slice(0, OPENED_AT_MOST).map((plan, place) => ({
    key: `opened-${found.size - place}`,
    kind: "opened",
    name: plan.name,
    plan,
    side: "before",
  }));
}
