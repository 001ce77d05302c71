import { solveFewest } from "../fewest/fewest.ts";
import type { ObjectiveKind } from "../proposal.ts";
import type { ExactMethod } from "./steps.ts";

/** The exact method for an objective. */
export function exactMethodFor(objective: ObjectiveKind): ExactMethod | null {
  switch (objective) {
    case "fewest":
      return solveFewest;
    case "travel":
    case "host":
      return null;
  }
}
