import type { RuleId } from "../domain/issue.ts";

/** The heading above the findings of a rule. */
export const RULE_LABELS: Readonly<Record<RuleId, string>> = {
  "over-ceiling": "Over the limit",
  "no-route": "No road route",
  "too-close-to-call": "Too close to call",
  "too-few-schools": "Too few schools",
  "too-many-schools": "Too many schools",
  "too-few-pupils": "Too few pupils",
  "too-many-pupils": "Too many pupils",
  "in-two-clusters": "In two clusters",
  "unknown-school": "Schools that are not in this area",
  "no-location": "Schools without a location",
  "academy-in-federation": "Academies in a federation",
  "broken-rule": "Rules of this plan that are not followed",
  "academy-in-joint-committee": "Academies in a joint committee",
  unassigned: "Not in a cluster yet",
  "snapped-far": "Far from a road",
  "split-federation": "Federations that are split",
  "split-trust": "Trusts that are split",
  "mixed-trust": "Church and other schools in one trust",
  "consult-diocese": "Dioceses to consult",
  "same-place": "Schools at the same place",
  "stale-tie": "Old facts about federations and trusts",
  "not-supplied": "Facts that are not supplied",
};
