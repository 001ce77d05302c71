import type { JudgedPlan, Rule } from "./rule.ts";
import { splitTies } from "./ties.ts";

/** One warning for each trust whose schools are in different clusters. Facts as `splitTies` gives them. */
export const splitTrust: Rule = (judged: JudgedPlan) => splitTies(judged, "trust");
