/** Clusters with the share that a linear relaxation takes of each; only those of a share above 0 matter. */
export interface SharedClusters {
  readonly members: readonly (readonly number[])[];
  readonly shares: ArrayLike<number>;
}

/** A triple of items, ascending, and by how much the clusters with two or three of them add up to more than one. */
export interface BrokenTriple {
  readonly triple: readonly [a: number, b: number, c: number];
  readonly excess: number;
}

const LEAST_SHARE = 1e-6;

/** Every triple of the `size` items that the shares break by more than `least`, worst first, ties in order of items. */
export function brokenTriples(
  size: number,
  { members, shares }: SharedClusters,
  least: number,
): BrokenTriple[] {
  const together = new Float64Array(size * size);
  const clustersWith: number[][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < members.length; k++) {
    const share = shares[k]!;
    if (share < LEAST_SHARE || share > 1 - LEAST_SHARE) continue;
    for (const a of members[k]!) {
      clustersWith[a]!.push(k);
      for (const b of members[k]!) if (b !== a) together[a * size + b]! += share;
    }
  }
  const broken: BrokenTriple[] = [];
  for (let centre = 0; centre < size; centre++) {
    const partners: number[] = [];
    for (let other = 0; other < size; other++) {
      if (together[centre * size + other]! > 0) partners.push(other);
    }
    for (let at = 0; at < partners.length; at++) {
      const a = partners[at]!;
      for (let next = at + 1; next < partners.length; next++) {
        const b = partners[next]!;
        const linked = together[a * size + b]!;
        if (linked > 0 && centre > a) continue;
        const pairs = together[centre * size + a]! + together[centre * size + b]! + linked;
        if (pairs <= 1 + least) continue;
        const all = shareOfAll(clustersWith[centre]!, members, shares, a, b);
        const excess = pairs - 2 * all - 1;
        if (excess <= least) continue;
        const triple = [centre, a, b].sort((x, y) => x - y) as [number, number, number];
        broken.push({ triple, excess });
      }
    }
  }
  return broken.sort(
    (x, y) =>
      y.excess - x.excess ||
      x.triple[0] - y.triple[0] ||
      x.triple[1] - y.triple[1] ||
      x.triple[2] - y.triple[2],
  );
}

function shareOfAll(
  clusters: readonly number[],
  members: readonly (readonly number[])[],
  shares: ArrayLike<number>,
  a: number,
  b: number,
): number {
  let sum = 0;
  for (const k of clusters) {
    if (members[k]!.includes(a) && members[k]!.includes(b)) sum += shares[k]!;
  }
  return sum;
}
