import { hasHeavierClique } from "./heaviest_clique.ts";
import type { Instance } from "./instance.ts";
import type { LeafCase } from "./leaf_case.ts";

/** Branches after which a search ends without an answer: far more than a proof of an area needs. */
const MOST_BRANCHES = 3_000_000;

/** What a search for a legal cluster above a threshold may find. */
export type Found = "none" | "one" | "gave up";

/**
 * Whether a legal cluster that has the items of `start` has more than `threshold` of `weights` in all, with what the cuts of `leaf` take; they
 * are weighed only where clusters may have any size. Depth first, every
 * candidate in turn; a branch ends where its classes of pairwise distant candidates, its seats or its pupils cannot lift it above.
 */
export function hasHeavierCluster(
  instance: Instance,
  leaf: LeafCase,
  weights: Float64Array,
  threshold: number,
  start: readonly number[] = [],
): Found {
  const { size, adjacent } = leaf;
  const { least, most } = instance;
  const weight = (item: number) => weights[item] ?? 0;
  const schoolsOf = (item: number) => leaf.schools[item] ?? 0;
  const pupilsOf = (item: number) => leaf.pupils[item] ?? 0;
  let branches = 0;

  const search = (
    options: readonly number[],
    sum: number,
    schools: number,
    pupils: number,
  ): Found => {
    const isLegal = schools >= Math.max(1, least.schools) && pupils >= least.pupils;
    if (isLegal && sum > threshold) return "one";
    let [reachSchools, reachPupils, mostEach] = [schools, pupils, 0];
    for (const item of options) {
      reachSchools += schoolsOf(item);
      reachPupils += pupilsOf(item);
      mostEach = Math.max(mostEach, weight(item) / Math.max(1, schoolsOf(item)));
    }
    if (reachSchools < least.schools || reachPupils < least.pupils) return "none";
    const seats = Math.min(reachSchools, most.schools) - schools;
    if (sum + seats * mostEach <= threshold) return "none";
    const ordered = classOrder(options, sum, most.schools - schools);
    for (let at = ordered.length - 1; at >= 0; at--) {
      const { item, bound } = ordered[at] ?? { item: 0, bound: 0 };
      if (bound <= threshold) return "none";
      if (++branches > MOST_BRANCHES) return "gave up";
      const rest: number[] = [];
      for (const other of ordered.slice(0, at)) {
        const fits =
          schools + schoolsOf(item) + schoolsOf(other.item) <= most.schools &&
          pupils + pupilsOf(item) + pupilsOf(other.item) <= most.pupils;
        if (fits && adjacent[item * size + other.item] === 1) rest.push(other.item);
      }
      const found = search(
        rest,
        sum + weight(item),
        schools + schoolsOf(item),
        pupils + pupilsOf(item),
      );
      if (found !== "none") return found;
    }
    return "none";
  };

  /** Candidates by their classes, each with a bound on any cluster of it and those before it. */
  const classOrder = (options: readonly number[], sum: number, room: number) => {
    const sorted = [...options].sort((a, b) => weight(b) - weight(a) || a - b);
    const classes: number[][] = [];
    for (const item of sorted) {
      const home = classes.find((items) =>
        items.every((other) => adjacent[item * size + other] !== 1),
      );
      if (home === undefined) classes.push([item]);
      else home.push(item);
    }
    let bound = sum;
    return classes.flatMap((items, at) => {
      if (at < room) bound += Math.max(0, weight(items[0] ?? 0));
      return items.map((item) => ({ item, bound }));
    });
  };

  const total = (measure: (item: number) => number) =>
    start.reduce((sum, item) => sum + measure(item), 0);
  if (start.some((item) => leaf.usable[item] !== 1)) return "none";
  const [schools, pupils] = [total(schoolsOf), total(pupilsOf)];
  if (schools > most.schools || pupils > most.pupils) return "none";
  const options = Array.from({ length: size }, (_, item) => item).filter(
    (item) =>
      leaf.usable[item] === 1 &&
      !start.includes(item) &&
      schools + schoolsOf(item) <= most.schools &&
      pupils + pupilsOf(item) <= most.pupils &&
      start.every((other) => adjacent[item * size + other] === 1),
  );
  const sum = total(weight);
  const isSearched = (among: readonly number[]) =>
    leaf.cuts.length > 0 ? "gave up" : search(among, sum, schools, pupils);
  if (least.schools > 1 || least.pupils > 0 || threshold < 0) return isSearched(options);
  // A part of a legal cluster is legal, so that items of no weight are not needed.
  const weighty = options.filter((item) => weight(item) > 0);
  const all = (measure: (item: number) => number) =>
    weighty.reduce((reached, item) => reached + measure(item), 0);
  const hasAnySize = all(schoolsOf) <= most.schools && all(pupilsOf) <= most.pupils;
  return hasAnySize && start.length === 0
    ? hasHeavierClique(leaf, weighty, { weights, threshold })
    : isSearched(weighty);
}
