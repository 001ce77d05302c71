import type { ClusterId, Link, Plan, TodaysCluster, TodaysPartnerships } from "./plan.ts";
import type { Urn } from "./school.ts";

/** Each school's home cluster today; of the first that lists it. */
export function homesToday({ clusters }: TodaysPartnerships): ReadonlyMap<Urn, TodaysCluster> {
  const homes = new Map<Urn, TodaysCluster>();
  for (const cluster of clusters) {
    for (const urn of cluster.schools) if (!homes.has(urn)) homes.set(urn, cluster);
  }
  return homes;
}

/** Where some schools are today: each home cluster with how many of them are in it, the most first, and how many are in none. */
export function homesOf(
  schools: readonly Urn[],
  today: TodaysPartnerships,
): { readonly homes: readonly { cluster: TodaysCluster; schools: number }[]; none: number } {
  const homes = homesToday(today);
  const counts = new Map<TodaysCluster, number>();
  for (const urn of schools) {
    const home = homes.get(urn);
    if (home !== undefined) counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  const found = [...counts].map(([cluster, count]) => ({ cluster, schools: count }));
  return {
    homes: found.sort((a, b) => b.schools - a.schools),
    none: schools.filter((urn) => !homes.has(urn)).length,
  };
}

/** `opened`, another plan of the same area, with today's partnerships as `before` had them, unless it knows of its own. */
export function withTodayOf(before: Plan | null, opened: Plan): Plan {
  const today = before?.today;
  return today === undefined || opened.today !== undefined ? opened : { ...opened, today };
}

/** Partnerships as they were read: home clusters, in which a school may be twice, and links beside them. */
export interface ReadPartnerships {
  readonly clusters: readonly TodaysCluster[];
  readonly links: readonly Link[];
}

/** A school that more than one home cluster lists, in the order of the clusters. */
export interface TwiceAtHome {
  readonly urn: Urn;
  readonly clusters: readonly TodaysCluster[];
}

/** The schools that more than one home cluster lists. */
export function twiceAtHome(clusters: readonly TodaysCluster[]): readonly TwiceAtHome[] {
  const listed = new Map<Urn, TodaysCluster[]>();
  for (const cluster of clusters) {
    for (const urn of new Set(cluster.schools)) {
      const known = listed.get(urn);
      if (known === undefined) listed.set(urn, [cluster]);
      else known.push(cluster);
    }
  }
  return [...listed].flatMap(([urn, found]) =>
    found.length > 1 ? [{ urn, clusters: found }] : [],
  );
}

/** Which of its home clusters a school keeps, and what each of the others, by its id, is for. */
export interface HomeChoice {
  readonly home: ClusterId;
  readonly purposes: ReadonlyMap<ClusterId, string>;
}

/**
 * `read` with one home cluster for each school: where a choice says which, the school leaves its other clusters and has a link
 * with their schools instead, for the purpose that was given. Throws where a purpose is missing.
 */
export function withOneHome(
  read: ReadPartnerships,
  choices: ReadonlyMap<Urn, HomeChoice>,
): ReadPartnerships {
  const links: Link[] = [];
  const clusters = read.clusters.map((cluster) => {
    const leaves = (urn: Urn) => (choices.get(urn)?.home ?? cluster.id) !== cluster.id;
    const schools = cluster.schools.filter((urn) => !leaves(urn));
    for (const urn of cluster.schools.filter(leaves)) {
      const purpose = choices.get(urn)?.purposes.get(cluster.id)?.trim() ?? "";
      if (purpose === "") {
        throw new RangeError(`What ${urn} has to do with "${cluster.name}" has no purpose.`);
      }
      const others = schools.filter((other) => other !== urn);
      if (others.length > 0) links.push({ urns: [urn, ...others], kind: "local-cluster", purpose });
    }
    return schools.length === cluster.schools.length ? cluster : { ...cluster, schools };
  });
  return {
    clusters: clusters.filter(({ schools }) => schools.length > 0),
    links: [...read.links, ...links],
  };
}
