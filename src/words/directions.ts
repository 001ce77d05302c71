import osrmTextInstructions from "osrm-text-instructions";
import type { OsrmRoute } from "../domain/osrm_route.ts";
import type { Metres, Seconds } from "../domain/units.ts";
import { metres, seconds } from "../domain/units.ts";

const instructions = osrmTextInstructions("v5");

/** What the library says in American English, and what is said here instead. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/\bramp\b/g, "slip road"],
  [/\b(?:Make a slight|Turn slight|Take a slight) (left|right)\b/g, "Bear $1"],
  [/\bContinue slightly (left|right)\b/g, "Bear $1"],
  [/\bTake a sharp (left|right)\b/g, "Turn sharp $1"],
  [/\bMake a sharp (left|right)\b/g, "Turn sharp $1"],
  [/\btraffic circle\b/g, "roundabout"],
];

/** One step of a route in words, with raw seconds and metres until the next. */
export interface WordedStep {
  readonly text: string;
  readonly seconds: Seconds;
  readonly metres: Metres;
}

/** The steps of a route in British English. Throws an `Error` that names the step that cannot be worded. */
export function wordedSteps(route: OsrmRoute): readonly WordedStep[] {
  return route.legs.flatMap((leg, legIndex) =>
    leg.steps.map((step, i) => {
      const position = { legIndex, legCount: route.legs.length };
      try {
        const text = inBritish(instructions.compile("en", step, position));
        return { text, seconds: seconds(step.duration), metres: metres(step.distance) };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const { type, modifier } = step.maneuver;
        throw new Error(`Step ${i + 1} (${type} ${modifier ?? ""}) cannot be worded: ${reason}`);
      }
    }),
  );
}

function inBritish(text: string): string {
  return BRITISH.reduce((said, [pattern, word]) => said.replace(pattern, word), text);
}
