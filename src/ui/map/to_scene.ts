import type { AppState, Ways } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { isOverBorder, schoolAt, schoolIndexes } from "../../domain/area.ts";
import type { Difference, Side } from "../../domain/compare/difference.ts";
import { faithOf, kindOf } from "../../domain/faith.ts";
import { reachedHost } from "../../domain/judge_cluster.ts";
import type { JudgedCluster, Judgement } from "../../domain/judgement.ts";
import { shownVerdict } from "../../domain/judgement.ts";
import type { StoredRoute } from "../../domain/osrm_route.ts";
import type { ClusterId, Plan } from "../../domain/plan.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import { governanceOf } from "../../domain/school_type.ts";
import type { Seconds } from "../../domain/units.ts";
import { lineOf } from "../../domain/way.ts";
import type {
  Scene,
  SceneCluster,
  SceneDifference,
  SceneLink,
  SceneRoute,
  SceneSchool,
  SceneSpoke,
  SceneWorstPair,
} from "../../map/scene.ts";
import { judgedText, minutesText } from "../../words/durations.ts";
import { moveLabel } from "../../words/move_label.ts";
import { originText } from "../../words/times_text.ts";

/** The area's schools as the map draws them; schools without a location are not on it. */
export function sceneSchools(area: Area): readonly SceneSchool[] {
  return area.schools.flatMap((school, place) =>
    school.location === null
      ? []
      : [
          {
            index: place as SchoolIndex,
            position: school.location,
            name: school.name,
            kind: kindOf(faithOf(school.religiousCharacter)),
            academy: governanceOf(school.type) === "academy",
            hollow: school.status !== "open" || isOverBorder(area, school.urn),
            pupils: school.pupils?.value ?? null,
          },
        ],
  );
}

/** The box round the schools and the outline, `[west, south, east, north]` in degrees. */
export function boundsOf(area: Area): Scene["bounds"] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const extend = (longitude: number, latitude: number) => {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  };
  for (const school of area.schools) {
    if (school.location !== null) extend(school.location[0], school.location[1]);
  }
  const shape = area.outline?.geometry;
  const polygons =
    shape === undefined ? [] : shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  for (const polygon of polygons) {
    for (const [longitude, latitude] of polygon[0] ?? []) {
      if (longitude !== undefined && latitude !== undefined) extend(longitude, latitude);
    }
  }
  return box;
}

/** The clusters as the map draws them, with the pictures that have been computed for them so far. */
export function sceneClusters(
  judgement: Judgement,
  pictures: AppState["pictures"],
): readonly SceneCluster[] {
  const places = new Map(judgement.clusters.map(({ cluster }, place) => [cluster.id, place]));
  return judgement.clusters.map((judged, place) => {
    const { cluster } = judged;
    const picture = pictures.get(cluster.id);
    return {
      id: cluster.id,
      number: place + 1,
      name: cluster.name,
      hue: picture?.hue ?? 0,
      verdict: shownVerdict(judged),
      shape: picture?.shape ?? null,
      labelAt: picture?.label ?? null,
      neighbours: (picture?.neighbours ?? []).flatMap((neighbour) => places.get(neighbour) ?? []),
    };
  });
}

/** The slower direction of the cluster's worst pair, to be drawn; `null` where there is none. */
export function sceneWorstPair(
  area: Area,
  judged: JudgedCluster | undefined,
  ceiling: Seconds,
): SceneWorstPair | null {
  const worst = judged?.worst ?? null;
  if (worst === null) return null;
  const from = schoolAt(area, worst.from).location;
  const to = schoolAt(area, worst.to).location;
  if (from === null || to === null) return null;
  const estimated = worst.high > worst.low && Number.isFinite(worst.seconds) ? "about " : "";
  const isHidden = minutesText(worst.seconds) === minutesText(ceiling);
  const time = judgedText(worst.seconds, ceiling, isHidden && worst.verdict === "over", worst.low);
  const origin = originText(area.driveTimes, worst.from, worst.to);
  const marked = origin === null ? "" : `, ${origin}`;
  return { from, to, verdict: worst.verdict, label: `${estimated}${time}${marked}` };
}

/** The links of `plan` as lines from its first school to each of the others; those without a known place are left out. */
export function sceneLinks(area: Area, plan: Plan | null): readonly SceneLink[] {
  const indexes = schoolIndexes(area);
  const placeOf = (urn: Urn | undefined) => {
    const index = urn === undefined ? undefined : indexes.get(urn);
    return index === undefined ? null : schoolAt(area, index).location;
  };
  return (plan?.links ?? []).flatMap(({ urns: [first, ...others] }) => {
    const from = placeOf(first);
    if (from === null) return [];
    return others.flatMap((urn) => {
      const to = placeOf(urn);
      return to === null ? [] : [{ from, to }];
    });
  });
}

/** The lines of stored ways; `null` where neither is stored. */
export function sceneRoute({ there, back }: Ways): SceneRoute | null {
  if (there === null && back === null) return null;
  const line = (stored: StoredRoute | null) => (stored === null ? [] : lineOf(stored.routes[0]));
  return { there: line(there), back: line(back) };
}

/** Lines from the cluster's host to its other schools. */
export function sceneSpokes(area: Area, judged: JudgedCluster | undefined): readonly SceneSpoke[] {
  if (judged === undefined) return [];
  const members = judged.members.map((index) => schoolAt(area, index));
  const host = reachedHost(area, judged);
  const from = members.find((school) => school.urn === host)?.location ?? null;
  if (from === null) return [];
  return members.flatMap(({ urn, location: to }) =>
    to === null || urn === host ? [] : [{ from, to }],
  );
}

/** How the plan of `side`, which is on the map, differs from the other, whose clusters have `shapes`. */
export function sceneDifference(
  area: Area,
  difference: Difference,
  side: Side,
  shapes: ReadonlyMap<ClusterId, SceneCluster["shape"]>,
): SceneDifference {
  const indexes = schoolIndexes(area);
  const other = side === "after" ? "before" : "after";
  return {
    moved: difference.moved.flatMap((moved) => {
      const index = indexes.get(moved.school);
      return index === undefined ? [] : [{ index, label: moveLabel(difference, moved, side) }];
    }),
    outlines: difference.clusters.flatMap(({ change, [other]: cluster }) =>
      change === "same" || cluster === null ? [] : (shapes.get(cluster.id) ?? []),
    ),
  };
}
