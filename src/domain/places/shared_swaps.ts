import type { Urn } from "../school.ts";
import type { ScenarioOutcome } from "./outcome.ts";
import type { SmallCount } from "./suppress.ts";

/**
 * The schools of a pair that exchange so few infants or juniors that neither roll may be shown: one would tell how many. Those
 * too who cannot stay in either, whose number nobody knows, and who go where the number of newcomers is hidden.
 */
export function hiddenSwaps(
  { siteMoves, displaced, unplaced, schools }: ScenarioOutcome,
  unsure: ReadonlySet<Urn>,
  most: SmallCount,
): ReadonlySet<Urn> {
  const isThere = isThereAfter(schools);
  const moves = siteMoves.filter(({ from }) => isThere(from));
  const leaving = [...displaced, ...unplaced.map((row) => ({ ...row, to: null }))].filter(
    ({ from }) => isThere(from),
  );
  const changes = new Map(
    schools.map(({ urn, before, after }) => [urn, (after?.roll ?? 0) - (before?.roll ?? 0)]),
  );
  const isSmall = (pupils: number) => pupils >= 1 && pupils <= most;
  const tells = (urn: Urn) =>
    isSmall(Math.abs(changes.get(urn) ?? 0)) ||
    isSmall(sum(moves.filter(({ from }) => from === urn))) ||
    isSmall(sum(leaving.filter(({ from }) => from === urn))) ||
    leaving.some(({ from, to }) => from === urn && to !== null && unsure.has(to));
  const hidden = new Set(leaving.flatMap(({ from }) => (tells(from) ? from : [])));
  for (const { from, to } of moves) {
    if (![from, to].some((urn) => hidden.has(urn) || tells(urn))) continue;
    hidden.add(from);
    hidden.add(to);
  }
  return hidden;
}

/** Whether a school is there in the end: how many leave one that is not is its roll. */
export function isThereAfter(schools: ScenarioOutcome["schools"]): (urn: Urn) => boolean {
  const there = new Set(schools.flatMap(({ urn, after }) => (after === null ? [] : urn)));
  return (urn) => there.has(urn);
}

function sum(rows: readonly { readonly pupils: number }[]): number {
  return rows.reduce((total, { pupils }) => total + pupils, 0);
}
