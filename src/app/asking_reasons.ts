import type { Area } from "../domain/area.ts";
import { lockSchools } from "../domain/edits/lock_schools.ts";
import { setLocked } from "../domain/edits/set_locked.ts";
import { setRules } from "../domain/edits/set_rules.ts";
import { setSettings } from "../domain/edits/set_settings.ts";
import { lockedMates, lockedOut, withoutLocks } from "../domain/locks.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings, toPlanSettings } from "../domain/settings.ts";
import { minutes } from "../domain/units.ts";
import type { FewerAnswer } from "../solver/fewer/fewer.ts";
import type { ProposeOptions } from "../solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../solver/proposal.ts";
import type { Asked, Change } from "../solver/relief/change.ts";
import { withChange } from "../solver/relief/change.ts";
import type { ReliefAnswer } from "../solver/relief/relief.ts";
import { NO_WISHES } from "../solver/wishes.ts";
import { wishesOfPlan } from "../solver/wishes_of_plan.ts";
import type { AppDeps } from "./deps.ts";
import { selectArea, selectJudgedArea, selectPlan, selectShownPlan } from "./selectors.ts";
import type { Reason } from "./slices/reasons.ts";
import type { AppState, AppStore } from "./state.ts";

/** Seconds that the solver may take for what would place a school, and for how few clusters there can be. */
const RELIEF_SECONDS = 30;
const FEWER_SECONDS = 15;

/** The application that questions are asked in. */
export interface Desk {
  readonly store: AppStore;
  readonly deps: AppDeps;
}

/** Asks what would place a school of the plan on show; resolves when it is answered. */
export async function askRelief({ store, deps }: Desk, urn: Urn): Promise<void> {
  const basis = basisOf(store.getState());
  if (basis === null) return;
  store.getState().relief?.stop();
  const { area, plan, settings, options, about } = basis;
  const clusters = listed(plan.clusters);
  const question = { kind: "relief", urn, options, clusters } as const;
  const asked = { ...question, timeLimitSeconds: RELIEF_SECONDS };
  const job = deps.solver.ask(area, settings, asked, ({ share }) => tell({ share }));
  const { cancel: stop, result } = job;
  const tell = (change: Partial<Reason<ReliefAnswer>>) => {
    const { relief } = store.getState();
    if (relief?.stop === stop) store.setState({ relief: { ...relief, ...change } });
  };
  store.setState({ relief: { ...about, urn, share: 0, answer: null, failure: null, stop } });
  tell(await ended(result));
}

/** Asks why the plan on show has no fewer clusters; resolves when it is answered. */
export async function askFewer({ store, deps }: Desk): Promise<void> {
  const basis = basisOf(store.getState());
  if (basis === null) return;
  store.getState().fewer?.stop();
  const { area, plan, settings, options, about } = basis;
  const clusters = listed(plan.clusters);
  const question = { kind: "fewer", options, clusters, most: false } as const;
  const asked = { ...question, timeLimitSeconds: FEWER_SECONDS };
  const job = deps.solver.ask(area, settings, asked, ({ share }) => tell({ share }));
  const { cancel: stop, result } = job;
  const tell = (change: Partial<Reason<FewerAnswer>>) => {
    const { fewer } = store.getState();
    if (fewer?.stop === stop) store.setState({ fewer: { ...fewer, ...change } });
  };
  store.setState({ fewer: { ...about, urn: null, share: 0, answer: null, failure: null, stop } });
  tell(await ended(result));
}

/** What a job ends in: its answer, or why there is none. */
async function ended<Answer>(result: Promise<Answer>): Promise<Partial<Reason<Answer>>> {
  try {
    return { answer: await result, share: 1 };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Makes a change that would place a school: an edit of the plan where it is one, and a new proposal where one is under review. */
export function follow(
  { getState: get }: AppStore,
  change: Change,
  label: string,
  ceilingReason: string | undefined,
): void {
  const basis = basisOf(get());
  if (basis === null) return;
  const changed = withChange(basis, change);
  const isReviewing = get().proposal.status === "ready";
  const edit = editOf(selectPlan(get()), change, changed, isReviewing, ceilingReason);
  if (edit !== null) get().edit(edit, label);
  if (!isReviewing) return;
  const { objective, clusters, wishes } = changed.options;
  void get().propose({ objective, clusters, ...(wishes === undefined ? {} : { wishes }) });
}

interface Basis extends Asked {
  readonly about: Pick<Reason<unknown>, "plan" | "area" | "closed">;
  /** The area that is judged. */
  readonly area: Area;
  readonly plan: Plan;
}

/** What the plan on show is asked about: as it was proposed, where it is a proposal. */
function basisOf(state: AppState): Basis | null {
  const area = selectJudgedArea(state);
  const [open, plan] = [selectArea(state), selectShownPlan(state)];
  if (area === null || open === null || plan === null) return null;
  const about = { plan, area: open, closed: state.crossings.closed };
  const settings = resolveSettings(plan.settings, {}, PROPOSAL_BOUNDS);
  return { about, area, plan, settings, options: optionsOf(state, plan) };
}

function optionsOf({ proposal }: AppState, plan: Plan): ProposeOptions {
  if (proposal.status !== "ready" || proposal.showing !== "proposal") {
    return { ...DEFAULT_PROPOSE_OPTIONS, wishes: wishesOfPlan(plan) };
  }
  const { objective, request } = proposal.proposal;
  const wishes = {
    ...wishesOfPlan(plan),
    locked: request.locked,
    ...(request.wishes === undefined ? {} : { priced: request.wishes }),
  };
  return {
    ...DEFAULT_PROPOSE_OPTIONS,
    objective: objective.kind,
    clusters: request.clusters,
    targetSchools: request.targetSchools,
    wishes,
  };
}

/** The edit of the plan that a change is; `null` where it is one of what a proposal is asked for. */
function editOf(
  plan: Plan | null,
  change: Change,
  { settings, options }: Asked,
  isReviewing: boolean,
  ceilingReason: string | undefined,
): ((plan: Plan) => Plan) | null {
  switch (change.kind) {
    case "longer-limit":
    case "fewer-schools":
    case "fewer-pupils":
    case "more-schools":
    case "more-pupils":
      return setSettings(settingsChange(settings, ceilingReason));
    case "unlocked": {
      const key = [...change.schools].sort().join();
      const locked = plan?.clusters.find(
        (cluster) => cluster.locked === true && [...cluster.schools].sort().join() === key,
      );
      return locked === undefined ? null : setLocked(locked.id, false);
    }
    case "not-together":
      return isReviewing ? null : withoutLock(change.schools, options);
    case "let-in":
      return isReviewing ? null : withoutLock([change.school], options);
    case "not-apart":
    case "released-tie":
      return isReviewing ? null : withoutLock([], options);
    case "other-count":
      return null;
  }
}

/** The rules of `options`, and the locks taken off `schools` where they are what is together, or out, by locks alone. */
function withoutLock(
  schools: readonly Urn[],
  { wishes = NO_WISHES }: ProposeOptions,
): (plan: Plan) => Plan {
  const set = String(schools);
  return (plan) => {
    const isByLock =
      lockedMates(plan).some((mates) => String(mates) === set) ||
      lockedOut(plan).some((urn) => urn === set);
    const unlocked = isByLock ? lockSchools(schools, false)(plan) : plan;
    return setRules(withoutLocks(wishes, unlocked))(unlocked);
  };
}

/** The limit rounded up to a tenth of a minute, and all bounds, so that none falls back to what proposals have by themselves. */
function settingsChange(settings: JudgingSettings, ceilingReason: string | undefined) {
  const { ceilingMinutes, minSchools, maxSchools, minPupils, maxPupils } = toPlanSettings(settings);
  return {
    ceilingMinutes: minutes(Math.ceil((ceilingMinutes ?? 0) * 10 - 1e-6) / 10),
    ...(ceilingReason === undefined ? {} : { ceilingReason }),
    minSchools: minSchools ?? null,
    maxSchools: maxSchools ?? null,
    minPupils: minPupils ?? null,
    maxPupils: maxPupils ?? null,
  };
}

function listed(clusters: Plan["clusters"]) {
  return clusters.map(({ id, schools }) => ({ id, schools }));
}
