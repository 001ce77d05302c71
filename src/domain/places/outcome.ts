import type { ClusterId } from "../plan.ts";
import type { Urn } from "../school.ts";
import type { Seconds } from "../units.ts";
import type { PanTimetable } from "./law/consultation.ts";
import type { RuralStanding } from "./law/rural.ts";
import type { SparsityScreen } from "./law/sparsity_screen.ts";
import type { ScenarioFlag } from "./scenario_flags.ts";
import type { DisplacedTravel } from "./travel_of_displaced.ts";

/** Places of some schools; unfilled and over are summed school by school and never netted (domain handbook §3.1). */
export interface Places {
  /** Schools whose capacity and roll are both known; the other numbers are of these alone. */
  readonly counted: number;
  readonly schools: number;
  readonly capacity: number;
  readonly roll: number;
  /** Σ max(0, capacity − roll). */
  readonly unfilled: number;
  /** Of the capacity, 0 to 1; `null` where that is 0. */
  readonly unfilledShare: number | null;
  /** Σ max(0, roll − capacity). */
  readonly over: number;
  /** Capacity − roll. */
  readonly net: number;
  readonly netShare: number | null;
}

/** A school's places at one time; `null` where not known. */
export interface SchoolPlaces {
  readonly capacity: number | null;
  readonly roll: number | null;
}

/** Pupils who would go from one school to another. */
export interface Displaced {
  readonly from: Urn;
  readonly to: Urn;
  /** `null` where the whole school is one. */
  readonly yearGroup: number | null;
  readonly pupils: number;
  /** Judged drive from where they set out, the school that closes or their home area; mean over the pupils. */
  readonly seconds: Seconds;
  /** Whether `seconds` is estimated. */
  readonly estimated: boolean;
  /** Whether any of them sets out from a home area, whose whereabouts are not public. */
  readonly fromHome: boolean;
}

/** Pupils who stay in a merged or paired school and go to another of its sites. */
export interface SiteMove extends Omit<Displaced, "seconds"> {
  /** `null` where there is no road route between the sites. */
  readonly seconds: Seconds | null;
}

/** Why pupils have no place. */
export type UnplacedReason =
  | "no-room"
  | "no-route"
  | "no-school-of-that-age"
  | "capacity-not-known";

/** Pupils for whom there is no place. */
export interface UnplacedPupils {
  readonly from: Urn;
  readonly yearGroup: number | null;
  readonly pupils: number;
  readonly reason: UnplacedReason;
}

/** The places after one September, with today's rolls. */
export interface YearPlaces extends Places {
  readonly september: number;
  readonly bySchool: readonly (SchoolPlaces & { readonly urn: Urn })[];
}

/** A school of a cluster whose roll changes. */
export interface RollChange {
  readonly urn: Urn;
  /** Pupils gained; negative where lost. */
  readonly pupils: number;
}

/** What a scenario does to one partnership (report S-43: it cannot be left out). */
export interface PartnershipImpact {
  readonly cluster: ClusterId;
  readonly name: string;
  readonly lost: readonly Urn[];
  readonly joined: readonly Urn[];
  readonly worstBefore: WorstDrive | null;
  readonly worstAfter: WorstDrive | null;
  /** Members whose rolls change: partners who gain beside partners who lose. */
  readonly rolls: readonly RollChange[];
  /** Whether one member gains pupils that another loses. */
  readonly competes: boolean;
  /** Links of the plan that a school concerned is in: alliances, executive heads, memoranda. */
  readonly links: readonly {
    readonly kind: string;
    readonly purpose: string;
    readonly urns: readonly Urn[];
  }[];
  readonly mitigation: string | null;
}

/** A cluster's worst ordered pair, judged. `seconds` is `null` where there is no route. */
export interface WorstDrive {
  readonly from: Urn;
  readonly to: Urn;
  readonly seconds: Seconds | null;
  /** Whether `seconds` is estimated. */
  readonly estimated: boolean;
}

/** A heading that the law asks a proposer to have regard to, with what was computed and what was written. */
export interface Evidence {
  /** Stable id, such as "community". */
  readonly id: string;
  readonly heading: string;
  readonly text: string | null;
  /** Figures for it by name; `null` where only a person can say. */
  readonly computed: Readonly<Record<string, number | string | null>> | null;
  /** Whether it is empty though it must be filled. */
  readonly needsText: boolean;
}

/** A rule that applies to the scenario, as data with where it is from. */
export interface RuleNote {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  /** `YYYY-MM-DD` on which a person last compared it with its source. */
  readonly reviewed: string;
  /** The schools that it is about; empty for the scenario as a whole. */
  readonly urns: readonly Urn[];
}

/** What follows from a scenario. */
export interface ScenarioOutcome {
  readonly before: Places;
  /** When all the actions are in full effect and everyone is placed who can be. */
  readonly after: Places;
  readonly years: readonly YearPlaces[];
  readonly schools: readonly {
    readonly urn: Urn;
    readonly before: SchoolPlaces | null;
    readonly after: SchoolPlaces | null;
  }[];
  readonly displaced: readonly Displaced[];
  readonly siteMoves: readonly SiteMove[];
  readonly unplaced: readonly UnplacedPupils[];
  readonly partnerships: readonly PartnershipImpact[];
  readonly evidence: readonly Evidence[];
  readonly rules: readonly RuleNote[];
  readonly travel: DisplacedTravel;
  readonly flags: readonly ScenarioFlag[];
  /** Of each school that ends. */
  readonly rural: readonly (RuralStanding & { readonly urn: Urn })[];
  /** Of the schools that actions name or that take displaced pupils. */
  readonly sparsity: readonly SparsityScreen[];
  /** Of each change of an admission number, in the order of the actions. */
  readonly timetables: readonly (PanTimetable & { readonly urn: Urn })[];
}
