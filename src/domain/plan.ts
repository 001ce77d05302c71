import type { MultiPolygon, Polygon } from "geojson";
import type { Verdict } from "./ceiling.ts";
import type { DriveTimesKind, Provenance } from "./drive_times.ts";
import type { KnownTime } from "./known_times.ts";
import type { Objection } from "./objections.ts";
import type { School, Urn } from "./school.ts";
import type { Speed } from "./speed.ts";
import type { Minutes, Seconds } from "./units.ts";

/** Identifies a cluster within its plan; text, even where a file had a number. */
export type ClusterId = string;

/** How a partnership is constituted (domain handbook §4). */
export type PartnershipForm =
  | "informal"
  | "joint-committee"
  | "hard-federation"
  | "umbrella-trust"
  | "multi-academy-trust";

/** Fields of a plan file that this version does not know; kept and written back. */
export type UnknownFields = Readonly<Record<string, unknown>>;

/** Land that was drawn for a cluster, as a GeoJSON geometry (RFC 7946) of six decimals. */
export type ClusterBoundary = Polygon | MultiPolygon;

/** A proposed or actual partnership of schools. */
export interface Cluster {
  readonly id: ClusterId;
  readonly name: string;
  readonly schools: readonly Urn[];
  readonly host?: Urn;
  readonly locked?: boolean;
  readonly form?: PartnershipForm;
  readonly notes?: string;
  /** Drawn by hand, in place of the land nearest to its schools. Verdicts come from the schools all the same. */
  readonly boundary?: ClusterBoundary;
  /** One of the map's six hues (0 to 5), chosen by hand in place of the automatic one. */
  readonly hue?: number;
  readonly unknownFields?: UnknownFields;
}

/** Any other partnership of some schools, beside their clusters. */
export interface Link {
  readonly urns: readonly Urn[];
  readonly kind: string;
  readonly purpose: string;
}

/** A cluster's worst pair as it was judged when a move was kept. */
export interface WorstThen {
  readonly from: Urn;
  readonly to: Urn;
  /** `null` where there was no route. */
  readonly seconds: Seconds | null;
  /** Where the time had a range. */
  readonly estimated?: boolean;
  readonly verdict: Verdict;
}

/** What moves of one step did to one of their clusters; a worst pair is `null` where no two schools are together. */
export interface MoveEffectThen {
  readonly cluster: ClusterId;
  readonly name: string;
  readonly before: WorstThen | null;
  readonly after: WorstThen | null;
}

/** A negotiated move of a school, kept with the plan. `from` and `to` are cluster ids, `null` for none. */
export interface Move {
  readonly urn: Urn;
  readonly from: ClusterId | null;
  readonly to: ClusterId | null;
  readonly reason: string;
  /** Who asked for it: a role and nobody's name; "" where not said. */
  readonly role: string;
  /** `YYYY-MM-DD`; "" where not said. */
  readonly date: string;
  /** What the two clusters were called then. */
  readonly fromName?: string;
  readonly toName?: string;
  readonly effect?: readonly MoveEffectThen[];
}

/** A partnership as it stands today: the home cluster of its schools. */
export type TodaysCluster = Pick<Cluster, "id" | "name" | "schools">;

/** Who works with whom today: each school is in one home cluster at most. Other partnerships are links of the plan. */
export interface TodaysPartnerships {
  readonly clusters: readonly TodaysCluster[];
}

/** What a plan is judged by. An absent bound is no bound. */
export interface PlanSettings {
  readonly ceilingMinutes?: Minutes;
  readonly ceilingReason?: string;
  readonly speed?: Speed;
  readonly minSchools?: number;
  readonly maxSchools?: number;
  readonly minPupils?: number;
  readonly maxPupils?: number;
}

/** Who takes part in a plan, and who is to be with whom, for whatever changes it next. */
export interface PlanRules {
  /** Sets of schools that share a cluster, whichever it is. */
  readonly keepTogether: readonly (readonly Urn[])[];
  /** Sets of schools no two of which share a cluster. */
  readonly keepApart: readonly (readonly Urn[])[];
  /** Schools that a cluster may have but that need none. */
  readonly mayJoin: readonly Urn[];
  /** Schools that take no part. */
  readonly leaveOut: readonly Urn[];
}

/** Which drive times a plan was made on. */
export interface PlanDriveTimes {
  readonly kind: DriveTimesKind;
  readonly schoolHash: string | null;
  readonly provenance: Provenance | null;
}

/** A clustering of an area with its settings. Immutable: edits return a new plan that shares what did not change. */
export interface Plan {
  readonly name: string;
  /** The name of the area it belongs to. */
  readonly area: string;
  /** ISO 8601; `null` where a file had none. */
  readonly madeAt: string | null;
  readonly driveTimes: PlanDriveTimes | null;
  readonly settings: PlanSettings;
  readonly clusters: readonly Cluster[];
  readonly links: readonly Link[];
  readonly moves: readonly Move[];
  /** Drives that people know, judged in place of the engine's; each ordered pair at most once. */
  readonly knownTimes?: readonly KnownTime[];
  /** Schools that stay in the cluster that they are in, or in none. */
  readonly lockedSchools?: readonly Urn[];
  /** Schools of other authorities that it has as partners, with their facts as they were when they joined; each once. */
  readonly borderSchools?: readonly School[];
  /** What was said against it at meetings; absent where nothing was. */
  readonly objections?: readonly Objection[];
  /** Absent where it has none. */
  readonly rules?: PlanRules;
  /** What the plan starts from or is compared with; absent until it is told. */
  readonly today?: TodaysPartnerships;
  readonly unknownFields?: UnknownFields;
}

/** A plan without clusters for the area called `area`. */
export function emptyPlan(area: string, name = "Untitled plan"): Plan {
  return {
    name,
    area,
    madeAt: null,
    driveTimes: null,
    settings: {},
    clusters: [],
    links: [],
    moves: [],
  };
}
