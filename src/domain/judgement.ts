import type { Verdict } from "./ceiling.ts";
import type { Issue } from "./issue.ts";
import type { Cluster } from "./plan.ts";
import type { SchoolIndex, Urn } from "./school.ts";
import type { JudgingSettings } from "./settings.ts";
import type { Metres, Seconds } from "./units.ts";

/** One ordered pair of a cluster's schools, judged at the settings' speed. */
export interface JudgedPair {
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  /** Judged seconds; `UNREACHABLE` where there is no route, or where none is known while a road is shut. */
  readonly seconds: Seconds;
  /** Judged seconds at the optimistic end; equal to `seconds` where the time was routed. */
  readonly low: Seconds;
  /** Judged seconds at the cautious end; equal to `seconds` where the time was routed. */
  readonly high: Seconds;
  readonly metres: Metres | null;
  readonly verdict: Verdict;
}

/** A cluster with everything that was found by judging its pairs. */
export interface JudgedCluster {
  readonly cluster: Cluster;
  /** Its schools that are in the area and have a location, in the cluster's order, each once. */
  readonly members: readonly SchoolIndex[];
  /** Pupils of all its known schools whose roll is known. */
  readonly pupils: number;
  /** Its schools whose roll is not known. */
  readonly withoutPupils: readonly Urn[];
  /** The member with the least sum of mean-direction times to the others, ties by URN; `null` without members, or where the times to each lack a drive. */
  readonly host: Urn | null;
  /** Every ordered pair of members, by member order. */
  readonly pairs: readonly JudgedPair[];
  /** The pair with no route, else the longest central time; ties by URN. `null` for fewer than two members. */
  readonly worst: JudgedPair | null;
  /** Pairs whose verdict is "over" or "no-route". */
  readonly over: readonly JudgedPair[];
  readonly tooClose: readonly JudgedPair[];
  /** How many unordered pairs have an estimated time beside the routed ones of others; 0 in an area where every time is estimated. */
  readonly estimated: number;
  /** The gravest of its pairs' verdicts. */
  readonly verdict: Verdict;
}

/** How many of the cluster's schools have no judged drives, because the area does not have them or not where they are. */
export function unjudgedCount({ cluster, members }: JudgedCluster): number {
  return new Set(cluster.schools).size - members.length;
}

/** The verdict that a cluster is marked and counted by: "no-route", whose mark is a question mark, where all that could be judged is within but a school could not be. */
export function shownVerdict(judged: JudgedCluster): Verdict {
  return judged.verdict === "within" && unjudgedCount(judged) > 0 ? "no-route" : judged.verdict;
}

/** A plan, judged. */
export interface Judgement {
  readonly settings: JudgingSettings;
  readonly clusters: readonly JudgedCluster[];
  /** The area's schools that are in no cluster, in list order. */
  readonly unassigned: readonly Urn[];
  readonly issues: readonly Issue[];
  /** Whether no issue is an error. */
  readonly valid: boolean;
}
