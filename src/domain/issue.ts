import type { ClusterId } from "./plan.ts";
import type { Urn } from "./school.ts";

export type ErrorRule =
  | "over-ceiling"
  | "no-route"
  | "too-close-to-call"
  | "too-few-schools"
  | "too-many-schools"
  | "too-few-pupils"
  | "too-many-pupils"
  | "in-two-clusters"
  | "unknown-school"
  | "no-location"
  | "academy-in-federation";

export type WarningRule =
  | "unassigned"
  | "snapped-far"
  | "split-federation"
  | "split-trust"
  | "mixed-trust"
  | "consult-diocese"
  | "same-place"
  | "stale-tie"
  | "academy-in-joint-committee"
  | "not-supplied"
  | "broken-rule";

export type RuleId = ErrorRule | WarningRule;

/** Numbers, codes and names that a sentence about the issue is built from; never a sentence. */
export type IssueFacts = Readonly<Record<string, number | string | boolean | null>>;

/** Something that a rule found in a plan. An error makes the plan invalid and is never a false alarm. */
export interface Issue {
  /** The same for the same finding, whatever the order of schools or clusters. */
  readonly id: string;
  readonly rule: RuleId;
  readonly severity: "error" | "warning";
  readonly schools: readonly Urn[];
  readonly clusters: readonly ClusterId[];
  readonly facts: IssueFacts;
}

const ERROR_RULES: ReadonlySet<RuleId> = new Set<ErrorRule>([
  "over-ceiling",
  "no-route",
  "too-close-to-call",
  "too-few-schools",
  "too-many-schools",
  "too-few-pupils",
  "too-many-pupils",
  "in-two-clusters",
  "unknown-school",
  "no-location",
  "academy-in-federation",
]);

/** An issue with its severity and id filled in from the rule, schools and clusters; `aspect` tells apart findings that share all three. */
export function issue(
  rule: RuleId,
  found: {
    readonly schools: readonly Urn[];
    readonly clusters: readonly ClusterId[];
    readonly facts: IssueFacts;
  },
  aspect: string | null = null,
): Issue {
  const sorted = (names: readonly string[]) => [...names].sort().join("+");
  const parts = [rule, sorted(found.clusters), sorted(found.schools)];
  return {
    id: (aspect === null ? parts : [...parts, aspect]).join(":"),
    rule,
    severity: ERROR_RULES.has(rule) ? "error" : "warning",
    ...found,
  };
}
