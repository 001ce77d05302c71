import type { Area } from "../area.ts";
import type { Urn } from "../school.ts";
import type { Seconds } from "../units.ts";
import type { PlaceFigures, YearGroup } from "./figures.ts";
import type { UnplacedReason } from "./outcome.ts";
import type { HomeArea, Scenario } from "./scenario.ts";
import type { Room, SchoolState } from "./school_state.ts";

/** What a scenario is worked out from. */
export interface ScenarioInput {
  /** With the given figures laid over it (`areaWithFigures`), and its times as they are to be judged. */
  readonly area: Area;
  readonly figures: PlaceFigures;
  readonly scenario: Scenario;
  /** None: displaced pupils set out from the school that closes. */
  readonly homes: readonly HomeArea[];
  /** `YYYY-MM-DD`: undated actions are at the first September from this day on where no action has a date. */
  readonly today: string;
}

/** Pupils of one school and year group who need a place, and where they set out. */
export interface DisplacedPupils {
  readonly from: Urn;
  /** `null` where the school's year groups are not given. */
  readonly yearGroup: YearGroup | null;
  readonly pupils: number;
  /** Where they live; `null` where they set out from the school. */
  readonly home: HomeArea | null;
  /** The year groups that a school must take for them to go there. */
  readonly years: readonly YearGroup[];
  /** The September from which they need a place. */
  readonly september: number;
}

/** Pupils who stay in a merged or paired school and go to another of its sites. */
export interface SiteChange extends DisplacedPupils {
  readonly to: Urn;
}

/** The schools at one September, before displaced pupils are moved. */
export interface Stage {
  readonly september: number;
  /** Open schools in the order of the area's list. */
  readonly schools: ReadonlyMap<Urn, SchoolState>;
}

/** A scenario's actions, applied. */
export interface AppliedScenario {
  readonly input: ScenarioInput;
  /** The area's schools and those that open, at the places where the scenario has them; drives of new places are estimated. */
  readonly area: Area;
  readonly before: ReadonlyMap<Urn, SchoolState>;
  /** Every September from the first action's to that of the last in full effect. */
  readonly stages: readonly Stage[];
  /** The last stage's schools. */
  readonly after: ReadonlyMap<Urn, SchoolState>;
  /** In the order of the actions, then of the year groups. */
  readonly displaced: readonly DisplacedPupils[];
  readonly siteChanges: readonly SiteChange[];
  /** Room in the schools that are open in the end, by URN. */
  readonly rooms: readonly Room[];
  /** Open schools whose capacity or roll is not known, so that nobody is sent there. */
  readonly notKnown: readonly Urn[];
}

/** Pupils of one of the scenario's `displaced` who go to one school. */
export interface Flow {
  /** The very object of `AppliedScenario.displaced`. */
  readonly source: DisplacedPupils;
  readonly to: Urn;
  readonly pupils: number;
  /** Judged drive from where they set out. */
  readonly seconds: Seconds;
  readonly estimated: boolean;
}

/** Pupils of one of the scenario's `displaced` for whom there is no place. */
export interface Unplaced {
  readonly source: DisplacedPupils;
  readonly pupils: number;
  readonly reason: UnplacedReason;
}

/** Where displaced pupils go: what the solver finds. Every displaced pupil is in one flow or unplaced. */
export interface Assignment {
  readonly flows: readonly Flow[];
  readonly unplaced: readonly Unplaced[];
}
