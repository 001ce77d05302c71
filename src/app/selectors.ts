import type { Area } from "../domain/area.ts";
import type { Crossing } from "../domain/crossings.ts";
import { shownValue, undoDepth } from "../domain/history.ts";
import { withBorderSchools } from "../domain/joined_area.ts";
import { judgePlan } from "../domain/judge.ts";
import type { JudgedCluster, Judgement } from "../domain/judgement.ts";
import type { Overlay } from "../domain/overlay.ts";
import { driveClassBetween, schoolClassOf } from "../domain/overlay.ts";
import type { SurplusThresholds } from "../domain/places/thresholds.ts";
import type { Plan, PlanSettings } from "../domain/plan.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { resolveSettings } from "../domain/settings.ts";
import type { ComparisonSource } from "./comparison_sources.ts";
import { comparisonSources, planAsOpened } from "./comparison_sources.ts";
import { closedCrossingsOf, crossingsOf, judgedAreaOf } from "./judged_area.ts";
import type { KeptMark } from "./saved/kept_state.ts";
import type { AppState, ClusterSort } from "./state.ts";

/** The area as it was opened; `null` while there is none. */
export function selectOpenArea(state: AppState): Area | null {
  return state.area.status === "ready" ? state.area.value : null;
}

/** The open area with the schools over the border that the user's own plan, the one on show and those compared have; `null` while there is none. The very same for the same plans. */
export function selectArea(state: AppState): Area | null {
  const area = selectOpenArea(state);
  if (area === null) return null;
  const { comparison } = state;
  const plans = [selectPlan(state), selectShownPlan(state), comparison?.before, comparison?.after];
  return plans.reduce((wider, plan) => withBorderSchools(wider, plan?.borderSchools), area);
}

/** The plan on show: a proposal under review, a gesture in progress, or the present. */
export function selectShownPlan(state: AppState): Plan | null {
  const { proposal, history } = state;
  if (history === null) return null;
  if (state.lookingBack) return selectPlanBefore(state);
  if (proposal.status === "ready" && proposal.showing === "proposal") return proposal.plan;
  return shownValue(history);
}

/** The user's own plan, whatever is under review. */
export function selectPlan(state: AppState): Plan | null {
  return state.history === null ? null : shownValue(state.history);
}

/** What a look back shows: the plan before of the comparison in hand, else the user's own while a proposal is under review, else as it was opened. */
export function selectPlanBefore(state: AppState): Plan | null {
  if (state.task === "compare" && state.comparison !== null) return state.comparison.before;
  return state.proposal.status === "ready"
    ? selectPlan(state)
    : planAsOpened(state.history, state.openedPlans);
}

/** Whether the plan on show is another than the user's own present one, so that it cannot be edited. */
export function selectIsReviewing({ proposal, lookingBack }: AppState): boolean {
  return proposal.status === "ready" || lookingBack;
}

/**
 * Where the user's own plan stands: as it was opened; about to be kept in this browser; kept there, or in a file ("saved"),
 * at an ISO 8601 time; neither; or held back, because another tab has changed it.
 */
export type Saving =
  | { readonly kind: "as-opened" | "saving" | "not-saved" | "held-back" }
  | { readonly kind: "kept" | "saved"; readonly at: string };

const AS_OPENED: Saving = { kind: "as-opened" };

/** Whether this browser or a file holds the user's own plan as it is now. */
export function selectSaving(state: AppState): Saving {
  const { history, savedPlans, storage, keptProblem } = state;
  if (history === null) return AS_OPENED;
  const plan = history.present.value;
  const mark = selectMark(state);
  const at = savedPlans.get(plan);
  if (at !== undefined) return { kind: "saved", at };
  if (mark?.conflict != null) return { kind: "held-back" };
  if (mark?.plan === plan) return { kind: "kept", at: mark.at };
  if (mark === null && undoDepth(history) === 0) return AS_OPENED;
  const isKeeping = storage.status === "opening" || storage.status === "ready";
  return { kind: isKeeping && keptProblem === null ? "saving" : "not-saved" };
}

/** How the open plan is kept in this browser; `null` where it is not. */
export function selectMark(state: AppState): KeptMark | null {
  return state.kept.get(selectArea(state)?.name ?? "") ?? null;
}

/** The names of the other plans of the open area that this browser keeps. */
export function otherPlanNames(state: AppState): readonly string[] {
  const area = selectArea(state)?.name;
  const open = selectMark(state)?.id;
  return state.keptPlans
    .filter((plan) => plan.area === area && plan.id !== open && !plan.isDeleted)
    .map(({ name }) => name);
}

/** The area that everything is judged by, worked out anew; screens take the remembered one of the selectors. */
export function selectJudgedArea(state: AppState): Area | null {
  const area = selectArea(state);
  const closed = closedCrossingsOf(selectOpenArea(state), state.crossings);
  return judgedAreaOf(area, selectPlan(state)?.knownTimes, closed, state.crossings.roads);
}

/** The clusters of `plan` that stay as they are, whatever is proposed. */
export function lockedClusters(plan: Plan): readonly (readonly Urn[])[] {
  return plan.clusters.filter(({ locked }) => locked === true).map(({ schools }) => schools);
}

/** Derived values that are computed once for the same inputs. One set for each store. */
export interface Selectors {
  readonly settings: (state: AppState) => JudgingSettings;
  /** The open area with the times that everything is judged and shown by. */
  readonly judgedArea: (state: AppState) => Area | null;
  /** The crossings of the open area that are known by now, the user's own roads last. */
  readonly crossings: (state: AppState) => readonly Crossing[];
  /** Those that are shut. */
  readonly closedCrossings: (state: AppState) => readonly Crossing[];
  /** The plan on show, judged. */
  readonly judgement: (state: AppState) => Judgement | null;
  /** The user's own plan, judged, for the review of a proposal. */
  readonly judgementBefore: (state: AppState) => Judgement | null;
  /** The proposal under review, judged. */
  readonly judgementOfProposal: (state: AppState) => Judgement | null;
  /** The plan as it was last opened. */
  readonly planAsOpened: (state: AppState) => Plan | null;
  /** What the user's own plan can be compared with. */
  readonly comparisonSources: (state: AppState) => readonly ComparisonSource[];
  /** The judged clusters in the list's order. */
  readonly sortedClusters: (state: AppState) => readonly JudgedCluster[];
  /** How many errors the plan on show has. */
  readonly problemCount: (state: AppState) => number;
  /** By school index, the place of its cluster in the plan on show. */
  readonly clusterOf: (state: AppState) => readonly (number | null)[];
  /** By school index, the legend class of the overlay. */
  readonly overlayClasses: (state: AppState) => readonly (string | null)[];
}

const NO_SETTINGS: PlanSettings = {};

/** Selectors that remember their last result. */
export function createSelectors(): Selectors {
  const settingsOf = rememberLast((given: PlanSettings) => resolveSettings(given));
  const settings = (state: AppState) => settingsOf(selectPlan(state)?.settings ?? NO_SETTINGS);
  const listCrossings = rememberLast(crossingsOf);
  const listClosed = rememberLast(closedCrossingsOf);
  const closedCrossings = (state: AppState) => listClosed(selectOpenArea(state), state.crossings);
  const layOver = rememberLast(judgedAreaOf);
  const judgedArea = (state: AppState) =>
    layOver(
      selectArea(state),
      selectPlan(state)?.knownTimes,
      closedCrossings(state),
      state.crossings.roads,
    );
  const judge = rememberLast(judgeOrNull);
  const judgeBefore = rememberLast(judgeOrNull);
  const judgement = (state: AppState) =>
    judge(judgedArea(state), selectShownPlan(state), settings(state));
  const judgeProposal = rememberLast(judgeOrNull);
  const asOpened = rememberLast(planAsOpened);
  const listSources = rememberLast(comparisonSources);
  const sort = rememberLast(sortClusters);
  const membership = rememberLast(clusterOfSchools);
  const classes = rememberLast(schoolClasses);
  const driveClasses = rememberLast(driveClassesFrom);
  return {
    settings,
    judgedArea,
    crossings: (state) => listCrossings(selectOpenArea(state), state.crossings),
    closedCrossings,
    judgement,
    judgementBefore: (state) => judgeBefore(judgedArea(state), selectPlan(state), settings(state)),
    planAsOpened: ({ history, openedPlans }) => asOpened(history, openedPlans),
    comparisonSources: ({ history, openedPlans, proposal, brought }) =>
      listSources(history, openedPlans, proposal, brought),
    judgementOfProposal: (state) =>
      judgeProposal(
        judgedArea(state),
        state.proposal.status === "ready" ? state.proposal.plan : null,
        settings(state),
      ),
    sortedClusters: (state) => sort(judgement(state), state.clusterSort),
    problemCount: (state) =>
      judgement(state)?.issues.filter((issue) => issue.severity === "error").length ?? 0,
    clusterOf: (state) => membership(selectArea(state), selectShownPlan(state)),
    overlayClasses: (state) =>
      state.overlay === "drive-time"
        ? driveClasses(judgedArea(state), state.selection.school, settings(state))
        : classes(selectArea(state), state.overlay, state.thresholds),
  };
}

function judgeOrNull(
  area: Area | null,
  plan: Plan | null,
  settings: JudgingSettings,
): Judgement | null {
  return area === null || plan === null ? null : judgePlan(area, plan, settings);
}

function sortClusters(judgement: Judgement | null, sort: ClusterSort): readonly JudgedCluster[] {
  if (judgement === null) return [];
  const clusters = [...judgement.clusters];
  switch (sort) {
    case "plan-order":
      return clusters;
    case "worst-pair":
      return clusters.sort((a, b) => (b.worst?.seconds ?? -1) - (a.worst?.seconds ?? -1));
    case "name":
      return clusters.sort((a, b) => a.cluster.name.localeCompare(b.cluster.name, "en"));
    case "pupils":
      return clusters.sort((a, b) => b.pupils - a.pupils);
  }
}

/** By school index, the place of its cluster in `plan`; of the first that lists it. */
export function clusterOfSchools(area: Area | null, plan: Plan | null): readonly (number | null)[] {
  if (area === null || plan === null) return [];
  const byUrn = new Map<string, number>();
  plan.clusters.forEach((cluster, place) => {
    for (const urn of cluster.schools) if (!byUrn.has(urn)) byUrn.set(urn, place);
  });
  return area.schools.map((school) => byUrn.get(school.urn) ?? null);
}

function schoolClasses(
  area: Area | null,
  overlay: Exclude<Overlay, "drive-time">,
  thresholds: SurplusThresholds,
): readonly (string | null)[] {
  return area?.schools.map((school) => schoolClassOf(school, overlay, thresholds)) ?? [];
}

function driveClassesFrom(
  area: Area | null,
  selected: SchoolIndex | null,
  settings: JudgingSettings,
): readonly (string | null)[] {
  if (area === null) return [];
  return area.schools.map((_, place) =>
    selected === null
      ? null
      : driveClassBetween(area.driveTimes, settings, selected, place as SchoolIndex),
  );
}

/** `work`, which gives the last result again for the same inputs. */
export function rememberLast<Inputs extends readonly unknown[], Result>(
  compute: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  let last: { readonly inputs: Inputs; readonly result: Result } | null = null;
  return (...inputs) => {
    const known = last;
    if (known?.inputs.every((input, i) => input === inputs[i])) return known.result;
    const result = compute(...inputs);
    last = { inputs, result };
    return result;
  };
}
