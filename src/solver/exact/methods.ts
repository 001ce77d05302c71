import { solveFewest } from "../fewest/fewest.ts";
import { hostSteps } from "../host/host_steps.ts";
import type { ObjectiveKind } from "../proposal.ts";
import { travelSteps } from "../travel/travel_steps.ts";
import type { ExactMethod } from "./steps.ts";

/** The exact method for an objective. */
export function exactMethodFor(objective: ObjectiveKind): ExactMethod {
  switch (objective) {
    case "fewest":
      return solveFewest;
    case "travel":
      return travelSteps;
    case "host":
      return hostSteps;
  }
}
