import type { Issue, RuleId } from "../domain/issue.ts";
import type { NeededField } from "../domain/rules/rule.ts";

const FIELDS: Readonly<Record<NeededField, string>> = {
  pupils: "roll",
  type: "type",
  formerType: "former type",
  religiousCharacter: "religious character",
  diocese: "diocese",
};

const QUESTIONS: Readonly<Partial<Record<RuleId, string>>> = {
  "too-few-pupils": "whether the cluster has enough pupils",
  "too-many-pupils": "whether the cluster has too many pupils",
  "academy-in-federation": "whether an academy is in the federation",
  "consult-diocese": "which diocese to consult",
  "mixed-trust": "what the church expects of the trust",
};

/** What could not be decided for want of a field, such as "the roll of Digby is not supplied, so …". */
export function notSuppliedText(issue: Issue, schools: string): string {
  const field = FIELDS[issue.facts["field"] as NeededField];
  const question = QUESTIONS[issue.facts["neededBy"] as RuleId] ?? "one of the rules";
  return `the ${field} of ${schools} is not supplied, so ${question} cannot be said.`;
}
