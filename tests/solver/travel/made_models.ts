import type { ExactModel } from "../../../src/solver/exact/model.ts";
import type { Random } from "../../../src/solver/random.ts";
import { seededRandom } from "../../../src/solver/random.ts";

/**
 * A travel model of 2 to 8 items drawn from `seed`: points on a small square, now and then several at one point, some
 * pairs not allowed, some items of two schools, some that may stay out, bounds on schools and pupils that bind or not.
 */
export function travelModel(seed: number): ExactModel {
  const random = seededRandom(seed);
  const size = 2 + Math.floor(random() * 7);
  const points = Array.from({ length: size }, () => [whole(random, 6), whole(random, 6)] as const);
  const chance = 0.5 + random() / 2;
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size);
  for (const [a, [eastA, northA]] of points.entries()) {
    for (const [b, [eastB, northB]] of points.entries()) {
      if (b <= a) continue;
      const isAllowed = random() < chance;
      const seconds = 100 * Math.hypot(eastA - eastB, northA - northB) + whole(random, 30);
      cost[a * size + b] = cost[b * size + a] =
        !isAllowed && random() < 0.5 ? Number.POSITIVE_INFINITY : seconds;
      allowed[a * size + b] = allowed[b * size + a] = isAllowed ? 1 : 0;
    }
  }
  const schools = Int32Array.from(points, () => (random() < 0.15 ? 2 : 1));
  const minSchools = 1 + whole(random, 3);
  const hasPupilBounds = random() < 0.4;
  const isFree = random() < 0.3;
  const mustPlace = Uint8Array.from(points, () => (random() < 0.8 ? 1 : 0));
  return {
    objective: "travel",
    size,
    items: points.map((_, item) => ({
      urns: schools[item] === 2 ? [`${item}a`, `${item}b`] : [`${item}a`],
      mustPlace: mustPlace[item] === 1,
    })),
    allowed,
    cost,
    internalCost: Float64Array.from(schools, (count) => (count === 2 ? whole(random, 50) : 0)),
    schools,
    pupils: Float64Array.from(points, () => 20 + whole(random, 100)),
    mustPlace,
    hostUrns: [],
    hostItem: new Int32Array(0),
    hostCost: new Float64Array(0),
    limits: {
      minSchools,
      maxSchools: minSchools + whole(random, 4),
      minPupils: hasPupilBounds ? 60 : 0,
      maxPupils: hasPupilBounds ? 260 : Number.POSITIVE_INFINITY,
    },
    clusters: isFree ? null : 1 + whole(random, 3),
    leftOutCost: 100_000,
  };
}

function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/**
 * A travel model of some schools, 13 unless told, with costs that keep to no triangle inequality, one to four each, so that relaxations
 * are further from whole plans than on a map.
 */
export function tangledModel(seed: number, size = 13): ExactModel {
  const random = seededRandom(seed);
  const cost = new Float64Array(size * size);
  const allowed = new Uint8Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      cost[a * size + b] = cost[b * size + a] = 100 + whole(random, 100);
      allowed[a * size + b] = allowed[b * size + a] = random() < 0.8 ? 1 : 0;
    }
  }
  return {
    objective: "travel",
    size,
    items: Array.from({ length: size }, (_, item) => ({ urns: [`${item}`], mustPlace: true })),
    allowed,
    cost,
    internalCost: new Float64Array(size),
    schools: new Int32Array(size).fill(1),
    pupils: new Float64Array(size),
    mustPlace: new Uint8Array(size).fill(1),
    hostUrns: [],
    hostItem: new Int32Array(0),
    hostCost: new Float64Array(0),
    limits: {
      minSchools: 1,
      maxSchools: 4,
      minPupils: 0,
      maxPupils: Number.POSITIVE_INFINITY,
    },
    clusters: 5,
    leftOutCost: 100_000,
  };
}

/** Whether `members` keep every rule of `model`, judged from scratch. */
export function naiveIsLegal(model: ExactModel, members: readonly number[]): boolean {
  const { size, allowed, limits } = model;
  const pairs = members.flatMap((a) => members.filter((b) => b > a).map((b) => [a, b] as const));
  const schools = total(members, model.schools);
  const pupils = total(members, model.pupils);
  return (
    pairs.every(([a, b]) => allowed[a * size + b] === 1 && allowed[b * size + a] === 1) &&
    schools >= limits.minSchools &&
    schools <= limits.maxSchools &&
    pupils >= limits.minPupils &&
    pupils <= limits.maxPupils
  );
}

/** What `members` cost together, summed from scratch. */
export function naiveCost(model: ExactModel, members: readonly number[]): number {
  let sum = total(members, model.internalCost);
  for (const a of members) {
    for (const b of members) if (a < b) sum += model.cost[a * model.size + b] ?? Number.NaN;
  }
  return sum;
}

function total(members: readonly number[], of: ArrayLike<number>): number {
  return members.reduce((sum, item) => sum + (of[item] ?? Number.NaN), 0);
}

/** Every legal cluster of `model`, by trying every subset. */
export function allClusters(model: ExactModel): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** model.size }, (_, subset) =>
    Array.from({ length: model.size }, (_item, item) => item).filter(
      (item) => (subset >> item) & 1,
    ),
  ).filter((members) => members.length > 0 && naiveIsLegal(model, members));
}

/** The least total of any plan of `model` by trying every one; infinite where the count of clusters cannot be met. */
export function leastTotal(model: ExactModel): number {
  const clusters = allClusters(model).map((members) => ({
    first: members[0] ?? 0,
    mask: members.reduce((mask, item) => mask | (1 << item), 0),
    cost: naiveCost(model, members),
  }));
  const byFirst = Array.from({ length: model.size }, (_, item) =>
    clusters.filter(({ first }) => first === item),
  );
  const known = new Map<string, number>();
  const from = (item: number, used: number, count: number): number => {
    if (item === model.size) {
      return model.clusters === null || model.clusters === count ? 0 : Number.POSITIVE_INFINITY;
    }
    if ((used >> item) & 1) return from(item + 1, used, count);
    const key = `${item} ${used} ${count}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const left = model.mustPlace[item] === 1 ? model.leftOutCost * (model.schools[item] ?? 0) : 0;
    let least = left + from(item + 1, used, count);
    for (const { mask, cost } of byFirst[item] ?? []) {
      if ((mask & used) !== 0) continue;
      least = Math.min(least, cost + from(item + 1, used | mask, count + 1));
    }
    known.set(key, least);
    return least;
  };
  return from(0, 0, 0);
}
