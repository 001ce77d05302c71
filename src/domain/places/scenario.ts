import type { Position, Urn } from "../school.ts";

/** Closes a school: its pupils are displaced. */
export interface CloseAction {
  readonly type: "close";
  readonly urn: Urn;
  readonly date?: string;
}

/** Makes one school of several, at the place of `into`. On one site only that school's building is kept. */
export interface MergeAction {
  readonly type: "merge";
  readonly urns: readonly Urn[];
  readonly into: Urn;
  readonly sites: 1 | 2;
  readonly date?: string;
}

/** Makes one school the infants' and the other the juniors' of both. */
export interface PairAction {
  readonly type: "pair";
  readonly infant: Urn;
  readonly junior: Urn;
  readonly date?: string;
}

/** Changes an admission number: it rolls through one year group a year. */
export interface PanAction {
  readonly type: "pan";
  readonly urn: Urn;
  readonly pan: number;
  /** The number that it changes from. */
  readonly from: number;
  /** The year whose September is the first with the new number. */
  readonly firstSeptember: number;
}

/** Changes the places of a school. */
export interface CapacityAction {
  readonly type: "capacity";
  readonly urn: Urn;
  readonly capacity: number;
  readonly date?: string;
}

/** Puts schools under one governing body: no place changes. */
export interface FederateAction {
  readonly type: "federate";
  readonly urns: readonly Urn[];
  readonly date?: string;
}

/** Opens a school, whose drive times are estimated. */
export interface OpenAction {
  readonly type: "open";
  readonly urn: Urn;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly capacity: number;
  readonly date?: string;
}

/** Moves a school to another site; its drive times from there are estimated. */
export interface MoveAction {
  readonly type: "move";
  readonly urn: Urn;
  readonly longitude: number;
  readonly latitude: number;
  readonly date?: string;
}

/** One change that somebody asked to test. The app never suggests any. Dates are `YYYY-MM-DD`. */
export type ScenarioAction =
  | CloseAction
  | MergeAction
  | PairAction
  | PanAction
  | CapacityAction
  | FederateAction
  | OpenAction
  | MoveAction;

/** Pupils of a school by where they live, for whom displacement is worked out from there. Never saved unless asked for. */
export interface HomeArea {
  readonly urn: Urn;
  /** A code or name of the place, such as an LSOA. */
  readonly place: string;
  readonly position: Position;
  /** `null` where pupils are not given by year group. */
  readonly yearGroup: number | null;
  readonly pupils: number;
}

/** What a person wrote for a heading of the report that no figure can fill. */
export interface ScenarioNotes {
  /** By heading id of `src/domain/places/law`. */
  readonly evidence: Readonly<Record<string, string>>;
  /** How harm to partnerships would be made good, by cluster id. */
  readonly mitigation: Readonly<Record<string, string>>;
}

/** A place-planning what-if: named changes in order. A test only, never a proposal. */
export interface Scenario {
  readonly name: string;
  readonly actions: readonly ScenarioAction[];
  /** Whether displaced pupils of a faith school go to schools of its kind first. */
  readonly preferFaith: boolean;
  readonly notes: ScenarioNotes;
}

export const NO_NOTES: ScenarioNotes = { evidence: {}, mitigation: {} };
