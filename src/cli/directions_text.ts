import osrmTextInstructions from "osrm-text-instructions";
import type { Seconds } from "../domain/units.ts";
import { metres, seconds } from "../domain/units.ts";
import type { OsrmRoute } from "../io/osrm_route.ts";

const instructions = osrmTextInstructions("v5");

/** One step of a route in words, with raw seconds and metres until the next. */
export interface WordedStep {
  readonly text: string;
  readonly seconds: Seconds;
  readonly metres: number;
}

/** The steps of a route in English. Throws an `Error` that names the step that cannot be worded. */
export function wordedSteps(route: OsrmRoute): readonly WordedStep[] {
  return route.legs.flatMap((leg, legIndex) =>
    leg.steps.map((step, i) => {
      const position = { legIndex, legCount: route.legs.length };
      try {
        const text = instructions.compile("en", step, position);
        return { text, seconds: seconds(step.duration), metres: metres(step.distance) };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const { type, modifier } = step.maneuver;
        throw new Error(`Step ${i + 1} (${type} ${modifier ?? ""}) cannot be worded: ${reason}`);
      }
    }),
  );
}
