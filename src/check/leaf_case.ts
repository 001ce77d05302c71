import type { Urn } from "../domain/school.ts";
import type { CertificateLeaf } from "../solver/exact/certificate.ts";
import type { Instance } from "./instance.ts";

/** A set of odd schools and its dual: how many of them each item has. */
export interface CaseCut {
  readonly counts: ReadonlyMap<number, number>;
  readonly dual: number;
}

/** The instance in the case of a leaf: parts that share a cluster there are one item. Tables are `[a * size + b]`. */
export interface LeafCase {
  readonly size: number;
  /** The instance's parts that each item is made of. */
  readonly items: readonly (readonly number[])[];
  readonly adjacent: Uint8Array;
  /** 0 for an item whose own schools may not share a cluster. */
  readonly usable: Uint8Array;
  readonly schools: Float64Array;
  readonly pupils: Float64Array;
  readonly duals: Float64Array;
  readonly cuts: readonly CaseCut[];
  /** The numbers of the cuts that each item is in. */
  readonly cutsOf: readonly (readonly number[])[];
}

/** The case of `leaf`; `null` where no plan is in it; a sentence where it names schools that take no part. */
export function leafCase(instance: Instance, leaf: CertificateLeaf): LeafCase | null | string {
  const { parts, partOf } = instance;
  const { opened = [], closed = [] } = leaf.other;
  const pairs = [...leaf.together, ...leaf.apart, ...leaf.cuts.map(({ urns }) => urns)];
  const named = [...pairs, opened, closed].flat();
  const unknown = [...named, ...Object.keys(leaf.duals)].find((urn) => !partOf.has(urn));
  if (unknown !== undefined) return `school ${unknown} takes no part`;
  const part = (urn: Urn) => partOf.get(urn) ?? 0;
  const root = parts.map((_, at) => at);
  const rootOf = (at: number): number => (root[at] === at ? at : rootOf(root[at] ?? at));
  for (const [a, b] of leaf.together) root[rootOf(part(a))] = rootOf(part(b));
  const items = new Map<number, number[]>();
  for (const at of parts.keys()) {
    const members = items.get(rootOf(at)) ?? [];
    members.push(at);
    items.set(rootOf(at), members);
  }
  const lists = [...items.values()];
  const itemOf = new Map(lists.flatMap((list, item) => list.map((at) => [at, item] as const)));
  const apart = new Set<string>();
  for (const [a, b] of leaf.apart) {
    const [one, other] = [itemOf.get(part(a)) ?? 0, itemOf.get(part(b)) ?? 0];
    if (one === other) return null;
    apart.add(`${one} ${other}`).add(`${other} ${one}`);
  }
  const isWhole = (list: readonly number[]) =>
    list.length === 1 || list.every((a) => list.every((b) => a === b || instance.mayShare(a, b)));
  if (!lists.every(isWhole)) return null;
  const duals = new Float64Array(lists.length);
  for (const [urn, dual] of Object.entries(leaf.duals)) {
    const item = itemOf.get(part(urn)) ?? 0;
    duals[item] = (duals[item] ?? 0) + dual;
  }
  const total = (measure: (at: number) => number) =>
    Float64Array.from(lists, (list) => list.reduce((sum, at) => sum + measure(at), 0));
  const cuts = leaf.cuts.map(({ urns, dual }): CaseCut => {
    const counts = new Map<number, number>();
    for (const urn of urns) {
      const item = itemOf.get(part(urn)) ?? 0;
      counts.set(item, (counts.get(item) ?? 0) + 1);
    }
    return { counts, dual };
  });
  const cutsOf: number[][] = lists.map(() => []);
  for (const [at, { counts }] of cuts.entries()) {
    for (const item of counts.keys()) cutsOf[item]?.push(at);
  }
  return {
    size: lists.length,
    items: lists,
    adjacent: adjacency(instance, lists, apart),
    usable: Uint8Array.from(lists, (list) =>
      list.every((at) => instance.mayShare(at, at)) ? 1 : 0,
    ),
    schools: total((at) => parts[at]?.schools.length ?? 0),
    pupils: total((at) => parts[at]?.pupils ?? 0),
    duals,
    cuts,
    cutsOf,
  };
}

function adjacency(
  instance: Instance,
  items: readonly (readonly number[])[],
  apart: ReadonlySet<string>,
): Uint8Array {
  const size = items.length;
  const adjacent = new Uint8Array(size * size);
  const isUsable = items.map((parts) => parts.every((one) => instance.mayShare(one, one)));
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      if (isUsable[a] !== true || isUsable[b] !== true) continue;
      const may = mayAllShare(instance, items[a] ?? [], items[b] ?? []);
      adjacent[a * size + b] = adjacent[b * size + a] = may ? 1 : 0;
    }
  }
  for (const pair of apart) {
    const [a = 0, b = 0] = pair.split(" ").map(Number);
    adjacent[a * size + b] = 0;
  }
  return adjacent;
}

function mayAllShare(instance: Instance, from: readonly number[], to: readonly number[]): boolean {
  for (const one of from) for (const other of to) if (!instance.mayShare(one, other)) return false;
  return true;
}

/**
 * Whether the cases of `leaves` together are all cases: on some pair, or some school that hosts or not, they divide into such
 * leaves of each side.
 */
export function coverAllCases(
  leaves: readonly Pick<CertificateLeaf, "together" | "apart" | "other">[],
): boolean {
  if (leaves.length === 0) return false;
  const sides = leaves.map(({ together, apart, other: { opened = [], closed = [] } }) => ({
    together: new Set([...together.map(pairKey), ...opened.map(hostKey)]),
    apart: new Set([...apart.map(pairKey), ...closed.map(hostKey)]),
  }));
  return covers(sides);
}

interface Sides {
  readonly together: ReadonlySet<string>;
  readonly apart: ReadonlySet<string>;
}

function covers(leaves: readonly Sides[]): boolean {
  if (leaves.some(({ together, apart }) => together.size + apart.size === 0)) return true;
  const [first, ...rest] = leaves;
  if (first === undefined) return false;
  const shared = [...first.together, ...first.apart].find((pair) =>
    rest.every(({ together, apart }) => together.has(pair) || apart.has(pair)),
  );
  if (shared === undefined) return false;
  const without = (pairs: ReadonlySet<string>) => new Set([...pairs].filter((p) => p !== shared));
  const side = (has: (leaf: Sides) => boolean) =>
    covers(
      leaves
        .filter(has)
        .map(({ together, apart }) => ({ together: without(together), apart: without(apart) })),
    );
  return side(({ together }) => together.has(shared)) && side(({ apart }) => apart.has(shared));
}

function pairKey([a, b]: readonly [Urn, Urn]): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function hostKey(urn: Urn): string {
  return `host ${urn}`;
}
