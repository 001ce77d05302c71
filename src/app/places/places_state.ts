import type { History } from "../../domain/history.ts";
import type { PlaceFigures, SchoolFigures } from "../../domain/places/figures.ts";
import type { ForecastRow } from "../../domain/places/forecast.ts";
import type { RuralList } from "../../domain/places/law/rural.ts";
import type { HomeArea, Scenario } from "../../domain/places/scenario.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import { DEFAULT_THRESHOLDS } from "../../domain/places/thresholds.ts";
import type { Urn } from "../../domain/school.ts";

/** A scenario as its author keeps it. */
export interface KeptScenario {
  readonly id: string;
  readonly scenario: Scenario;
  /** Whether its author has named it for reports and exports; private otherwise. */
  readonly isIncluded: boolean;
  /** Where pupils live, only where its author asked for them to be kept with it. */
  readonly homes?: readonly HomeArea[];
}

/** A pupil forecast that was given. */
export interface KeptForecast {
  readonly rows: readonly ForecastRow[];
  /** Where it is from, in words. */
  readonly from: string;
  /** The day on which it was given, `YYYY-MM-DD`. */
  readonly givenOn?: string;
  /** The authority's own three-year forecast error as a share; `null` where it was not entered. */
  readonly threeYearError: number | null;
}

/** A figure of a school that can be given. */
export type GivenFigure = Exclude<keyof SchoolFigures, "urn">;

/** Which file each figure is from, by school. A figure that is not named is the area's own. */
export type FigureSources = ReadonlyMap<Urn, Readonly<Partial<Record<GivenFigure, string>>>>;

/** Everything about an area's places that a person gave or changes, and can undo. */
export interface PlacesWork {
  readonly figures: PlaceFigures;
  /** Where the figures are from, in words; "" where none were given. */
  readonly figuresFrom: string;
  /** Of each school only the figures that were given. */
  readonly figureSources: FigureSources;
  /** `null` where none was given. */
  readonly forecast: KeptForecast | null;
  /** The yearly list of designated rural primary schools; `null` where none was given. */
  readonly ruralList: RuralList | null;
  /** From where on unfilled places are marked: local, and not set by law. */
  readonly thresholds: SurplusThresholds;
  readonly scenarios: readonly KeptScenario[];
}

export const NO_WORK: PlacesWork = {
  figures: new Map(),
  figuresFrom: "",
  figureSources: new Map(),
  forecast: null,
  ruralList: null,
  thresholds: DEFAULT_THRESHOLDS,
  scenarios: [],
};

/** What is selected among the scenarios: the id of the one that is open; `null` for none. */
export type OpenScenario = string | null;

/** At most so many scenarios are compared side by side. */
export const MOST_COMPARED = 4;

/** Place planning of the open area, in a store of its own: it is loaded when it is first asked for. */
export interface PlacesState {
  /** The name of the area it belongs to; `null` while it is being read. */
  readonly area: string | null;
  readonly history: History<PlacesWork, OpenScenario>;
  /** Ids of the scenarios side by side, in the order in which they were put there. */
  readonly compared: readonly string[];
  /** Whether they are looked at side by side. */
  readonly sideBySide: boolean;
  /** The scenario that the map shows; `null` is today. */
  readonly onMap: string | null;
  /** Whether all scenarios are out of sight, while a screen is shared. */
  readonly isHidden: boolean;
  /** Where pupils live, by scenario id: in memory only. */
  readonly homes: ReadonlyMap<string, readonly HomeArea[]>;
  /** Why the browser does not keep the work; `null` where it does. */
  readonly keptProblem: string | null;
  /** Reads what is kept for an area and shows it; the work of the one before is kept. */
  openArea(area: string): Promise<void>;
  /** One step named `label`; a change that changes nothing is no step. */
  edit(change: (work: PlacesWork) => PlacesWork, label: string, open?: OpenScenario): void;
  undo(): void;
  redo(): void;
  openScenario(id: OpenScenario): void;
  /** Puts a scenario after the others or takes it away; `false` where there are as many as can be, and nothing is done. */
  compare(id: string, isCompared: boolean): boolean;
  showSideBySide(isShown: boolean): void;
  showOnMap(id: string | null): void;
  hide(isHidden: boolean): void;
  giveHomes(id: string, homes: readonly HomeArea[]): void;
}
