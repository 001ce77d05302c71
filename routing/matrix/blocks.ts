/** A table that is asked for in one call: which places are its rows, and which its columns. */
export interface Block {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Larger blocks ask for fewer searches, smaller ones keep all of a server's threads busy to the end. */
const LARGEST_SIDE = 100;
const FEWEST_STRIPS = 6;
const SMALLEST_SIDE = 25;

/**
 * Rows and columns of a block for `count` places, where one call takes at most `mostPlaces` sources and destinations. It
 * depends on these two alone, never on how many calls are made at once.
 */
export function blockSide(count: number, mostPlaces: number): number {
  const largest = Math.max(1, Math.min(LARGEST_SIDE, Math.floor(mostPlaces / 2)));
  const even = Math.max(SMALLEST_SIDE, Math.ceil(count / FEWEST_STRIPS));
  return Math.min(largest, even);
}

/** The full table of `places` against themselves in blocks of at most `side` rows and columns, near-equal in size. */
export function blocksOf(places: readonly number[], side: number): readonly Block[] {
  const parts = partsOf(places, side);
  return parts.flatMap((rows) => parts.map((columns) => ({ rows, columns })));
}

/** The full table of `places` against themselves in blocks of at most `side` rows with all columns, near-equal in size. */
export function stripsOf(places: readonly number[], side: number): readonly Block[] {
  return partsOf(places, side).map((rows) => ({ rows, columns: places }));
}

function partsOf(places: readonly number[], side: number): readonly (readonly number[])[] {
  const count = Math.ceil(places.length / side);
  const cut = (i: number) => Math.round((i * places.length) / count);
  return Array.from({ length: count }, (_, i) => places.slice(cut(i), cut(i + 1)));
}
