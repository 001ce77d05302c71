import type { JudgedCluster } from "./judgement.ts";
import type { SchoolIndex } from "./school.ts";
import type { Seconds } from "./units.ts";
import { seconds } from "./units.ts";

/** What the two parts of a cluster are chosen for: the smallest longest drive, or the least travel. What is left equal is decided by the other. */
export type SplitAim = "longest" | "travel";

/** A cluster in two. */
export interface Split {
  readonly staying: readonly SchoolIndex[];
  readonly leaving: readonly SchoolIndex[];
  /** The longest drive within either part, either way. */
  readonly longest: Seconds;
  /** Mean-direction seconds over all pairs within a part. */
  readonly travel: Seconds;
  /** Whether every way to part the cluster was tried. */
  readonly isExact: boolean;
}

/** What a split must keep to. */
export interface SplitTerms {
  /** Schools of each part, at least; fewer only where the cluster is too small for it. */
  readonly least: number;
  /** Schools that may not leave. */
  readonly locked: ReadonlySet<SchoolIndex>;
  /** Stays too, where it can. */
  readonly host: SchoolIndex | null;
}

const MOST_EXACT = 16;
/** Stands for a drive without a route: longer than any, and still to be counted. */
const NO_ROUTE = 1e9;

/**
 * The best way to part the members of a cluster in two: all 2^(k−1) ways up to sixteen members; above, the better half
 * of the two schools furthest apart, then one school at a time moved while that is better. `null` where there is none:
 * fewer than two members, or locks hold too many.
 */
export function bestSplit(judged: JudgedCluster, aim: SplitAim, terms: SplitTerms): Split | null {
  const { members } = judged;
  const free = members.flatMap((member, place) => (terms.locked.has(member) ? [] : [place]));
  const hasLocks = free.length < members.length;
  if (members.length < 2 || free.length === 0) return null;
  const least = Math.max(1, Math.min(terms.least, Math.floor(members.length / 2), free.length));
  const trial = createTrial(judged, aim, least);
  const isExact = members.length <= MOST_EXACT;
  // Without locks the parts are alike, so one school can be left where it is.
  const best = isExact ? tryAll(trial, hasLocks ? free : free.slice(1)) : improve(trial, free);
  if (best === null) return null;
  return named(members, best, { isExact, canSwap: !hasLocks, host: terms.host });
}

interface Trial {
  readonly size: number;
  /** Pairs of members by place, the longest first. */
  readonly drives: readonly Drive[];
  /** How good it is that the members marked in `leaving` leave; `null` where a part is too small. */
  readonly of: (leaving: Uint8Array) => Merit | null;
}

interface Drive {
  readonly a: number;
  readonly b: number;
  /** The longer direction. */
  readonly longest: number;
  /** Both directions, halved. */
  readonly mean: number;
}

/** Less is better, the second figure of `order` where the first is equal. */
interface Merit {
  readonly leaving: Uint8Array;
  readonly longest: number;
  readonly travel: number;
  readonly order: readonly [number, number];
}

function createTrial(judged: JudgedCluster, aim: SplitAim, least: number): Trial {
  const size = judged.members.length;
  const drives = drivesOf(judged);
  return {
    size,
    drives,
    of(leaving) {
      const count = leaving.reduce((sum, leaves) => sum + leaves, 0);
      if (count < least || size - count < least) return null;
      let longest = 0;
      let travel = 0;
      for (const drive of drives) {
        if (leaving[drive.a] !== leaving[drive.b]) continue;
        if (drive.longest > longest) longest = drive.longest;
        travel += drive.mean;
      }
      const order = aim === "longest" ? ([longest, travel] as const) : ([travel, longest] as const);
      return { leaving: leaving.slice(), longest, travel, order };
    },
  };
}

function drivesOf({ members, pairs }: JudgedCluster): readonly Drive[] {
  const places = new Map(members.map((member, place) => [member, place]));
  const times = new Map(pairs.map(({ from, to, seconds: time }) => [`${from} ${to}`, time]));
  const timeOf = (from: SchoolIndex, to: SchoolIndex) =>
    Math.min(times.get(`${from} ${to}`) ?? NO_ROUTE, NO_ROUTE);
  return members
    .flatMap((from, a) =>
      members.slice(a + 1).map((to) => {
        const [there, back] = [timeOf(from, to), timeOf(to, from)];
        const b = places.get(to) ?? a;
        return { a, b, longest: Math.max(there, back), mean: (there + back) / 2 };
      }),
    )
    .sort((one, other) => other.longest - one.longest);
}

function isBetter(a: Merit, b: Merit): boolean {
  return a.order[0] < b.order[0] || (a.order[0] === b.order[0] && a.order[1] < b.order[1]);
}

function betterOf(a: Merit | null, b: Merit | null): Merit | null {
  if (a === null || b === null) return a ?? b;
  return isBetter(b, a) ? b : a;
}

function tryAll(trial: Trial, free: readonly number[]): Merit | null {
  const leaving = new Uint8Array(trial.size);
  let best: Merit | null = null;
  for (let mask = 1; mask < 2 ** free.length; mask++) {
    free.forEach((place, bit) => {
      leaving[place] = (mask >> bit) & 1;
    });
    best = betterOf(best, trial.of(leaving));
  }
  return best;
}

/** From the schools in order of how much nearer they are to one end of the longest drive than to the other. */
function improve(trial: Trial, free: readonly number[]): Merit | null {
  const far = trial.drives[0];
  if (far === undefined) return null;
  const nearness = (place: number, end: number) =>
    place === end
      ? 0
      : (trial.drives.find(({ a, b }) => (a === place && b === end) || (a === end && b === place))
          ?.mean ?? NO_ROUTE);
  const lead = (place: number) => nearness(place, far.b) - nearness(place, far.a);
  const leaving = new Uint8Array(trial.size);
  let best: Merit | null = null;
  for (const place of [...free].sort((a, b) => lead(a) - lead(b))) {
    leaving[place] = 1;
    best = betterOf(best, trial.of(leaving));
  }
  for (let before: Merit | null = null; best !== null && best !== before; ) {
    before = best;
    for (const place of free) {
      const other: Uint8Array = before.leaving.slice();
      other[place] = 1 - (other[place] ?? 0);
      best = betterOf(best, trial.of(other));
    }
  }
  return best;
}

/** The part with the host stays, else the larger. */
function named(
  members: readonly SchoolIndex[],
  { leaving, longest, travel }: Merit,
  about: {
    readonly isExact: boolean;
    readonly canSwap: boolean;
    readonly host: SchoolIndex | null;
  },
): Split {
  const going = members.filter((_, place) => leaving[place] === 1);
  const rest = members.filter((_, place) => leaving[place] !== 1);
  const { host } = about;
  const isWrong =
    host !== null && members.includes(host) ? going.includes(host) : going.length > rest.length;
  const isSwapped = about.canSwap && isWrong;
  return {
    staying: isSwapped ? going : rest,
    leaving: isSwapped ? rest : going,
    longest: seconds(longest >= NO_ROUTE ? Number.POSITIVE_INFINITY : longest),
    travel: seconds(travel >= NO_ROUTE / 2 ? Number.POSITIVE_INFINITY : travel),
    isExact: about.isExact,
  };
}
