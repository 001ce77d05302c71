import type { Urn } from "../school.ts";
import type { DisplacedPupils } from "./applied.ts";
import type { HomeArea } from "./scenario.ts";

/**
 * `displaced` by where they live, as far as homes are given: those of their year group first, then those given for no year,
 * which are spread evenly over the year groups, as nobody knows who of them lives where. The rest set out from their school.
 * `beyond` counts the pupils by school who are given a home and are not displaced. The order of `homes` changes nothing.
 */
export function byHome<T extends DisplacedPupils>(
  displaced: readonly T[],
  homes: readonly HomeArea[],
): { readonly sources: readonly T[]; readonly beyond: ReadonlyMap<Urn, number> } {
  if (homes.length === 0) return { sources: displaced, beyond: new Map() };
  const sorted = [...homes].sort(compareHomes);
  const left = new Map(sorted.map((home) => [home, home.pupils]));
  const living = new Map<T, T[]>(displaced.map((source) => [source, []]));
  const unhoused = new Map(displaced.map((source) => [source, source.pupils]));
  for (const from of new Set(displaced.map((source) => source.from))) {
    const own = sorted.filter(({ urn }) => urn === from);
    const sources = displaced.filter((source) => source.from === from);
    const spread = (some: readonly T[], there: readonly HomeArea[]) => {
      for (const [source, home, pupils] of spreadEvenly(some, there, unhoused, left)) {
        living.get(source)?.push(sourceAt(source, home, pupils));
      }
    };
    for (const source of sources) {
      if (source.yearGroup === null) continue;
      spread(
        [source],
        own.filter(({ yearGroup }) => yearGroup === source.yearGroup),
      );
    }
    spread(
      sources,
      own.filter(({ yearGroup }) => yearGroup === null),
    );
    spread(
      sources.filter(({ yearGroup }) => yearGroup === null),
      own,
    );
  }
  return {
    sources: displaced.flatMap((source) => {
      const pupils = unhoused.get(source) ?? 0;
      return [...(living.get(source) ?? []), ...(pupils > 0 ? [{ ...source, pupils }] : [])];
    }),
    beyond: beyondOf(displaced, left),
  };
}

function beyondOf(
  displaced: readonly DisplacedPupils[],
  left: ReadonlyMap<HomeArea, number>,
): ReadonlyMap<Urn, number> {
  const concerned = new Set(displaced.map(({ from }) => from));
  const beyond = new Map<Urn, number>();
  for (const [{ urn }, count] of left) {
    if (count > 0 && concerned.has(urn)) beyond.set(urn, (beyond.get(urn) ?? 0) + count);
  }
  return beyond;
}

/**
 * Pupils of `sources` at `homes`, as many as there are of both, taken off `unhoused` and `left`. One pupil after the other has
 * the home that is furthest behind its share of all who came before, so that each source has its share of each home to within one.
 */
function spreadEvenly<T extends DisplacedPupils>(
  sources: readonly T[],
  homes: readonly HomeArea[],
  unhoused: Map<T, number>,
  left: Map<HomeArea, number>,
): readonly (readonly [T, HomeArea, number])[] {
  const given = homes.map((home) => left.get(home) ?? 0);
  const places = given.reduce((sum, share) => sum + share, 0);
  const seeking = sources.reduce((sum, source) => sum + (unhoused.get(source) ?? 0), 0);
  // The last share is of those who have no home.
  const shares = [...given, Math.max(0, seeking - places)];
  const all = Math.max(seeking, places);
  const taken = shares.map(() => 0);
  const found: [T, HomeArea, number][] = [];
  let before = 0;
  for (const source of sources) {
    const here = new Map<number, number>();
    const pupils = unhoused.get(source) ?? 0;
    for (let i = 1; i <= pupils; i++) {
      const at = furthestBehind(shares, taken, (before + i) / all);
      taken[at] = (taken[at] ?? 0) + 1;
      here.set(at, (here.get(at) ?? 0) + 1);
    }
    before += pupils;
    for (const [at, count] of [...here].sort(([a], [b]) => a - b)) {
      const home = homes[at];
      if (home === undefined) continue;
      found.push([source, home, count]);
      unhoused.set(source, (unhoused.get(source) ?? 0) - count);
      left.set(home, (left.get(home) ?? 0) - count);
    }
  }
  return found;
}

/** The place of the share of which most is missing when `part` of all is given out, of those that are not all taken. */
function furthestBehind(shares: readonly number[], taken: readonly number[], part: number): number {
  const missing = (at: number) => (shares[at] ?? 0) * part - (taken[at] ?? 0);
  let found = -1;
  for (const at of shares.keys()) {
    if ((taken[at] ?? 0) >= (shares[at] ?? 0)) continue;
    if (found < 0 || missing(at) > missing(found)) found = at;
  }
  return found;
}

function compareHomes(a: HomeArea, b: HomeArea): number {
  const keyOf = ({ urn, place, position, yearGroup }: HomeArea) =>
    [urn, place, position.join(), yearGroup ?? ""].join("\n");
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : a.pupils - b.pupils;
}

function sourceAt<T extends DisplacedPupils>(source: T, home: HomeArea, pupils: number): T {
  const year = source.years.find((taken) => taken === home.yearGroup);
  return source.yearGroup === null && year !== undefined
    ? { ...source, yearGroup: year, years: [year], pupils, home }
    : { ...source, pupils, home };
}
