import type { JudgedPlan, Rule } from "./rule.ts";
import { splitTies } from "./ties.ts";

/** One warning for each federation whose schools are in different clusters. Facts as `splitTies` gives them. */
export const splitFederation: Rule = (judged: JudgedPlan) => splitTies(judged, "federation");
