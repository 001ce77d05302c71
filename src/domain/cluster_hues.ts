/** How many hues the map has for clusters. */
export const CLUSTER_HUE_COUNT = 6;

/**
 * A hue (0 to 5) for each cluster, so that clusters that share a border differ: DSATUR (Brélaz 1979), which takes the
 * cluster with the most differently coloured neighbours first. `preferred` hues are kept where they can be, so that a
 * small edit recolours little; `chosen` ones are kept whatever the neighbours have. Should six not suffice (areas of several parts need not be planar), the hue that
 * fewest neighbours have is used twice.
 */
export function clusterHues(
  neighbours: readonly (readonly number[])[],
  preferred: readonly (number | null)[] = [],
  chosen: readonly (number | null)[] = [],
): number[] {
  const kept = saturate(neighbours, preferred, chosen);
  if (preferred.length === 0 || isProperBut(neighbours, kept, chosen)) return kept;
  return saturate(neighbours, [], chosen);
}

/** As `isProper`, but that neighbours whose hues are both chosen may be alike. */
function isProperBut(
  neighbours: readonly (readonly number[])[],
  hues: readonly number[],
  chosen: readonly (number | null)[],
): boolean {
  const isChosen = (place: number) => (chosen[place] ?? null) !== null;
  return isProper(
    neighbours.map((places, place) =>
      isChosen(place) ? places.filter((other) => !isChosen(other)) : places,
    ),
    hues,
  );
}

/** Whether no two neighbours have the same hue. */
export function isProper(
  neighbours: readonly (readonly number[])[],
  hues: readonly number[],
): boolean {
  return neighbours.every((places, place) => places.every((other) => hues[other] !== hues[place]));
}

function saturate(
  neighbours: readonly (readonly number[])[],
  preferred: readonly (number | null)[],
  chosen: readonly (number | null)[],
): number[] {
  const hues = neighbours.map((_, place) => chosen[place] ?? undefined);
  const used = new Array<number>(CLUSTER_HUE_COUNT).fill(0);
  for (const hue of hues) if (hue !== undefined) used[hue] = (used[hue] ?? 0) + 1;
  const left = hues.filter((hue) => hue === undefined).length;
  for (let round = 0; round < left; round++) {
    const place = mostConstrained(neighbours, hues);
    const around = new Array<number>(CLUSTER_HUE_COUNT).fill(0);
    for (const other of neighbours[place] ?? []) {
      const hue = hues[other];
      if (hue !== undefined) around[hue] = (around[hue] ?? 0) + 1;
    }
    const hue = choose(around, used, preferred[place] ?? null);
    hues[place] = hue;
    used[hue] = (used[hue] ?? 0) + 1;
  }
  return hues.map((hue) => hue ?? 0);
}

function mostConstrained(
  neighbours: readonly (readonly number[])[],
  hues: readonly (number | undefined)[],
): number {
  let best = -1;
  let bestRank = -1;
  neighbours.forEach((places, place) => {
    if (hues[place] !== undefined) return;
    const saturation = new Set(
      places.map((other) => hues[other]).filter((hue) => hue !== undefined),
    ).size;
    const rank = saturation * 10_000 + places.length;
    if (rank > bestRank) {
      best = place;
      bestRank = rank;
    }
  });
  return best;
}

function choose(
  around: readonly number[],
  used: readonly number[],
  preferred: number | null,
): number {
  if (preferred !== null && around[preferred] === 0) return preferred;
  let best = 0;
  for (let hue = 1; hue < CLUSTER_HUE_COUNT; hue++) {
    const conflict = (around[hue] ?? 0) - (around[best] ?? 0);
    const use = (used[hue] ?? 0) - (used[best] ?? 0);
    if (conflict < 0 || (conflict === 0 && use < 0)) best = hue;
  }
  return best;
}
