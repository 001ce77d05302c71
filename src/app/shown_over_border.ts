import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { Position, Urn } from "../domain/school.ts";
import type { BorderState } from "./state.ts";

/** A school over the border as the map shows it. */
export interface ShownOverBorder {
  readonly urn: Urn;
  readonly name: string;
  readonly position: Position;
}

/** The schools over the border of `area` that are shown and have not joined it; the quickest to reach first. */
export function shownOverBorder(
  { isShown, found }: Pick<BorderState, "isShown" | "found">,
  area: Area,
): readonly ShownOverBorder[] {
  if (!isShown || found.status !== "ready" || found.value.kind !== "found") return [];
  const known = schoolIndexes(area);
  return found.value.schools.flatMap(({ school: { urn, name, location } }) =>
    location === null || known.has(urn) ? [] : [{ urn, name, position: location }],
  );
}
