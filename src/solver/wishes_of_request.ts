import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { Wishes } from "./wishes.ts";
import { NO_WISHES } from "./wishes.ts";

/**
 * The wishes of a proposal's `request`, as a file may hold it, with the locked clusters of the plan that it became. Of a list that is not one of
 * URNs nothing is taken. The ties that the proposal kept whole are among the sets that are kept together.
 */
export function wishesOfRequest(request: unknown, { clusters }: Pick<Plan, "clusters">): Wishes {
  const field = (name: string): unknown =>
    typeof request === "object" && request !== null
      ? (request as Readonly<Record<string, unknown>>)[name]
      : null;
  return {
    ...NO_WISHES,
    mayJoin: urnsIn(field("mayJoin")),
    leaveOut: urnsIn(field("leaveOut")),
    keepTogether: setsIn(field("keepTogether")),
    keepApart: setsIn(field("keepApart")),
    locked: clusters.filter(({ locked }) => locked === true).map(({ schools }) => schools),
  };
}

function setsIn(value: unknown): readonly (readonly Urn[])[] {
  return Array.isArray(value) ? value.map(urnsIn).filter((set) => set.length > 0) : [];
}

function urnsIn(value: unknown): readonly Urn[] {
  return Array.isArray(value) && value.every((urn) => typeof urn === "string") ? value : [];
}
