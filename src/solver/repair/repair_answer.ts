import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Cluster } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { objectiveOf } from "../assemble.ts";
import { POOL } from "../kernels/clustering.ts";
import { leftOutOf } from "../left_out.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../proposal.ts";
import { requestOf } from "../solve_steps.ts";
import { explainUnplaced, reasonNoClusterHolds } from "../unplaced.ts";
import { changesBetween } from "./repair_changes.ts";
import type { RepairModel } from "./repair_model.ts";
import { rowsByUrn } from "./repair_model.ts";
import type { OneRepair, RepairAnswer, RepairObstacle, RepairQuestion } from "./repair_question.ts";
import { repairedClusters } from "./repaired_clusters.ts";
import type { Placement } from "./slots.ts";

/** What is known of one repair. */
export interface FoundRepair {
  readonly placement: Placement;
  /** The least moves of free candidates that are proved to be needed. */
  readonly bound: number;
  readonly proved: boolean;
}

/** What is known of a repair when it is told. */
export interface RepairState extends Omit<FoundRepair, "placement"> {
  /** `null` where there is none. */
  readonly placement: Placement | null;
  readonly obstacle: RepairObstacle | null;
  readonly others: readonly FoundRepair[];
  readonly isAll: boolean;
  readonly stoppedBy: RepairAnswer["stoppedBy"];
}

/** The answer that `state` is, without the time that it took. */
export function repairAnswer(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
  model: RepairModel,
  state: RepairState,
): Omit<RepairAnswer, "seconds"> {
  const { placement, obstacle, bound, proved, others, isAll, stoppedBy } = state;
  const { clusters, targetSchools } = DEFAULT_PROPOSE_OPTIONS;
  const told = (placed: RepairState["placement"], known: Pick<RepairState, "bound" | "proved">) =>
    oneRepair(area, settings, question, model, { ...known, placement: placed });
  const first = told(placement, { bound, proved });
  return {
    kind: "repair",
    ...first,
    obstacle,
    others: others.map((other) => told(other.placement, other)),
    isAll,
    stoppedBy,
    unplaced: unplacedOf(area, settings, question, model, slotsOf(model, first.clusters)),
    request: requestOf({ clusters, targetSchools, wishes: model.wishes }, model.problem),
    releasedTies: model.releasedTies,
  };
}

function oneRepair(
  area: Area,
  settings: JudgingSettings,
  { start, objective }: RepairQuestion,
  model: RepairModel,
  { placement, bound, proved }: Pick<RepairState, "placement" | "bound" | "proved">,
): OneRepair {
  const end = placement === null ? null : repairedClusters(model, start, placement);
  const changes = end === null ? [] : changesBetween(area, settings, model, { start, end });
  const lost = changes.filter(({ kind }) => kind === "lose-place").length;
  const value = objectiveOf(model.problem, objective, slotsOf(model, end ?? []));
  return {
    clusters: end ?? [],
    changes,
    vanished: vanishedOf(start, end),
    moves: lost + changes.filter(({ kind }) => kind === "move").length,
    lost,
    bound: bound + forcedMoves(area, model),
    proved,
    objective: { kind: objective, value },
  };
}

/** How many placed schools lose their place whatever is done, because they can be in no cluster at all. */
export function forcedMoves(area: Area, { clusters, problem }: RepairModel): number {
  const rowOf = rowsByUrn(problem);
  const known = schoolIndexes(area);
  const listed = new Set(clusters.flatMap(({ schools }) => schools));
  return [...listed].filter((urn) => known.has(urn) && !rowOf.has(urn)).length;
}

function vanishedOf(start: readonly Cluster[], end: readonly Cluster[] | null) {
  const left = new Set((end ?? start).map(({ id }) => id));
  return start.map(({ id }) => id).filter((id) => !left.has(id));
}

function slotsOf({ problem }: RepairModel, clusters: readonly Cluster[]): Int32Array {
  const rowOf = rowsByUrn(problem);
  const slotOf = new Int32Array(problem.size).fill(POOL);
  clusters.forEach(({ schools }, slot) => {
    for (const urn of schools) {
      const row = rowOf.get(urn);
      if (row !== undefined) slotOf[row] = slot;
    }
  });
  return slotOf;
}

function unplacedOf(
  area: Area,
  settings: JudgingSettings,
  { finish }: RepairQuestion,
  { problem, excluded }: RepairModel,
  slotOf: Int32Array,
): RepairAnswer["unplaced"] {
  const rowOf = rowsByUrn(problem);
  const leftOut = leftOutOf(problem, slotOf).map((school) => ({
    ...school,
    reason:
      reasonNoClusterHolds(problem, rowOf.get(school.urn) ?? 0) ??
      (finish ? school.reason : ("not-in-a-cluster" as const)),
  }));
  return explainUnplaced(area, settings, [...excluded, ...leftOut]);
}
