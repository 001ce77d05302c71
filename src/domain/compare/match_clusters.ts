import munkres from "munkres";
import type { Cluster } from "../plan.ts";

/** A cluster of one plan and the cluster of another that it became, by their places in the plans' lists. */
export interface ClusterMatch {
  readonly before: number;
  readonly after: number;
  /** Schools that both list. */
  readonly shared: number;
}

/**
 * Which cluster of `after` each cluster of `before` became: the one-to-one matching under which most schools stay where
 * they are, found by the Hungarian method (Kuhn 1955; Munkres 1957), and among equals the one that keeps most names and
 * ids. Clusters that share no school are never matched, but for an empty one with its own id. By place in `before`. The
 * other way about it gives the same matching, and the order of the clusters makes no difference. O(n³) for n clusters.
 */
export function matchClusters(
  before: readonly Cluster[],
  after: readonly Cluster[],
): readonly ClusterMatch[] {
  if (before.length === 0 || after.length === 0) return [];
  const [rows, columns] = [inOrder(before), inOrder(after)];
  const isTurned = textOf(rows) > textOf(columns);
  const [first, second] = isTurned ? [columns, rows] : [rows, columns];
  const most = Math.min(first.length, second.length);
  const worth = first.map((one) => second.map((other) => worthOf(one, other, most)));
  return munkres(worth.map((row) => row.map((value) => -value)))
    .flatMap(([x, y]): readonly ClusterMatch[] => {
      const [one, other] = isTurned ? [second[y], first[x]] : [first[x], second[y]];
      if (one === undefined || other === undefined || worth[x]?.[y] === 0) return [];
      return [{ before: one.place, after: other.place, shared: sharedBy(one, other) }];
    })
    .sort((a, b) => a.before - b.before);
}

interface Placed {
  readonly place: number;
  readonly id: string;
  readonly name: string;
  readonly schools: ReadonlySet<string>;
  /** Everything that tells it from others, as text. */
  readonly text: string;
}

/** The clusters in an order of their own, so that the order of the plan's list settles nothing. */
function inOrder(clusters: readonly Cluster[]): readonly Placed[] {
  return clusters
    .map(({ id, name, schools }, place) => {
      const set = new Set(schools);
      return { place, id, name, schools: set, text: JSON.stringify([[...set].sort(), id, name]) };
    })
    .sort((a, b) => (a.text === b.text ? 0 : a.text < b.text ? -1 : 1));
}

function textOf(clusters: readonly Placed[]): string {
  return clusters.map(({ text }) => text).join();
}

/** 0 for clusters that cannot be one and the same; else every shared school counts for more than the names and ids of all. */
function worthOf(one: Placed, other: Placed, most: number): number {
  const shared = sharedBy(one, other);
  const isEmpty = one.schools.size === 0 || other.schools.size === 0;
  if (shared === 0 && !(isEmpty && one.id === other.id)) return 0;
  const kept = (one.id === other.id ? 2 : 0) + (one.name === other.name ? 2 : 0);
  return shared * (5 * most + 1) + kept + 1;
}

function sharedBy(one: Placed, other: Placed): number {
  return [...one.schools].filter((urn) => other.schools.has(urn)).length;
}
