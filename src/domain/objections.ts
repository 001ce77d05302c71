import type { ClusterId, Plan } from "./plan.ts";
import type { Urn } from "./school.ts";

/** What someone said, as a role and never by name, against where a plan puts a school: an action until it is settled. */
export interface Objection {
  readonly urn: Urn;
  /** The cluster that the school was in when it was noted, `null` for none. */
  readonly cluster: ClusterId | null;
  readonly what: string;
  /** Who objects, by role: "Headteacher". */
  readonly role: string;
  /** What would change to meet it; "" where nobody said. */
  readonly change: string;
  /** When it was noted, `YYYY-MM-DD`. */
  readonly date: string;
  /** When it was settled, `YYYY-MM-DD`; open without. */
  readonly settled?: string;
}

const NONE: readonly Objection[] = [];

/** The objections of a plan against where it puts some schools, in the order they were noted. */
export function objectionsAt(
  { objections = NONE }: Pick<Plan, "objections">,
  urns: readonly Urn[],
): readonly Objection[] {
  return objections.filter(({ urn }) => urns.includes(urn));
}

/** How many of them are not settled. */
export function openCount(objections: readonly Objection[]): number {
  return objections.filter(({ settled }) => settled === undefined).length;
}

/** A plan without its objections, for those who were not at the meeting; the same plan where it has none. */
export function withoutObjections(plan: Plan): Plan {
  const { objections, ...rest } = plan;
  return objections === undefined ? plan : rest;
}
