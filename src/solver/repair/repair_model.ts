import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Cluster, ClusterId } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import { governanceOf, isMaintained } from "../../domain/school_type.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { readWishedProblem } from "../exact/participation.ts";
import type { Excluded, Problem } from "../problem.ts";
import type { ReleasedTie } from "../proposal.ts";
import type { Wishes } from "../wishes.ts";
import { clustersLeftAlone } from "./left_alone.ts";
import type { RepairQuestion } from "./repair_question.ts";

/** In no cluster. */
export const NOWHERE = -1;

/** That a candidate is in a slot, or `NOWHERE`. */
export interface Place {
  readonly candidate: number;
  readonly slot: number;
}

/**
 * A plan to be repaired. What moves are the candidates of `problem`: schools, or several kept together. Where they may be
 * are slots: first the plan's own clusters that may change, then, for each candidate, a new cluster of which it is the first.
 */
export interface RepairModel {
  readonly problem: Problem;
  readonly wishes: Wishes;
  readonly excluded: readonly Excluded[];
  readonly releasedTies: readonly ReleasedTie[];
  /** The clusters that may change, a slot each. */
  readonly clusters: readonly Cluster[];
  /** Those that stay as they are. */
  readonly fixed: readonly Cluster[];
  /** Locked clusters that are not legal, or that share schools with another that stays. */
  readonly lockedAtFault: readonly ClusterId[];
  /** Candidates that may move or be placed, in order. */
  readonly free: readonly number[];
  /** How many schools of each candidate are in a cluster that may change. */
  readonly placed: Int32Array;
  /** How many of these are listed in a slot, `[candidate * clusters + slot]`. */
  readonly listed: Int32Array;
  /** By candidates with a locked school. */
  readonly pins: ReadonlyMap<number, Pin>;
  /** Locked schools in clusters that may change which take no part, so that they cannot stay. */
  readonly stranded: readonly Urn[];
  /** What no placement may have all of: the changes of the repairs that are known already. */
  readonly cuts: readonly (readonly Place[])[];
  /** 1 where a candidate must not join a slot that is a federation: `[candidate]` for those with an academy. */
  readonly academy: Uint8Array;
  /** How many schools a new cluster has at least. */
  readonly leastInNew: number;
}

/** Where a candidate has to be because of its locked schools. */
export interface Pin {
  readonly locked: readonly Urn[];
  /** Those that list all of them. */
  readonly slots: ReadonlySet<number>;
}

/** The model of a question. O(n²). */
export function readRepairModel(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
): RepairModel {
  const { start } = question;
  const isLocked = (cluster: Cluster) => cluster.locked === true;
  const locked = start.filter(isLocked).map(({ schools }) => schools);
  const wishes: Wishes = { ...question.wishes, locked };
  const { problem, excluded, releasedTies } = readWishedProblem(area, settings, wishes);
  const leftAlone = clustersLeftAlone(area, settings, question, problem);
  const stays = (cluster: Cluster) => isLocked(cluster) || leftAlone.has(cluster.id);
  const fixed = start.filter(stays);
  const clusters = start.filter((cluster) => !stays(cluster));
  const rowOf = rowsByUrn(problem);
  const bound = new Set(
    fixed.flatMap(({ schools }) => schools.flatMap((urn) => rowOf.get(urn) ?? [])),
  );
  const academy = Uint8Array.from(problem.candidates, ({ schools }) =>
    schools.some(({ index }) => isMaintained(governanceOf(schoolAt(area, index).type)) === false)
      ? 1
      : 0,
  );
  const model = {
    problem,
    wishes,
    excluded,
    releasedTies,
    clusters,
    fixed,
    leastInNew: Math.max(problem.limits.minSchools, question.leastInNew),
    academy,
    free: [...problem.candidates.keys()].filter((candidate) => !bound.has(candidate)),
    cuts: [],
    ...listings(problem, clusters, rowOf),
    ...pinsOf(question, clusters, rowOf),
  };
  const isAsked = ({ id }: Cluster) => question.only === null || question.only.includes(id);
  const lockedAtFault = fixed
    .filter((cluster) => isLocked(cluster) && isAsked(cluster))
    .filter((cluster) => !isLegalLocked(model, cluster, rowOf))
    .map(({ id }) => id);
  return { ...model, lockedAtFault };
}

/** The candidate that each school which takes part is of. */
export function rowsByUrn(problem: Problem): ReadonlyMap<Urn, number> {
  return new Map(
    problem.candidates.flatMap(({ schools }, row) => schools.map(({ urn }) => [urn, row] as const)),
  );
}

function listings(
  problem: Problem,
  clusters: readonly Cluster[],
  rowOf: ReadonlyMap<Urn, number>,
): Pick<RepairModel, "placed" | "listed"> {
  const listed = new Int32Array(problem.size * clusters.length);
  const placed = new Int32Array(problem.size);
  const counted = new Set<Urn>();
  clusters.forEach(({ schools }, slot) => {
    for (const urn of new Set(schools)) {
      const row = rowOf.get(urn);
      if (row === undefined) continue;
      const at = row * clusters.length + slot;
      listed[at] = (listed[at] ?? 0) + 1;
      if (counted.has(urn)) continue;
      counted.add(urn);
      placed[row] = (placed[row] ?? 0) + 1;
    }
  });
  return { placed, listed };
}

/** Where locked schools have to stay. One in no cluster has no slot to be in. */
function pinsOf(
  { lockedSchools, start }: RepairQuestion,
  clusters: readonly Cluster[],
  rowOf: ReadonlyMap<Urn, number>,
): Pick<RepairModel, "pins" | "stranded"> {
  const pins = new Map<number, Pin>();
  const stranded: Urn[] = [];
  const placed = new Set(start.flatMap(({ schools }) => schools));
  for (const urn of new Set(lockedSchools)) {
    const slots = [...clusters.keys()].filter((slot) => clusters[slot]?.schools.includes(urn));
    const row = rowOf.get(urn);
    if (row === undefined) {
      if (slots.length > 0) stranded.push(urn);
    } else if (slots.length > 0 || !placed.has(urn)) {
      const known = pins.get(row);
      pins.set(row, {
        locked: [...(known?.locked ?? []), urn],
        slots: new Set(slots.filter((slot) => known?.slots.has(slot) !== false)),
      });
    }
  }
  return { pins, stranded };
}

/** How many placed schools move when `candidate` goes into `slot`; all of them for `NOWHERE`. */
export function movesInto(model: RepairModel, candidate: number, slot: number): number {
  const { clusters, listed, placed } = model;
  const own = placed[candidate] ?? 0;
  if (slot < 0 || slot >= clusters.length) return own;
  return own - (listed[candidate * clusters.length + slot] ?? 0);
}

/** Whether `candidate` may be in `slot` by itself: a set that cannot share a cluster may be in none, an academy in no federation, a locked school nowhere but where it is. */
export function mayEnter(model: RepairModel, candidate: number, slot: number): boolean {
  const { problem, clusters, academy, pins } = model;
  if (problem.whole[candidate] !== 1) return false;
  if (pins.get(candidate)?.slots.has(slot) === false) return false;
  return academy[candidate] !== 1 || clusters[slot]?.form !== "hard-federation";
}

function isLegalLocked(
  model: Omit<RepairModel, "lockedAtFault">,
  { id, schools, form }: Cluster,
  rowOf: ReadonlyMap<Urn, number>,
): boolean {
  const { problem, fixed, academy } = model;
  const row = rowOf.get(schools[0] ?? "");
  if (row === undefined || problem.whole[row] !== 1) return false;
  const own = new Set(problem.candidates[row]?.schools.map(({ urn }) => urn));
  if (own.size !== schools.length || schools.some((urn) => !own.has(urn))) return false;
  if (academy[row] === 1 && form === "hard-federation") return false;
  if (fixed.some((other) => other.id !== id && other.schools.some((urn) => own.has(urn)))) {
    return false;
  }
  const pupils = problem.pupils[row] ?? 0;
  const { minSchools, maxSchools, minPupils, maxPupils } = problem.limits;
  const isSized = own.size >= minSchools && own.size <= maxSchools;
  return isSized && pupils >= minPupils && pupils <= maxPupils;
}
