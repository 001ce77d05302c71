import type { Area } from "../domain/area.ts";
import { schoolAt, schoolIndexes } from "../domain/area.ts";
import { judgeDrive } from "../domain/ceiling.ts";
import type { Position, SchoolIndex, Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { UNREACHABLE } from "../domain/units.ts";
import type { ClusterPrices } from "./kernels/cluster_prices.ts";

/** One school that takes part. */
export interface CandidateSchool {
  readonly urn: Urn;
  readonly index: SchoolIndex;
  /** The roll as the bounds count it: 0 where it is not known. */
  readonly pupils: number;
}

/** What the solver puts into a cluster: a school, or several that are kept together. Its number is its place in the order of first URNs. */
export interface Candidate {
  /** The first of its schools, in URN order, which stands for it. */
  readonly urn: Urn;
  readonly index: SchoolIndex;
  readonly position: Position;
  readonly schools: readonly CandidateSchool[];
}

/** The bounds on a cluster with every absent one filled in by a number that never binds. */
export interface ClusterLimits {
  readonly minSchools: number;
  readonly maxSchools: number;
  readonly minPupils: number;
  readonly maxPupils: number;
}

/**
 * An area and its settings as the solver needs them: `size` candidates in the order of their first URNs, and square
 * row-major tables over them, `[a * size + b]`.
 */
export interface Problem {
  readonly size: number;
  readonly candidates: readonly Candidate[];
  /** Judged seconds between the schools of two candidates, mean of both directions, central value, summed, with what wishes add to a pair; `Infinity` where a direction has no route. */
  readonly cost: Float64Array;
  /** 1 where both directions' cautious ends are within the ceiling for all their schools, and they are not kept apart; 0 on the diagonal. */
  readonly allowed: Uint8Array;
  /** 1 where the candidate's own schools may share a cluster. */
  readonly whole: Uint8Array;
  /** Partners within the ceiling, nearest first, ties in URN order. */
  readonly partners: readonly Int32Array[];
  readonly schools: Int32Array;
  readonly pupils: Float64Array;
  /** 1 where leaving a candidate out counts as unplaced. */
  readonly mustPlace: Uint8Array;
  /** The same between the candidate's own schools, every unordered pair. */
  readonly internalCost: Float64Array;
  /** The candidate that each school, in URN order, is of. */
  readonly hostOf: Int32Array;
  /** Judged seconds from a candidate's schools to each school, summed: `[school * size + candidate]`. */
  readonly hostCost: Float64Array;
  /** The same to the candidate's own best host, which stands for it while searching: `[host * size + candidate]`. */
  readonly toHost: Float64Array;
  readonly limits: ClusterLimits;
  /** What wishes add to the cost of a whole cluster, for `travel`; `null` where nothing. */
  readonly prices: ClusterPrices | null;
}

/** A school that no cluster may hold, and why. */
export interface Excluded {
  readonly urn: Urn;
  readonly index: SchoolIndex;
  readonly reason: "no-location" | "roll-not-known" | "too-many-pupils";
}

/** Every school of an area that takes part: either in the problem, or excluded with its reason. */
export interface ProblemReading {
  readonly problem: Problem;
  readonly excluded: readonly Excluded[];
}

/**
 * The clustering problem of the schools of an area that `takesPart`, under `settings`, each a candidate of its own. A
 * school without a location is excluded; so is one of unknown roll where there is a most number of pupils, because no
 * cluster with it could be shown to keep to that number. Under a least number alone it counts as 0 pupils, so that the
 * others must reach it. O(n² log n).
 */
export function readProblem(
  area: Area,
  settings: JudgingSettings,
  takesPart: (urn: Urn) => boolean = () => true,
): ProblemReading {
  const candidates: Candidate[] = [];
  const excluded: Excluded[] = [];
  const maxPupils = settings.bounds.maxPupils ?? Number.POSITIVE_INFINITY;
  const indexes = [...schoolIndexes(area)].sort(([a], [b]) => compareUrns(a, b));
  for (const [urn, index] of indexes) {
    if (!takesPart(urn)) continue;
    const { location, pupils } = schoolAt(area, index);
    const roll = pupils?.value ?? 0;
    if (location === null) excluded.push({ urn, index, reason: "no-location" });
    else if (pupils === null && settings.bounds.maxPupils !== null) {
      excluded.push({ urn, index, reason: "roll-not-known" });
    } else if (roll > maxPupils) excluded.push({ urn, index, reason: "too-many-pupils" });
    else {
      const schools = [{ urn, index, pupils: roll }];
      candidates.push({ urn, index, position: location, schools });
    }
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
  const { driveTimes } = area;
  const { speed, ceiling, bounds } = settings;
  for (const [a, from] of candidates.entries()) {
    for (const [b, to] of candidates.entries()) {
      if (b <= a) continue;
      const out = judgeDrive(driveTimes, speed, ceiling, from.index, to.index);
      const back = judgeDrive(driveTimes, speed, ceiling, to.index, from.index);
      const within = out.verdict === "within" && back.verdict === "within" ? 1 : 0;
      cost[a * size + b] = cost[b * size + a] = (out.seconds + back.seconds) / 2;
      allowed[a * size + b] = allowed[b * size + a] = within;
    }
  }
  return {
    size,
    candidates,
    cost,
    allowed,
    whole: new Uint8Array(size).fill(1),
    partners: candidates.map((_, a) => partnersOf(a, size, cost, allowed)),
    schools: new Int32Array(size).fill(1),
    pupils: Float64Array.from(candidates, ({ schools }) => schools[0]?.pupils ?? 0),
    mustPlace: new Uint8Array(size).fill(1),
    internalCost: new Float64Array(size),
    hostOf: Int32Array.from(candidates.keys()),
    hostCost: cost,
    toHost: cost,
    limits: {
      minSchools: Math.max(1, bounds.minSchools ?? 1),
      maxSchools: Math.min(size, bounds.maxSchools ?? size),
      minPupils: bounds.minPupils ?? 0,
      maxPupils: bounds.maxPupils ?? Number.POSITIVE_INFINITY,
    },
    prices: null,
  };
}

/** The partners of candidate `a`, nearest first, ties in URN order. */
export function partnersOf(
  a: number,
  size: number,
  cost: Float64Array,
  allowed: Uint8Array,
): Int32Array {
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

/** How many schools the candidates that must be placed have. */
export function schoolsToPlace(problem: Problem): number {
  let count = 0;
  problem.mustPlace.forEach((must, candidate) => {
    if (must === 1) count += problem.schools[candidate] ?? 0;
  });
  return count;
}
