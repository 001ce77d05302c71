import type { Position } from "../domain/school.ts";

/** One lane at a junction, as OSRM marks it. */
export interface OsrmLane {
  readonly valid: boolean;
  readonly indications: readonly string[];
}

/** One step of a route in the shape of OSRM's HTTP API v1: what its instructions and a drawn line need. */
export interface OsrmStep {
  readonly distance: number;
  readonly duration: number;
  /** Encoded polyline, precision 5. */
  readonly geometry: string;
  readonly name: string;
  readonly ref?: string;
  readonly rotary_name?: string;
  readonly destinations?: string;
  readonly exits?: string;
  readonly junction_name?: string;
  readonly mode: string;
  readonly driving_side: string;
  readonly maneuver: {
    readonly type: string;
    readonly modifier?: string;
    readonly exit?: number;
    readonly bearing_before: number;
    readonly bearing_after: number;
    readonly location: Position;
  };
  /** Only where the first junction of the step has marked lanes. */
  readonly intersections?: readonly [{ readonly lanes: readonly OsrmLane[] }];
}

/** A route in the shape of OSRM's HTTP API v1, raw seconds and metres. */
export interface OsrmRoute {
  readonly distance: number;
  readonly duration: number;
  readonly legs: readonly {
    readonly distance: number;
    readonly duration: number;
    readonly summary: string;
    readonly steps: readonly OsrmStep[];
  }[];
}

/** A line of `routes/<from-urn>.ndjson.gz`: the fastest route between two schools and where it meets the roads. */
export interface StoredRoute {
  readonly from: string;
  readonly to: string;
  readonly code: "Ok";
  readonly routes: readonly [OsrmRoute];
  /** `distance` is metres from the school to the road. */
  readonly waypoints: readonly { readonly distance: number; readonly location: Position }[];
}

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
  const lanes = step.intersections?.[0].lanes;
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
    ...(lanes === undefined
      ? {}
      : {
          intersections: [
            { lanes: lanes.map(({ valid, indications }) => ({ valid, indications })) },
          ] as const,
        }),
  };
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
