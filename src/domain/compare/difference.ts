import type { Verdict } from "../ceiling.ts";
import type { DriveTimesKind } from "../drive_times.ts";
import type { Kind } from "../faith.ts";
import type { Judgement } from "../judgement.ts";
import type { PairTime } from "../mends/mend.ts";
import type { ClusterId, Plan } from "../plan.ts";
import type { Urn } from "../school.ts";
import type { SizeBand } from "../size_band.ts";
import type { Speed } from "../speed.ts";
import type { Seconds } from "../units.ts";

/** One of the two plans that are compared. */
export type Side = "before" | "after";

/** A plan with its judgement; both sides of a comparison are judged by the same settings on the same drive times. */
export interface JudgedSide {
  readonly plan: Plan;
  readonly judgement: Judgement;
}

/** The worst pair of a cluster or of a plan, in judged seconds. */
export interface WorstPair extends PairTime {
  readonly low: Seconds;
  readonly high: Seconds;
  readonly verdict: Verdict;
}

/** How many schools are of each kind and of each size; `not-known` counts those whose roll is not known. */
export interface Mix {
  readonly kinds: Readonly<Record<Kind, number>>;
  readonly sizes: Readonly<Record<SizeBand | "not-known", number>>;
}

/** What both a cluster and a whole plan are measured by. */
export interface Figures extends Mix {
  /** Schools listed, each once. */
  readonly schools: number;
  /** Pupils of those whose roll is known. */
  readonly pupils: number;
  readonly withoutPupils: number;
  readonly worst: WorstPair | null;
  /** Judged mean-direction seconds between all partners; `Infinity` where a pair has no known time. */
  readonly travel: Seconds;
  /** Issues that are errors. */
  readonly problems: number;
}

export interface ClusterFigures extends Figures {
  readonly verdict: Verdict;
}

export interface PlanFigures extends Figures {
  readonly clusters: number;
  /** How many clusters are marked with each verdict. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Clusters that have both community schools and schools with a faith. */
  readonly mixedClusters: number;
  /** The area's schools that are in no cluster. */
  readonly unassigned: number;
  /** Issues that are warnings. */
  readonly warnings: number;
}

/** A cluster of one side. */
export interface ComparedCluster {
  readonly id: ClusterId;
  readonly name: string;
  /** Its place in its plan's list, from 0. */
  readonly place: number;
  readonly figures: ClusterFigures;
}

/** "changed": it has other schools; "same": it has the same, whatever it is called. */
export type ClusterChange = "new" | "gone" | "changed" | "same";

/** A cluster of `before` and the cluster of `after` that it became; `null` on the side that has none. */
export interface ClusterDifference {
  readonly change: ClusterChange;
  readonly before: ComparedCluster | null;
  readonly after: ComparedCluster | null;
  /** Schools that it has after and not before; all of them where it is new. */
  readonly arrived: readonly Urn[];
  readonly left: readonly Urn[];
}

/** A school whose cluster of `before` did not become its cluster of `after`. */
export interface MovedSchool {
  readonly school: Urn;
  /** Its clusters in the plan before; none where it was in no cluster, several where a plan lists it twice. */
  readonly from: readonly ClusterId[];
  readonly to: readonly ClusterId[];
  /** Judged mean-direction seconds to all its partners. */
  readonly travelBefore: Seconds;
  readonly travelAfter: Seconds;
  /** Whether it is an end of the worst pair of a cluster that it is in. */
  readonly inWorstBefore: boolean;
  readonly inWorstAfter: boolean;
}

/** Something that makes two plans unlike one another; where it `refuses`, the figures say nothing of either. */
export type Unlikeness = { readonly side: Side; readonly refuses: boolean } & (
  | { readonly kind: "other-area"; readonly area: string }
  /** None of its schools, of which there are so many, is in the area. */
  | { readonly kind: "no-school-here"; readonly schools: number }
  | { readonly kind: "schools-not-here"; readonly schools: readonly Urn[] }
  /** It was made on another list of schools: one was opened, closed, moved or left out since. */
  | { readonly kind: "school-list" }
  | { readonly kind: "drive-times"; readonly own: DriveTimesKind; readonly judged: DriveTimesKind }
  | { readonly kind: "speed"; readonly own: Speed; readonly judged: Speed }
  | { readonly kind: "ceiling"; readonly own: Seconds; readonly judged: Seconds }
);

/** How two plans for the same area differ: facts only. */
export interface Difference {
  readonly unlike: readonly Unlikeness[];
  readonly before: PlanFigures;
  readonly after: PlanFigures;
  /** In the order of the plan after, then those that are gone in the order of the plan before. */
  readonly clusters: readonly ClusterDifference[];
  /** In the area's list order, then those that the area does not have by URN. */
  readonly moved: readonly MovedSchool[];
  /** Schools that both plans place, and that only one does: what can be compared at all where the lists differ. */
  readonly placed: {
    readonly both: number;
    readonly onlyBefore: number;
    readonly onlyAfter: number;
  };
}
