import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import type { Issue, IssueFacts, RuleId } from "../issue.ts";
import { issue } from "../issue.ts";
import type { JudgedCluster } from "../judgement.ts";
import type { Cluster, ClusterId, Plan } from "../plan.ts";
import type { School, SchoolIndex, Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";

/** What every rule is given: a plan whose pairs are judged. */
export interface JudgedPlan {
  readonly area: Area;
  readonly plan: Plan;
  readonly settings: JudgingSettings;
  readonly clusters: readonly JudgedCluster[];
  /** The clusters that list a school, each once. */
  readonly clustersOf: ReadonlyMap<Urn, readonly Cluster[]>;
  readonly indexes: ReadonlyMap<Urn, SchoolIndex>;
  /** The area's schools that are in no cluster, in list order. */
  readonly unassigned: readonly Urn[];
}

/** Finds the issues of one kind in a plan. Pure. */
export type Rule = (judged: JudgedPlan) => readonly Issue[];

/** A field of a school that a rule needed and its source left blank. */
export type NeededField = "pupils" | "type" | "formerType" | "religiousCharacter" | "diocese";

/** What a rule could not decide, because `field` is not supplied for `schools`. */
export function notSupplied(missing: {
  readonly field: NeededField;
  readonly neededBy: RuleId;
  readonly schools: readonly Urn[];
  readonly cluster: ClusterId;
  readonly facts?: IssueFacts;
}): Issue {
  const { field, neededBy, schools, cluster, facts } = missing;
  return issue(
    "not-supplied",
    { schools, clusters: [cluster], facts: { field, neededBy, ...facts } },
    `${field}-${neededBy}`,
  );
}

/** The schools of `cluster` that the area knows, with or without a location, each once. */
export function knownSchools(judged: JudgedPlan, cluster: Cluster): readonly School[] {
  const found: School[] = [];
  for (const urn of new Set(cluster.schools)) {
    const index = judged.indexes.get(urn);
    if (index !== undefined) found.push(schoolAt(judged.area, index));
  }
  return found;
}

/** The URNs of `schools`, sorted. */
export function urnsOf(schools: Iterable<{ readonly urn: Urn }>): readonly Urn[] {
  return Array.from(schools, ({ urn }) => urn).sort();
}
