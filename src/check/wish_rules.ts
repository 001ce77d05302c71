import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import { isFaithSchool } from "../domain/faith.ts";
import { schoolNeighbours } from "../domain/geometry/school_neighbours.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import type { ProposalRequest } from "../solver/proposal.ts";
import type { Part } from "./instance.ts";

/** A wish of a request. */
export type AskedWish = NonNullable<ProposalRequest["wishes"]>[number];

/** What wishes of a request cost. */
export interface WishRules {
  readonly wishes: readonly AskedWish[];
  /** What they add between two schools that are `mean` judged seconds apart. */
  readonly pairPrice: (a: SchoolIndex, b: SchoolIndex, mean: number) => number;
  /** What they add to a cluster of these parts, beside its pairs; `Infinity` where there may be none. */
  readonly clusterPrice: (parts: readonly number[]) => number;
  /** Whether `clusterPrice` is 0 for every cluster. */
  readonly isPairwise: boolean;
  /** The same, without what can be bought off. */
  readonly isForbidden: (parts: readonly number[]) => boolean;
  readonly isInPieces: (parts: readonly number[]) => boolean;
  readonly lacksKind: (parts: readonly number[]) => boolean;
}

/** The rules of `wishes` over `parts`; `isWithin` says whether two schools are within the ceiling of each other. */
export function wishRules(
  area: Area,
  wishes: readonly AskedWish[],
  parts: readonly Part[],
  isWithin: (a: SchoolIndex, b: SchoolIndex) => boolean,
): WishRules {
  const schoolsOf = (list: readonly number[]) => list.flatMap((part) => parts[part]?.schools ?? []);
  const has = (wanted: AskedWish["name"]) => wishes.some(({ name }) => name === wanted);
  const lacksKind = has("each-kind") ? kindTest(area, parts, isWithin) : () => false;
  const isInPieces = has("joined-up") ? piecesTest(area, parts) : () => false;
  const forbids = wishes.some(({ name, weight }) => name === "joined-up" && weight === null);
  const isForbidden = (list: readonly number[]) => forbids && isInPieces(list);
  const ofClusters = wishes.filter(({ name }) => name === "each-kind" || name === "joined-up");
  return {
    wishes,
    pairPrice: pairPrices(area, wishes),
    clusterPrice(list) {
      let price = 0;
      for (const { name, weight } of ofClusters) {
        if (name === "each-kind" && lacksKind(schoolsOf(list))) price += weight ?? 0;
        if (name === "joined-up" && isInPieces(list)) price += weight ?? Number.POSITIVE_INFINITY;
      }
      return price;
    },
    isPairwise: ofClusters.length === 0,
    isForbidden,
    isInPieces,
    lacksKind: (list) => lacksKind(schoolsOf(list)),
  };
}

function pairPrices(area: Area, wishes: readonly AskedWish[]): WishRules["pairPrice"] {
  const clusterOf = new Map<AskedWish, Map<Urn, Set<number>>>();
  for (const wish of wishes) {
    if (wish.name !== "close-to-today") continue;
    const places = new Map<Urn, Set<number>>();
    for (const [cluster, schools] of wish.today.entries()) {
      for (const urn of schools) places.set(urn, (places.get(urn) ?? new Set()).add(cluster));
    }
    clusterOf.set(wish, places);
  }
  return (a, b, mean) => {
    let price = 0;
    for (const wish of wishes) {
      if (wish.name === "short-drives") {
        price += wish.weight * Math.max(0, mean - wish.idealSeconds);
      } else if (wish.name === "close-to-today") {
        const places = clusterOf.get(wish);
        const others = places?.get(schoolAt(area, b).urn);
        const own = places?.get(schoolAt(area, a).urn) ?? [];
        if (![...own].some((cluster) => others?.has(cluster))) price += wish.weight;
      }
    }
    return price;
  };
}

/** Whether schools have no faith school, or no community school, with one near enough to all of them. */
function kindTest(
  area: Area,
  parts: readonly Part[],
  isWithin: (a: SchoolIndex, b: SchoolIndex) => boolean,
): (schools: readonly SchoolIndex[]) => boolean {
  const kind = (school: SchoolIndex) => isFaithSchool(schoolAt(area, school).religiousCharacter);
  const all = parts.flatMap(({ schools }) => schools);
  const kinds = new Map(all.map((school) => [school, kind(school)]));
  const ofKind = [true, false].map((isFaith) => ({
    isFaith,
    schools: all.filter((school) => kinds.get(school) === isFaith),
  }));
  return (schools) =>
    ofKind.some(
      ({ isFaith, schools: wanted }) =>
        !schools.some((school) => kinds.get(school) === isFaith) &&
        wanted.some((other) => schools.every((school) => isWithin(school, other))),
    );
}

/** Whether parts do not hang together through neighbouring schools. */
function piecesTest(area: Area, parts: readonly Part[]): (list: readonly number[]) => boolean {
  const neighbours = schoolNeighbours(area.schools).map((near) => new Set(near));
  const beside = parts.map((from) => {
    const near = new Set(from.schools.flatMap((school) => [...(neighbours[school] ?? [])]));
    return new Set(
      parts.flatMap(({ schools }, at) => (schools.some((s) => near.has(s)) ? [at] : [])),
    );
  });
  return (list) => {
    const label = new Map(list.map((part) => [part, part]));
    for (const a of list) {
      for (const b of list) {
        const [one, other] = [label.get(a), label.get(b)];
        if (one === other || !(beside[a]?.has(b) ?? false)) continue;
        for (const [part, known] of label) if (known === other) label.set(part, one ?? part);
      }
    }
    return new Set(label.values()).size > 1;
  };
}
