import type { ClusterId } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { Proposal, ProposeOptions } from "../proposal.ts";

/** Why a plan needs as many clusters as it has, and how many there can be at most. */
export interface FewerQuestion {
  readonly kind: "fewer";
  /** What clusters were asked for by; its number of clusters is not looked at. */
  readonly options: ProposeOptions;
  /** Every school of a legal one of these is to have a place; where there are none, every school that must be placed and can be. */
  readonly clusters: readonly { readonly id: ClusterId; readonly schools: readonly Urn[] }[];
  /** Whether the most clusters are asked for too. */
  readonly most: boolean;
  /** Seconds of work, from its start. */
  readonly timeLimitSeconds: number;
}

/** Numbers of clusters that no plan which places those schools can have fewer of, each by an argument of its own. */
export interface FewerAnswer {
  readonly kind: "fewer";
  /** The schools to place; and ÷ the most schools of a cluster, rounded up, `null` where there is no such number. */
  readonly schools: number;
  readonly maxSchools: number | null;
  readonly bySchools: number | null;
  /** The same with pupils. */
  readonly pupils: number;
  readonly maxPupils: number | null;
  readonly byPupils: number | null;
  /** Schools no two of which can share a cluster, so that each needs one of its own. */
  readonly noTwoShare: readonly Urn[];
  /** The least that is proved, by these or by solving. */
  readonly proved: number;
  /** The fewest clusters of a plan that was found, none in pieces where none may be; `null` where none was. */
  readonly found: number | null;
  /** The most clusters of a plan that was found, whoever it leaves out, and of any plan; `null` where it was not asked, or not found. */
  readonly most: { readonly found: number; readonly proved: number | null } | null;
  readonly stoppedBy: Proposal["stoppedBy"];
  /** Seconds of wall clock. */
  readonly seconds: number;
}
