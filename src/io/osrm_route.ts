import type { OsrmLane, OsrmStep, StoredRoute } from "../domain/osrm_route.ts";

export type { OsrmRoute, StoredRoute } from "../domain/osrm_route.ts";

/** `response` without what neither instructions nor the map use, metres and seconds to one decimal. */
export function slimRoute(response: StoredRoute): StoredRoute {
  const route = response.routes[0];
  return {
    from: response.from,
    to: response.to,
    code: "Ok",
    routes: [
      {
        distance: toTenth(route.distance),
        duration: toTenth(route.duration),
        legs: route.legs.map((leg) => ({
          distance: toTenth(leg.distance),
          duration: toTenth(leg.duration),
          summary: leg.summary,
          steps: leg.steps.map(slimStep),
        })),
      },
    ],
    waypoints: response.waypoints.map(({ distance, location }) => ({
      distance: toTenth(distance),
      location,
    })),
  };
}

function slimStep(step: OsrmStep): OsrmStep {
  const { ref, rotary_name, destinations, exits, junction_name, maneuver } = step;
  const lanes = step.intersections?.[0]?.lanes;
  const classes = classesOf(step);
  return {
    distance: toTenth(step.distance),
    duration: toTenth(step.duration),
    geometry: step.geometry,
    name: step.name,
    ...(ref === undefined ? {} : { ref }),
    ...(rotary_name === undefined ? {} : { rotary_name }),
    ...(destinations === undefined ? {} : { destinations }),
    ...(exits === undefined ? {} : { exits }),
    ...(junction_name === undefined ? {} : { junction_name }),
    mode: step.mode,
    driving_side: step.driving_side,
    maneuver: {
      type: maneuver.type,
      ...(maneuver.modifier === undefined ? {} : { modifier: maneuver.modifier }),
      ...(maneuver.exit === undefined ? {} : { exit: maneuver.exit }),
      bearing_before: maneuver.bearing_before,
      bearing_after: maneuver.bearing_after,
      location: maneuver.location,
    },
    ...(classes.length === 0 ? {} : { classes }),
    ...(lanes === undefined
      ? {}
      : {
          intersections: [
            { lanes: lanes.map(({ valid, indications }) => ({ valid, indications })) },
          ] as const,
        }),
  };
}

/** A junction of a step as OSRM answers it. */
interface Junction {
  readonly lanes?: readonly OsrmLane[];
  readonly classes?: readonly string[];
}

/** Classes that OSRM gives at each junction of a step, together with those of a step that is slim already. */
function classesOf(step: OsrmStep): readonly string[] {
  const junctions: readonly Junction[] = step.intersections ?? [];
  const all = [...(step.classes ?? []), ...junctions.flatMap(({ classes }) => classes ?? [])];
  return [...new Set(all)].sort();
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
