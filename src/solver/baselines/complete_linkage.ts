import type { Problem } from "../problem.ts";
import { costBetween, mayShare } from "../problem.ts";

/**
 * Complete-linkage label of each candidate, cut at the ceiling: the two clusters whose farthest members are nearest are
 * merged for as long as every pair stays within the ceiling and the most schools and pupils are kept (Defays 1977;
 * Müllner 2011, §2.2, with cached nearest neighbours). O(n²) memory, O(n²) to O(n³) time.
 */
export function completeLinkageLabels(problem: Problem): Int32Array {
  const { size, limits } = problem;
  const labels = Int32Array.from({ length: size }, (_, candidate) => candidate);
  const schools = problem.schools.slice();
  const pupils = problem.pupils.slice();
  const width = farthestPairs(problem);
  const live = new Uint8Array(size).fill(1);
  const nearest = new Int32Array(size);
  const at = (a: number, b: number) => width[a * size + b] ?? Number.POSITIVE_INFINITY;
  const mergeable = (a: number, b: number) =>
    (schools[a] ?? 0) + (schools[b] ?? 0) <= limits.maxSchools &&
    (pupils[a] ?? 0) + (pupils[b] ?? 0) <= limits.maxPupils;
  const findNearest = (a: number) => {
    let best = -1;
    for (let b = 0; b < size; b++) {
      if (b === a || live[b] === 0 || !(at(a, b) < Number.POSITIVE_INFINITY)) continue;
      if (mergeable(a, b) && (best < 0 || at(a, b) < at(a, best))) best = b;
    }
    nearest[a] = best;
  };
  for (let a = 0; a < size; a++) findNearest(a);
  for (;;) {
    let from = -1;
    for (let a = 0; a < size; a++) {
      const b = nearest[a] ?? -1;
      if (live[a] === 0 || b < 0) continue;
      if (from < 0 || at(a, b) < at(from, nearest[from] ?? 0)) from = a;
    }
    if (from < 0) return labels;
    const into = nearest[from] ?? 0;
    live[from] = 0;
    schools[into] = (schools[into] ?? 0) + (schools[from] ?? 0);
    pupils[into] = (pupils[into] ?? 0) + (pupils[from] ?? 0);
    for (let c = 0; c < size; c++) {
      width[into * size + c] = width[c * size + into] = Math.max(at(into, c), at(from, c));
      if (labels[c] === from) labels[c] = into;
    }
    for (let c = 0; c < size; c++) {
      const stale = c === into || nearest[c] === from || nearest[c] === into;
      if (live[c] === 1 && stale) findNearest(c);
    }
  }
}

/** Mean-direction seconds between candidates that may share a cluster, `Infinity` between those that may not. */
function farthestPairs(problem: Problem): Float64Array {
  const { size } = problem;
  const width = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      width[a * size + b] = mayShare(problem, a, b)
        ? costBetween(problem, a, b)
        : Number.POSITIVE_INFINITY;
    }
  }
  return width;
}
