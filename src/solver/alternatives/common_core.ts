import type { Urn } from "../../domain/school.ts";
import type { CommonCore, PlanDifference, SharedPair } from "./alternatives.ts";

/** The clusters of a plan by their schools. */
export type Clusters = readonly { readonly schools: readonly Urn[] }[];

/** How two plans differ. O(Σ k²). */
export function differenceOf(one: Clusters, other: Clusters): PlanDifference {
  const before = partnersOf(one);
  const after = partnersOf(other);
  let ends = 0;
  let schools = 0;
  for (const urn of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(urn) ?? NOBODY, after.get(urn) ?? NOBODY];
    const kept = [...a].filter((partner) => b.has(partner)).length;
    const changed = a.size + b.size - 2 * kept;
    ends += changed;
    if (changed > 0 || before.has(urn) !== after.has(urn)) schools++;
  }
  return { pairs: ends / 2, schools };
}

const NOBODY: ReadonlySet<Urn> = new Set();

function partnersOf(clusters: Clusters): ReadonlyMap<Urn, ReadonlySet<Urn>> {
  const partners = new Map<Urn, ReadonlySet<Urn>>();
  for (const { schools } of clusters) {
    for (const urn of schools) {
      partners.set(urn, new Set(schools.filter((other) => other !== urn)));
    }
  }
  return partners;
}

/** What stays the same in all of `plans`: sets and schools in URN order, the largest set first. */
export function commonCore(plans: readonly Clusters[]): CommonCore {
  const keys = plans.map((clusters) => keysOf(clusters));
  const urns = [...new Set(keys.flatMap((key) => [...key.keys()]))].sort();
  const sets = new Map<string, Urn[]>();
  for (const urn of urns) {
    const of = keys.map((key) => key.get(urn));
    // A school that one plan leaves out shares a cluster with nobody in that plan.
    const name = of.includes(undefined) ? `alone ${urn}` : of.join("|");
    const set = sets.get(name);
    if (set === undefined) sets.set(name, [urn]);
    else set.push(urn);
  }
  const all = [...sets.values()];
  const together = all
    .filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length || ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
  return {
    together,
    whole: together.filter((set) => keys.every((key) => key.get(set[0] ?? "") === set.join())),
    alone: all.flatMap((set) => (set.length === 1 ? set : [])),
    pairs: sharedPairs(plans),
  };
}

/** For each school in a cluster, the schools of that cluster in URN order. */
function keysOf(clusters: Clusters): ReadonlyMap<Urn, string> {
  const keys = new Map<Urn, string>();
  for (const { schools } of clusters) {
    const key = [...schools].sort().join();
    for (const urn of schools) keys.set(urn, key);
  }
  return keys;
}

function sharedPairs(plans: readonly Clusters[]): readonly SharedPair[] {
  const counts = new Map<string, { readonly schools: readonly [Urn, Urn]; plans: number }>();
  for (const clusters of plans) {
    for (const { schools } of clusters) {
      const sorted = [...schools].sort();
      for (const [at, a] of sorted.entries()) {
        for (const b of sorted.slice(at + 1)) {
          const key = `${a} ${b}`;
          const known = counts.get(key);
          if (known === undefined) counts.set(key, { schools: [a, b], plans: 1 });
          else known.plans++;
        }
      }
    }
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.plans - one.plans || (a < b ? -1 : 1))
    .map(([, pair]) => pair);
}
