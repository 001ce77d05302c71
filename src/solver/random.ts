/** A number in [0, 1) at each call; the same sequence for the same seed. */
export type Random = () => number;

/** A generator with 32 bits of state (mulberry32; Ettinger 2017, public domain). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How many seeded streams a search runs, however many cores there are for them. */
export const STREAMS = 4;

/** The seed of stream `stream` of a solve seeded with `seed`: far apart even where both are small. */
export function streamSeed(seed: number, stream: number): number {
  const mixed =
    Math.imul(Math.trunc(seed) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream + 1, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The whole numbers below `count` in an order drawn from `random` (Fisher–Yates; Durstenfeld 1964). */
export function shuffledOrder(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order;
}
