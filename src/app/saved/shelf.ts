import { listingOf, newerProblem, readKeptPlan, readKeptStep } from "./kept_record.ts";
import type { KeptListing } from "./kept_state.ts";
import type { KeptPlan, KeptStep, PlanStorage } from "./plan_storage.ts";

/** Deleted plans can be brought back for so many days. */
export const DAYS_TO_RESTORE = 30;

const DAY_MS = 86_400_000;

/** The kept plans that can be read, newest change first, with those that a newer version wrote. */
export async function keptPlansOf(storage: PlanStorage): Promise<readonly KeptPlan[]> {
  const plans = (await storage.plans()).flatMap((record) => readKeptPlan(record) ?? []);
  return plans.sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** The kept plan called `id`; `null` where there is none. */
export async function keptPlanOf(storage: PlanStorage, id: string): Promise<KeptPlan | null> {
  return (await keptPlansOf(storage)).find((plan) => plan.id === id) ?? null;
}

/** The kept steps of a plan that can be read. */
export async function keptStepsOf(storage: PlanStorage, id: string): Promise<readonly KeptStep[]> {
  return (await storage.steps(id)).flatMap((record) => readKeptStep(record) ?? []);
}

/** Kept plans as the lists show them. */
export function listingsOf(plans: readonly KeptPlan[]): readonly KeptListing[] {
  return plans.map(listingOf);
}

/** The plan of `area` that was open last and can be opened; else why the last one cannot. */
export function lastOpened(
  plans: readonly KeptPlan[],
  area: string,
): { readonly plan: KeptPlan | null; readonly problem: string | null } {
  const [last, ...others] = plans
    .filter((plan) => plan.area === area && plan.deletedAt === null)
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  if (last === undefined) return { plan: null, problem: null };
  const problem = newerProblem(last);
  if (problem === null) return { plan: last, problem };
  return { plan: others.find((plan) => newerProblem(plan) === null) ?? null, problem };
}

/** Removes for good the plans that were deleted long before `now`. */
export async function clearDeleted(
  storage: PlanStorage,
  plans: readonly KeptPlan[],
  now: string,
): Promise<void> {
  const before = Date.parse(now) - DAYS_TO_RESTORE * DAY_MS;
  for (const { id, deletedAt } of plans) {
    if (deletedAt !== null && Date.parse(deletedAt) < before) await storage.forget(id);
  }
}
