import type { Urn } from "../school.ts";
import type { DisplacedPupils } from "./applied.ts";
import type { HomeArea } from "./scenario.ts";

/**
 * `displaced` by where they live, as far as homes are given: those of their year group first, then those given for no year.
 * The rest set out from their school. `beyond` counts the pupils by school who are given a home and are not displaced.
 */
export function byHome<T extends DisplacedPupils>(
  displaced: readonly T[],
  homes: readonly HomeArea[],
): { readonly sources: readonly T[]; readonly beyond: ReadonlyMap<Urn, number> } {
  if (homes.length === 0) return { sources: displaced, beyond: new Map() };
  const left = new Map(homes.map((home) => [home, home.pupils]));
  const found: T[] = [];
  for (const source of displaced) {
    let pupils = source.pupils;
    for (const home of homesFor(source, homes)) {
      const count = Math.min(pupils, left.get(home) ?? 0);
      if (count === 0) continue;
      left.set(home, (left.get(home) ?? 0) - count);
      pupils -= count;
      found.push(sourceAt(source, home, count));
    }
    if (pupils > 0) found.push({ ...source, pupils });
  }
  const concerned = new Set(displaced.map(({ from }) => from));
  const beyond = new Map<Urn, number>();
  for (const [{ urn }, count] of left) {
    if (count > 0 && concerned.has(urn)) beyond.set(urn, (beyond.get(urn) ?? 0) + count);
  }
  return { sources: found, beyond };
}

function homesFor(source: DisplacedPupils, homes: readonly HomeArea[]): readonly HomeArea[] {
  const own = homes.filter(({ urn }) => urn === source.from);
  if (source.yearGroup === null) return own;
  return [
    ...own.filter(({ yearGroup }) => yearGroup === source.yearGroup),
    ...own.filter(({ yearGroup }) => yearGroup === null),
  ];
}

function sourceAt<T extends DisplacedPupils>(source: T, home: HomeArea, pupils: number): T {
  const year = source.years.find((taken) => taken === home.yearGroup);
  return source.yearGroup === null && year !== undefined
    ? { ...source, yearGroup: year, years: [year], pupils, home }
    : { ...source, pupils, home };
}
