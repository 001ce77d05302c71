import type { Area } from "../domain/area.ts";
import { schoolAt, schoolIndexes } from "../domain/area.ts";
import { judgeDrive } from "../domain/ceiling.ts";
import type { Position, SchoolIndex, Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { UNREACHABLE } from "../domain/units.ts";

/** A school that the solver may put into a cluster; its number in the problem is its place in URN order. */
export interface Candidate {
  readonly urn: Urn;
  readonly index: SchoolIndex;
  readonly position: Position;
  /** The roll as the bounds count it: 0 where it is not known. */
  readonly pupils: number;
}

/** The bounds on a cluster with every absent one filled in by a number that never binds. */
export interface ClusterLimits {
  readonly minSchools: number;
  readonly maxSchools: number;
  readonly minPupils: number;
  readonly maxPupils: number;
}

/**
 * An area and its settings as the solver needs them: `size` candidates in URN order, and square row-major tables
 * over them, `[a * size + b]`.
 */
export interface Problem {
  readonly size: number;
  readonly candidates: readonly Candidate[];
  /** Judged seconds, mean of both directions, central value; `Infinity` where a direction has no route. */
  readonly cost: Float64Array;
  /** 1 where both directions' cautious ends are within the ceiling, else 0; 0 on the diagonal. */
  readonly allowed: Uint8Array;
  /** Partners within the ceiling, nearest first, ties in URN order. */
  readonly partners: readonly Int32Array[];
  readonly pupils: Float64Array;
  readonly limits: ClusterLimits;
}

/** A school that no cluster may hold, and why. */
export interface Excluded {
  readonly urn: Urn;
  readonly index: SchoolIndex;
  readonly reason: "no-location" | "roll-not-known" | "too-many-pupils";
}

/** Every school of an area: either in the problem, or excluded with its reason. */
export interface ProblemReading {
  readonly problem: Problem;
  readonly excluded: readonly Excluded[];
}

/**
 * The clustering problem of an area under `settings`. A school without a location is excluded; so is one of unknown
 * roll where there is a most number of pupils, because no cluster with it could be shown to keep to that number. Under
 * a least number alone it counts as 0 pupils, so that the others must reach it. O(n² log n).
 */
export function readProblem(area: Area, settings: JudgingSettings): ProblemReading {
  const candidates: Candidate[] = [];
  const excluded: Excluded[] = [];
  const maxPupils = settings.bounds.maxPupils ?? Number.POSITIVE_INFINITY;
  const indexes = [...schoolIndexes(area)].sort(([a], [b]) => compareUrns(a, b));
  for (const [urn, index] of indexes) {
    const { location, pupils } = schoolAt(area, index);
    if (location === null) excluded.push({ urn, index, reason: "no-location" });
    else if (pupils === null && settings.bounds.maxPupils !== null) {
      excluded.push({ urn, index, reason: "roll-not-known" });
    } else if (pupils !== null && pupils.value > maxPupils) {
      excluded.push({ urn, index, reason: "too-many-pupils" });
    } else candidates.push({ urn, index, position: location, pupils: pupils?.value ?? 0 });
  }
  return { problem: problemOver(area, settings, candidates), excluded };
}

/** URNs in text order: negative when `a` comes first. */
export function compareUrns(a: Urn, b: Urn): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function problemOver(
  area: Area,
  settings: JudgingSettings,
  candidates: readonly Candidate[],
): Problem {
  const size = candidates.length;
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size);
  for (const [a, from] of candidates.entries()) {
    for (const [b, to] of candidates.entries()) {
      if (b <= a) continue;
      const out = judgeDrive(
        area.driveTimes,
        settings.speed,
        settings.ceiling,
        from.index,
        to.index,
      );
      const back = judgeDrive(
        area.driveTimes,
        settings.speed,
        settings.ceiling,
        to.index,
        from.index,
      );
      const within = out.verdict === "within" && back.verdict === "within" ? 1 : 0;
      cost[a * size + b] = cost[b * size + a] = (out.seconds + back.seconds) / 2;
      allowed[a * size + b] = allowed[b * size + a] = within;
    }
  }
  const { bounds } = settings;
  return {
    size,
    candidates,
    cost,
    allowed,
    partners: candidates.map((_, a) => partnersOf(a, size, cost, allowed)),
    pupils: Float64Array.from(candidates, (candidate) => candidate.pupils),
    limits: {
      minSchools: Math.max(1, bounds.minSchools ?? 1),
      maxSchools: Math.min(size, bounds.maxSchools ?? size),
      minPupils: bounds.minPupils ?? 0,
      maxPupils: bounds.maxPupils ?? Number.POSITIVE_INFINITY,
    },
  };
}

/** `problem` without the candidates that `keep` refuses; the others keep their order. */
export function restrictProblem(problem: Problem, keep: (candidate: number) => boolean): Problem {
  const kept = Int32Array.from(problem.candidates.keys()).filter((candidate) => keep(candidate));
  const size = kept.length;
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size);
  kept.forEach((from, a) => {
    kept.forEach((to, b) => {
      cost[a * size + b] = costBetween(problem, from, to);
      allowed[a * size + b] = mayShare(problem, from, to) ? 1 : 0;
    });
  });
  const candidates = [...kept].flatMap((candidate) => problem.candidates[candidate] ?? []);
  return {
    size,
    candidates,
    cost,
    allowed,
    partners: candidates.map((_, a) => partnersOf(a, size, cost, allowed)),
    pupils: Float64Array.from(candidates, (candidate) => candidate.pupils),
    limits: { ...problem.limits, maxSchools: Math.min(size, problem.limits.maxSchools) },
  };
}

function partnersOf(a: number, size: number, cost: Float64Array, allowed: Uint8Array): Int32Array {
  const row = cost.subarray(a * size, (a + 1) * size);
  const partners: number[] = [];
  for (let b = 0; b < size; b++) if (allowed[a * size + b] === 1) partners.push(b);
  return Int32Array.from(partners.sort((b, c) => (row[b] ?? 0) - (row[c] ?? 0) || b - c));
}

/** Judged mean-direction seconds between two candidates; `Infinity` where there is no route. */
export function costBetween(problem: Problem, a: number, b: number): number {
  return problem.cost[a * problem.size + b] ?? UNREACHABLE;
}

/** Whether two candidates may share a cluster. */
export function mayShare(problem: Problem, a: number, b: number): boolean {
  return problem.allowed[a * problem.size + b] === 1;
}
