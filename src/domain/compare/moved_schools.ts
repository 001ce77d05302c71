import type { Area } from "../area.ts";
import { schoolIndexes } from "../area.ts";
import { byKey } from "../by_key.ts";
import type { JudgedCluster, Judgement } from "../judgement.ts";
import type { Urn } from "../school.ts";
import type { Seconds } from "../units.ts";
import type { MovedSchool } from "./difference.ts";
import type { ClusterMatch } from "./match_clusters.ts";

/** The schools whose clusters before did not become their clusters after, in the area's list order. */
export function movedSchools(
  area: Area,
  before: Judgement,
  after: Judgement,
  matches: readonly ClusterMatch[],
): readonly MovedSchool[] {
  const became = new Map(matches.map((match) => [match.before, match.after]));
  const [placesBefore, placesAfter] = [placesBySchool(before), placesBySchool(after)];
  const indexes = schoolIndexes(area);
  const place = (urn: Urn) => indexes.get(urn) ?? Number.POSITIVE_INFINITY;
  return [...new Set([...placesBefore.keys(), ...placesAfter.keys()])]
    .sort((a, b) => (place(a) === place(b) ? (a < b ? -1 : 1) : place(a) - place(b)))
    .flatMap((urn): readonly MovedSchool[] => {
      const was = placesBefore.get(urn) ?? [];
      const is = placesAfter.get(urn) ?? [];
      const stays =
        was.length === is.length && was.every((known) => is.includes(became.get(known) ?? -1));
      return stays ? [] : [movedSchool(area, urn, at(before, was), at(after, is))];
    });
}

function movedSchool(
  area: Area,
  school: Urn,
  was: readonly JudgedCluster[],
  is: readonly JudgedCluster[],
): MovedSchool {
  return {
    school,
    from: was.map(({ cluster }) => cluster.id),
    to: is.map(({ cluster }) => cluster.id),
    travelBefore: travelIn(area, school, was),
    travelAfter: travelIn(area, school, is),
    inWorstBefore: isInWorst(area, school, was),
    inWorstAfter: isInWorst(area, school, is),
  };
}

function travelIn(area: Area, urn: Urn, clusters: readonly JudgedCluster[]): Seconds {
  const index = schoolIndexes(area).get(urn);
  const own = clusters
    .flatMap(({ pairs }) => pairs)
    .filter(({ from, to }) => from === index || to === index);
  return own.reduce((sum, { seconds }) => sum + seconds / 2, 0) as Seconds;
}

function isInWorst(area: Area, urn: Urn, clusters: readonly JudgedCluster[]): boolean {
  const index = schoolIndexes(area).get(urn);
  return clusters.some(
    ({ worst }) => worst !== null && (worst.from === index || worst.to === index),
  );
}

function placesBySchool({ clusters }: Judgement): ReadonlyMap<Urn, readonly number[]> {
  const listings = clusters.flatMap(({ cluster }, place) =>
    Array.from(new Set(cluster.schools), (urn) => ({ urn, place })),
  );
  return new Map(
    Array.from(
      byKey(listings, ({ urn }) => urn),
      ([urn, found]) => [urn, found.map(({ place }) => place)],
    ),
  );
}

function at({ clusters }: Judgement, places: readonly number[]): readonly JudgedCluster[] {
  return places.flatMap((place) => clusters[place] ?? []);
}
