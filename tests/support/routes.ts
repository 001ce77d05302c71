import type { OsrmRoute, OsrmStep } from "../../src/domain/osrm_route.ts";

/** A step of 100 m in 10 s along Church Street, but for what `facts` say. */
export function stepOf(facts: Partial<OsrmStep>): OsrmStep {
  return {
    distance: 100,
    duration: 10,
    geometry: "",
    name: "Church Street",
    mode: "driving",
    driving_side: "left",
    maneuver: {
      type: "turn",
      modifier: "left",
      bearing_before: 0,
      bearing_after: 90,
      location: [-1, 53],
    },
    ...facts,
  };
}

/** A route of `steps`, as long as they are together. */
export function routeOf(steps: readonly OsrmStep[]): OsrmRoute {
  const sum = (pick: (step: OsrmStep) => number) =>
    steps.reduce((total, step) => total + pick(step), 0);
  const length = { distance: sum((step) => step.distance), duration: sum((step) => step.duration) };
  return { ...length, legs: [{ ...length, summary: "", steps }] };
}
