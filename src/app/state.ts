import type { StoreApi } from "zustand/vanilla";
import type { Area } from "../domain/area.ts";
import type { Crossing, RoadMap } from "../domain/crossings.ts";
import type { Shape } from "../domain/geometry/areas_protocol.ts";
import type { TodaysShape } from "../domain/geometry/todays_shapes.ts";
import type { History } from "../domain/history.ts";
import type { StoredRoute } from "../domain/osrm_route.ts";
import type { OverBorder } from "../domain/over_border.ts";
import type { Overlay } from "../domain/overlay.ts";
import type { ScenarioOnMap } from "../domain/places/on_map.ts";
import type { SurplusThresholds } from "../domain/places/thresholds.ts";
import type { ClusterId, Plan } from "../domain/plan.ts";
import type { Position, School, SchoolIndex, Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { BuiltArea } from "../io/area_build_protocol.ts";
import type { Curve } from "../solver/curve/curve.ts";
import type { Progress, Proposal, ProposeOptions } from "../solver/proposal.ts";
import type { AnswerProgress } from "../solver/questions/question.ts";
import type { Comparison, ComparisonSource } from "./comparison_sources.ts";
import type { AppDeps, AreaChoice, ClusterPictures } from "./deps.ts";
import type { Resource } from "./resource.ts";
import type { KeptSlice } from "./saved/kept_state.ts";
import type { AlternativesSlice } from "./slices/alternatives.ts";
import type { AssigningSlice } from "./slices/assigning.ts";
import type { PickedSlice } from "./slices/picked.ts";
import type { ReasonsSlice } from "./slices/reasons.ts";
import type { RepairSlice } from "./slices/repair.ts";
import type { RoadTimesSlice } from "./slices/road_times.ts";

/** What the user is looking at: restored when a step is undone. */
export interface Selection {
  readonly cluster: ClusterId | null;
  readonly school: SchoolIndex | null;
}

export const NOTHING_SELECTED: Selection = { cluster: null, school: null };

export type PlanHistory = History<Plan, Selection>;

/** The area on show and the ways to another. */
export interface AreaSlice {
  readonly choices: readonly AreaChoice[];
  readonly area: Resource<Area>;
  openArea(name: string): Promise<void>;
  /** Opens an area that the user brought, and adds it to the choices. */
  adoptArea(area: Area): void;
  /** Offers the areas that were built on this computer, and no others of that kind. */
  offerBuiltAreas(areas: readonly BuiltArea[]): void;
  /** Replaces the open area's drive times or schools, keeping its plan. */
  replaceArea(area: Area): void;
  /** Shows the open area with other facts of the same schools, as `lay` gives them for its schools as they were opened. */
  overlaySchools(lay: (area: Area) => Area): void;
  /** Whether any area that was opened has changes to its plan that neither this browser nor a file holds. */
  hasUnsavedWork(): boolean;
}

/** The plan with its whole history. */
export interface PlanSlice {
  readonly history: PlanHistory | null;
  /** The plans that were saved to a file, with the ISO 8601 time of it. */
  readonly savedPlans: ReadonlyMap<Plan, string>;
  planSaved(plan: Plan, at: string): void;
  /** The plans in the history that were opened as a whole, beside its first. */
  readonly openedPlans: ReadonlySet<Plan>;
  /** Applies an edit as one step named `label`; an edit that changes nothing is no step. */
  edit(change: (plan: Plan) => Plan, label: string, selection?: Selection): void;
  /** Changes the present without a step of its own, for what belongs to the last step and is undone and redone with it. */
  amend(change: (plan: Plan) => Plan): void;
  /** Starts a new history with `plan`, keeping the old one reachable as one undo step. */
  loadPlan(plan: Plan, label: string): void;
  undo(): void;
  redo(): void;
  /** Goes to the step that `depth` others lead to, back or forward. */
  jumpTo(depth: number): void;
}

/** A request to bring some schools into sight. */
export interface Flight {
  readonly schools: readonly SchoolIndex[];
  /** The map stays still for "if-hidden" when all of them are in sight. */
  readonly when: "always" | "if-hidden";
}

export interface SelectionSlice {
  readonly selection: Selection;
  readonly hoveredCluster: ClusterId | null;
  readonly flight: Flight | null;
  flyTo(schools: readonly SchoolIndex[], when: Flight["when"]): void;
  selectCluster(cluster: ClusterId | null): void;
  selectSchool(school: SchoolIndex | null): void;
  hoverCluster(cluster: ClusterId | null): void;
}

/** Pictures of the clusters of a plan that is compared but not on show. */
export interface ComparedShapes {
  /** The very clusters that were drawn. */
  readonly clusters: Plan["clusters"];
  readonly shapes: ReadonlyMap<ClusterId, Shape | null>;
}

/** What the user's own plan is compared with. */
export interface ComparisonSlice {
  /** The key of the chosen `ComparisonSource`; `null` is the first of them. */
  readonly comparedKey: string | null;
  /** Plans that were brought to be compared with, beside those that the history and the review of a proposal offer. */
  readonly brought: readonly ComparisonSource[];
  /** The comparison in hand, as the screen that shows it has worked it out; `null` while there is none. */
  readonly comparison: Comparison | null;
  /** Whether the plan before is on show in place of the one after, for a look. */
  readonly lookingBack: boolean;
  readonly comparedShapes: ComparedShapes | null;
  compareWith(key: string | null): void;
  /** Adds a plan, from a file or from saved work, to the choices and chooses it. */
  bringToCompare(plan: Plan, name: string): void;
  lookBack(lookingBack: boolean): void;
  setComparison(comparison: Comparison | null): void;
  setComparedShapes(shapes: ComparedShapes): void;
}

export type LeftTab = "clusters" | "schools" | "places" | "problems";
export type ClusterSort = "plan-order" | "worst-pair" | "name" | "pupils";
export type CentreView = "map" | "table";
/** What the right panel shows when it is not the selection. */
export type Task = "propose" | "history" | "compare" | "explore" | "scenario" | null;
/** A part of the panel about what else could be done. */
export type ExploreTab = "curve" | "alternatives" | "keystones";
export type NarrowPane = "lists" | "centre" | "detail";
/** A part of the dialog about drive times. */
export type TimesTab = "where-from" | "known" | "calibrate" | "sensitivity" | "crossings";
export type Dialog =
  | "plans"
  | "open-file"
  | "paste"
  | "times"
  | "road-times"
  | "limits"
  | "export"
  | "present"
  | "objections"
  | "help"
  | null;

export interface ViewSlice {
  readonly overlay: Overlay;
  /** The open area's local thresholds, by which the overlay of that name tells schools apart. */
  readonly thresholds: SurplusThresholds;
  readonly leftTab: LeftTab;
  readonly clusterSort: ClusterSort;
  readonly centre: CentreView;
  readonly task: Task;
  readonly dialog: Dialog;
  /** What the dialog about drive times has in front. */
  readonly timesTab: TimesTab;
  /** What the panel about what else could be done has in front. */
  readonly exploreTab: ExploreTab;
  /** On a phone, which of the panes is in front. */
  readonly narrowPane: NarrowPane;
  /** The issue id of the problem that was visited last. */
  readonly problem: string | null;
  /** Whether keys do something by themselves, without Ctrl or Cmd. */
  readonly singleKeys: boolean;
  readonly firstRunSeen: boolean;
  /** Today's partnerships as the map draws them; `null` while they are not shown. */
  readonly todaysShapes: readonly TodaysShape[] | null;
  /** What the map shows of a scenario; `null` is today. */
  readonly scenarioOnMap: ScenarioOnMap | null;
  /** Hears the next place that is clicked on the map; `null` while none is asked for. */
  readonly takePlace: ((place: Position) => void) | null;
  /** What a screen reader is told: the effect of the last change. */
  readonly announcement: string;
  show(
    change: Partial<
      Pick<
        ViewSlice,
        | "overlay"
        | "thresholds"
        | "leftTab"
        | "clusterSort"
        | "centre"
        | "task"
        | "dialog"
        | "timesTab"
        | "exploreTab"
        | "narrowPane"
        | "problem"
        | "todaysShapes"
        | "scenarioOnMap"
        | "takePlace"
      >
    >,
  ): void;
  dismissFirstRun(): void;
  turnSingleKeys(singleKeys: boolean): void;
  announce(sentence: string): void;
}

/** A proposal being made or reviewed. */
export type ProposalState =
  | { readonly status: "none" }
  | { readonly status: "running"; readonly progress: readonly Progress[] }
  | { readonly status: "failed"; readonly reason: string }
  | {
      readonly status: "ready";
      readonly proposal: Proposal;
      readonly plan: Plan;
      readonly showing: "proposal" | "before";
    };

/** What the user decides about a proposal; the rest of the options are the defaults. */
export type ProposalRequest = Pick<ProposeOptions, "objective" | "clusters" | "wishes">;

export interface ProposalSlice {
  readonly proposal: ProposalState;
  /** Puts a proposal that was made by `settings` beside the plan, to be looked at and decided on. */
  review(proposal: Proposal, settings: JudgingSettings): void;
  propose(request: ProposalRequest): Promise<void>;
  cancelProposing(): void;
  showInReview(showing: "proposal" | "before"): void;
  acceptProposal(label: string): void;
  dropProposal(): void;
}

/** The trade-off between clusters and travel being worked out, or as it was for the area and the settings that it names. */
export type CurveState =
  | { readonly status: "none" }
  | {
      readonly status: "running";
      readonly progress: AnswerProgress | null;
      readonly timeLimitSeconds: number;
    }
  | { readonly status: "failed"; readonly reason: string }
  | {
      readonly status: "ready";
      readonly curve: Curve;
      readonly area: Area;
      readonly settings: JudgingSettings;
      readonly locked: readonly (readonly Urn[])[];
    };

export interface CurveSlice {
  readonly curve: CurveState;
  /** Works out the curve for the judged area and the plan's limits; locked clusters stay as they are. */
  drawCurve(): Promise<void>;
  /** Ends it with the points known by then. */
  cancelCurve(): void;
  /** Puts the plan of one point beside today's, as a proposal to decide on. */
  reviewCurvePoint(clusters: number): void;
  /** Ends and drops what there is of it. */
  forgetCurve(): void;
}

/** Which other schools a school's own page lists; "nearest" stands in for a home cluster that the school does not have. */
export type PartnerChoice = "cluster" | "links" | "within" | "nearest";

/** What a school's own page has in front: its partners, the way to one of them, or a request to move. */
export type PageView =
  | { readonly kind: "partners" }
  | { readonly kind: "way"; readonly to: Urn }
  | { readonly kind: "request" };

export const PARTNERS_VIEW: PageView = { kind: "partners" };

/** The stored ways between two schools; `null` where none is stored. */
export interface Ways {
  readonly from: Urn;
  readonly to: Urn;
  readonly there: StoredRoute | null;
  readonly back: StoredRoute | null;
  /** Why there is none each way, where an area has directions. */
  readonly problems: readonly string[];
}

/** A school's own page, beside the planner's screen. */
export interface SchoolPageSlice {
  readonly page: "planner" | "school";
  /** The school whose page it is, which a link may name wrongly; `null` while none is chosen. */
  readonly pageSchool: Urn | null;
  readonly pageView: PageView;
  /** `null` is what suits the school: its home cluster, else the nearest. */
  readonly partnerChoice: PartnerChoice | null;
  readonly way: Resource<Ways>;
  /** Opens the page of a school, or the page that asks which school it is. */
  openSchoolPage(urn: Urn | null): void;
  leaveSchoolPage(): void;
  choosePartners(choice: PartnerChoice): void;
  showPartners(): void;
  /** Shows the way to another school. */
  showWay(to: Urn): Promise<void>;
  askToMove(): void;
}

/** What is known of the open area's crossings. Nothing of it is saved: it is a way of looking, not a part of the plan. */
export interface CrossingsState {
  /** The schools that it is about: it says nothing of an area with others. */
  readonly schools: readonly School[] | null;
  readonly roads: Resource<RoadMap>;
  /** Roads that the user named, beside the crossings that are listed by themselves. */
  readonly own: readonly Crossing[];
  /** The names of the crossings that are shut, to see what happens without them. */
  readonly closed: readonly string[];
}

export interface CrossingsSlice {
  readonly crossings: CrossingsState;
  /** Reads which stored drives use which road, once for each area. */
  loadCrossings(): Promise<void>;
  /** Adds a road by its name or number; `null` where no stored drive uses one. */
  addRoad(written: string): Crossing | null;
  closeCrossing(name: string, isClosed: boolean): void;
  openAllCrossings(): void;
}

/** What is shown of the schools over the open area's border. Nothing of it is saved: a school that joins is a part of the plan. */
export interface BorderState {
  /** The area's own schools that it is about: it says nothing of an area with others. */
  readonly schools: readonly School[] | null;
  readonly isShown: boolean;
  readonly found: Resource<OverBorder>;
  /** The one in front, which is not in the area. */
  readonly selected: Urn | null;
}

export interface BorderSlice {
  readonly border: BorderState;
  /** Shows them, finding them first, or hides them. */
  showBorder(isShown: boolean): Promise<void>;
  selectBorderSchool(urn: Urn | null): void;
}

/** Cluster areas for the plan on show; kept while the next ones are computed. */
export interface PicturesSlice {
  readonly pictures: ClusterPictures;
  setPictures(pictures: ClusterPictures): void;
}

export type AppState = AreaSlice &
  PlanSlice &
  AssigningSlice &
  SelectionSlice &
  PickedSlice &
  ViewSlice &
  ProposalSlice &
  CurveSlice &
  RepairSlice &
  AlternativesSlice &
  ReasonsSlice &
  ComparisonSlice &
  SchoolPageSlice &
  CrossingsSlice &
  BorderSlice &
  RoadTimesSlice &
  KeptSlice &
  PicturesSlice;

export type AppStore = StoreApi<AppState>;

/** Makes one slice of the state. */
export type Slice<T> = (set: AppStore["setState"], get: AppStore["getState"], deps: AppDeps) => T;
