import type { Found } from "./heaviest_cluster.ts";

/** Branches after which a search ends without an answer: far more than a proof of an area needs. */
const MOST_BRANCHES = 1_000_000;

/** Items with weights above 0, and which of them are adjacent: 1 in `adjacent[a * size + b]`. */
interface WeighedGraph {
  readonly size: number;
  readonly adjacent: Uint8Array;
}

/**
 * Whether a clique of `items`, of any size, has more than `threshold` of `weights`, which are above 0. Every maximal clique is
 * gone through once (Bron & Kerbosch 1973, with a pivot, whose partners need no branch of their own), but for those whose
 * candidates together cannot lift them above.
 */
export function hasHeavierClique(
  { size, adjacent }: WeighedGraph,
  items: readonly number[],
  weights: Float64Array,
  threshold: number,
): Found {
  const words = Math.max(1, (items.length + 31) >>> 5);
  const partners = items.map((item) => {
    const set = new Int32Array(words);
    items.forEach((other, at) => {
      if (item !== other && adjacent[item * size + other] === 1) put(set, at);
    });
    return set;
  });
  const weight = (at: number) => weights[items[at] ?? 0] ?? 0;
  const weigh = (set: Int32Array) => membersOf(set).reduce((sum, at) => sum + weight(at), 0);
  let branches = 0;

  const extend = (sum: number, candidates: Int32Array, done: Int32Array): Found => {
    if (sum > threshold) return "one";
    const open = membersOf(candidates);
    const total = weigh(candidates);
    if (open.length === 0 || sum + total <= threshold) return "none";
    let pivot: Int32Array = new Int32Array(words);
    let most = -1;
    for (const at of [...open, ...membersOf(done)]) {
      const shared = meet(candidates, partners[at] ?? pivot);
      const held = weigh(shared);
      if (held > most) [pivot, most] = [shared, held];
    }
    // Whoever was gone through and is a partner of every candidate has had all of these cliques with itself.
    if (most >= total) return "none";
    for (const at of open) {
      if (has(pivot, at)) continue;
      if (++branches > MOST_BRANCHES) return "gave up";
      const beside = partners[at] ?? pivot;
      const found = extend(sum + weight(at), meet(candidates, beside), meet(done, beside));
      if (found !== "none") return found;
      take(candidates, at);
      put(done, at);
    }
    return "none";
  };

  const all = new Int32Array(words);
  items.forEach((_, at) => {
    put(all, at);
  });
  return extend(0, all, new Int32Array(words));
}

function meet(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length);
  for (let word = 0; word < a.length; word++) both[word] = (a[word] ?? 0) & (b[word] ?? 0);
  return both;
}

function has(set: Int32Array, at: number): boolean {
  return ((set[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

function put(set: Int32Array, at: number): void {
  set[at >>> 5] = (set[at >>> 5] ?? 0) | (1 << (at & 31));
}

function take(set: Int32Array, at: number): void {
  set[at >>> 5] = (set[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

function membersOf(set: Int32Array): number[] {
  const members: number[] = [];
  for (let word = 0; word < set.length; word++) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
      members.push((word << 5) + 31 - Math.clz32(bits & -bits));
    }
  }
  return members;
}
