import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import type { PricedWish } from "../../../src/solver/wishes.ts";
import type { PlainArea } from "../naive_check.ts";
import { plainArea } from "../naive_check.ts";

/** What wishes are about, by URN, worked out by definition. */
export interface NaiveWishes {
  /** Whether the land of two schools meets in at least a metre, within the frame. */
  readonly areNeighbours: (a: string, b: string) => boolean;
  readonly isInPieces: (urns: readonly string[]) => boolean;
  readonly lacksKind: (urns: readonly string[]) => boolean;
  /** What a wish adds to a cluster; `Infinity` where it may not be. */
  readonly price: (wish: PricedWish, urns: readonly string[]) => number;
  readonly mean: (a: string, b: string) => number;
}

/** `sets` are schools that are kept together, which count as joined up; `out` are schools that take no part. */
export function naiveWishes(
  area: Area,
  settings: JudgingSettings,
  sets: readonly (readonly string[])[] = [],
  out: readonly string[] = [],
): NaiveWishes {
  const plain = plainArea(area, settings);
  const row = (urn: string) => plain.urns.indexOf(urn);
  const mean = (a: string, b: string) => plain.mean[row(a)]?.[row(b)] ?? Number.NaN;
  const areNeighbours = neighbourTest(area);
  const isInPieces = (urns: readonly string[]) => {
    const root = new Map(urns.map((urn) => [urn, urn]));
    const rootOf = (urn: string): string => {
      const up = root.get(urn) ?? urn;
      return up === urn ? urn : rootOf(up);
    };
    for (const a of urns) {
      for (const b of urns) {
        const isKept = sets.some((set) => set.includes(a) && set.includes(b));
        if (a < b && (isKept || areNeighbours(a, b))) root.set(rootOf(a), rootOf(b));
      }
    }
    return new Set(urns.map(rootOf)).size > 1;
  };
  const lacksKind = kindTest(area, settings, plain, out);
  return {
    areNeighbours,
    isInPieces,
    lacksKind,
    mean,
    price(wish, urns) {
      const pairs = urns.flatMap((a) => urns.flatMap((b) => (a < b ? [[a, b] as const] : [])));
      switch (wish.name) {
        case "short-drives":
          return pairs.reduce(
            (sum, [a, b]) => sum + wish.weight * Math.max(0, mean(a, b) - wish.idealSeconds),
            0,
          );
        case "close-to-today":
          return (
            wish.weight *
            pairs.filter(([a, b]) => !wish.today.some((set) => set.includes(a) && set.includes(b)))
              .length
          );
        case "each-kind":
          return lacksKind(urns) ? wish.weight : 0;
        case "joined-up":
          return isInPieces(urns) ? (wish.weight ?? Number.POSITIVE_INFINITY) : 0;
      }
    },
  };
}

function kindTest(
  area: Area,
  settings: JudgingSettings,
  plain: PlainArea,
  out: readonly string[],
): (urns: readonly string[]) => boolean {
  const { maxPupils } = settings.bounds;
  const taking = area.schools.filter(
    ({ urn, location, pupils }) =>
      location !== null &&
      !out.includes(urn) &&
      (maxPupils === null || (pupils !== null && pupils.value <= maxPupils)),
  );
  const character = new Map(
    area.schools.map(({ urn, religiousCharacter }) => [urn, religiousCharacter]),
  );
  const isFaith = (urn: string) => {
    const given = character.get(urn) ?? null;
    return given === null ? null : given !== "None";
  };
  const row = (urn: string) => plain.urns.indexOf(urn);
  const isNear = (a: string, b: string) =>
    (plain.slowest[row(a)]?.[row(b)] ?? Number.POSITIVE_INFINITY) <= settings.ceiling + 1e-6;
  return (urns) =>
    [true, false].some(
      (kind) =>
        !urns.some((urn) => isFaith(urn) === kind) &&
        taking.some(
          ({ urn }) => isFaith(urn) === kind && urns.every((other) => isNear(urn, other)),
        ),
    );
}

/**
 * Two places are neighbours where, of their perpendicular bisector, the part that is in the frame and no nearer to a third place is a
 * metre or more long: the shared edge of their Voronoi cells, from its definition alone.
 */
function neighbourTest(area: Area): (a: string, b: string) => boolean {
  const placed = area.schools.flatMap(({ urn, location }) =>
    location === null ? [] : [{ urn, location }],
  );
  const norths = placed.map(({ location }) => location[1]);
  const middle = (Math.min(...norths) + Math.max(...norths)) / 2;
  const east = 111_320 * Math.cos((middle * Math.PI) / 180);
  const at = new Map(
    placed.map(({ urn, location }) => [urn, [location[0] * east, location[1] * 111_320] as const]),
  );
  const points = [...at.values()];
  const range = (axis: 0 | 1) => {
    const values = points.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [west, eastmost] = range(0);
  const [south, north] = range(1);
  const margin = Math.max(eastmost - west, north - south, 1);
  return (one, other) => {
    const [a, b] = [at.get(one), at.get(other)];
    if (one === other || a === undefined || b === undefined) return false;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const length = Math.hypot(dx, dy);
    if (length === 0) return true;
    const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    // A point of the bisector is (mx, my) + t · (ux, uy), t in metres.
    const [ux, uy] = [-dy / length, dx / length];
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    // Keeps the t with slope · t ≤ most.
    const keep = (slope: number, most: number) => {
      if (slope > 0) high = Math.min(high, most / slope);
      else if (slope < 0) low = Math.max(low, most / slope);
      else if (most < 0) high = Number.NEGATIVE_INFINITY;
    };
    keep(ux, eastmost + margin - mx);
    keep(-ux, mx - (west - margin));
    keep(uy, north + margin - my);
    keep(-uy, my - (south - margin));
    for (const [x, y] of points) {
      if ((x === a[0] && y === a[1]) || (x === b[0] && y === b[1])) continue;
      // |p − c|² ≥ |p − a|² for p on the bisector.
      const square = (px: number, py: number) => px * px + py * py;
      const slope = 2 * (ux * (x - a[0]) + uy * (y - a[1]));
      keep(slope, square(x - mx, y - my) - square(a[0] - mx, a[1] - my));
    }
    return high - low >= 1;
  };
}
