import { ownSchoolCount } from "../area.ts";
import { issue } from "../issue.ts";
import type { JudgedPlan, Rule } from "./rule.ts";

/** One warning that lists every school of the area that is in no cluster. Fact: `count` of them `of` the area's schools. */
export const unassigned: Rule = (judged: JudgedPlan) => {
  const count = judged.unassigned.length;
  if (count === 0) return [];
  const facts = { count, of: ownSchoolCount(judged.area) };
  return [issue("unassigned", { schools: judged.unassigned, clusters: [], facts })];
};
