import { crowFlyKm } from "./crow_fly.ts";
import type { Position, School } from "./school.ts";

/** What is known of a piece of road by where it is. */
export interface PlacedPiece {
  /** A few places along it; none where they are not known. */
  readonly places?: readonly Position[];
}

/** Pieces of road of one name that lie near one another, so that they may be one road. */
export interface RoadStretch<T> {
  readonly pieces: readonly T[];
  /** The name of the school nearest to it, a school for one stretch only; `null` where that is not known. */
  readonly near: string | null;
}

/** Pieces further apart than this are other roads of the same name. Our own: further than a village is long. */
const JOINED_KM = 2;

/** `pieces` of one name as stretches of road, those that are within 2 km of one another in one (single linkage, O(p²) for p places). Pieces whose place is not known are with the first. */
export function stretchesOf<T extends PlacedPiece>(
  pieces: readonly T[],
  schools: readonly School[],
): readonly RoadStretch<T>[] {
  const groups: T[][] = [];
  for (const piece of pieces) {
    const touched = groups.filter((group) => group.some((other) => isNear(piece, other)));
    const joined = [...touched.flat(), piece];
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), joined);
  }
  const taken = new Set<School>();
  return groups.map((group) => {
    const near = nearestSchool(group, schools, taken);
    if (near !== null) taken.add(near);
    return { pieces: group, near: near?.name ?? null };
  });
}

function isNear(piece: PlacedPiece, other: PlacedPiece): boolean {
  const [own, others] = [piece.places ?? [], other.places ?? []];
  if (own.length === 0 || others.length === 0) return true;
  return own.some((place) => others.some((there) => crowFlyKm(place, there) <= JOINED_KM));
}

function nearestSchool(
  pieces: readonly PlacedPiece[],
  schools: readonly School[],
  taken: ReadonlySet<School>,
): School | null {
  const places = pieces.flatMap(({ places: own = [] }) => own);
  let [nearest, least]: [School | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const school of schools) {
    const { location } = school;
    if (location === null || taken.has(school)) continue;
    const distance = Math.min(...places.map((place) => crowFlyKm(place, location)));
    if (distance < least) [nearest, least] = [school, distance];
  }
  return nearest;
}
