import type { Found } from "./heaviest_cluster.ts";
import type { LeafCase } from "./leaf_case.ts";

/** Branches after which a search ends without an answer: far more than a proof of an area needs. */
const MOST_BRANCHES = 1_000_000;
/** A loss that is more than rounding. */
const MOST_LOSS = 1e-9;

/** What is asked of cliques: more than `threshold` of `weights`, with what cuts take from it. */
export interface CliqueQuestion {
  readonly weights: Float64Array;
  readonly threshold: number;
}

/**
 * Whether a clique C of `items`, of any size, has more than `threshold` of `weights`, which are above 0, + Σ over cuts of
 * dual·⌊|C ∩ S| ÷ 2⌋. Every maximal clique is gone through once (Bron & Kerbosch 1973, with a pivot, whose partners need no
 * branch of their own), but for those whose candidates together cannot lift them above. That is enough where no item takes
 * more by its cuts than it weighs, so that a clique never loses by another item; where one does there is no answer.
 */
export function hasHeavierClique(
  graph: Pick<LeafCase, "size" | "adjacent" | "cuts" | "cutsOf">,
  items: readonly number[],
  { weights, threshold: asked }: CliqueQuestion,
): Found {
  const { size, adjacent, cuts, cutsOf } = graph;
  const loss = mostLoss(graph, items, weights);
  if (loss > MOST_LOSS) return "gave up";
  // Rounding may make an item's weight a little less than what its cuts take.
  const threshold = asked - loss;
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
  const inCut = cuts.map(() => 0);
  /** What cuts change by an item that enters, or leaves again. */
  const enter = (item: number, direction: 1 | -1): number => {
    let change = 0;
    for (const cut of cutsOf[item] ?? []) {
      const before = inCut[cut] ?? 0;
      const after = before + direction * (cuts[cut]?.counts.get(item) ?? 0);
      inCut[cut] = after;
      change += (cuts[cut]?.dual ?? 0) * (Math.floor(after / 2) - Math.floor(before / 2));
    }
    return change;
  };

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
      const item = items[at] ?? 0;
      const taken = enter(item, 1);
      const found = extend(sum + weight(at) + taken, meet(candidates, beside), meet(done, beside));
      enter(item, -1);
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

/** By how much all items together may take more by their cuts than they weigh. */
function mostLoss(
  { cuts, cutsOf }: Pick<LeafCase, "cuts" | "cutsOf">,
  items: readonly number[],
  weights: Float64Array,
): number {
  return items.reduce((sum, item) => {
    const taken = (cutsOf[item] ?? []).reduce((total, cut) => {
      const { counts, dual } = cuts[cut] ?? { counts: null, dual: 0 };
      return total - dual * Math.ceil((counts?.get(item) ?? 0) / 2);
    }, 0);
    return sum + Math.max(0, taken - (weights[item] ?? 0));
  }, 0);
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
