import type { Area } from "./area.ts";
import { schoolAt, schoolIndexes } from "./area.ts";
import { gravestVerdict, isWithin, judgeDrive } from "./ceiling.ts";
import type { JudgedCluster, JudgedPair } from "./judgement.ts";
import type { Cluster } from "./plan.ts";
import type { SchoolIndex, Urn } from "./school.ts";
import type { JudgingSettings } from "./settings.ts";
import type { Seconds } from "./units.ts";
import { seconds } from "./units.ts";

/**
 * `cluster` with every ordered pair of its schools judged. O(k²) for k schools; where `was` is the same cluster judged before
 * an edit, for the same area and settings, only the drives of schools that it did not have are judged: O(k) for one that joins.
 */
export function judgeCluster(
  area: Area,
  cluster: Cluster,
  settings: JudgingSettings,
  was?: JudgedCluster,
): JudgedCluster {
  const indexes = schoolIndexes(area);
  const members: SchoolIndex[] = [];
  const withoutPupils: Urn[] = [];
  let pupils = 0;
  for (const urn of new Set(cluster.schools)) {
    const index = indexes.get(urn);
    const school = index === undefined ? null : schoolAt(area, index);
    if (index !== undefined && school?.location) members.push(index);
    if (school?.pupils) pupils += school.pupils.value;
    else withoutPupils.push(urn);
  }
  const pairs = judgePairs(area, members, settings, was);
  return {
    cluster,
    members,
    pupils,
    withoutPupils,
    host: hostOf(area, members, pairs),
    pairs,
    worst: longestPair(area, pairs),
    over: pairs.filter(({ verdict }) => verdict === "over" || verdict === "no-route"),
    tooClose: pairs.filter(({ verdict }) => verdict === "too-close-to-call"),
    estimated: estimatedPairs(area, pairs),
    verdict: gravestVerdict(pairs.map(({ verdict }) => verdict)),
  };
}

/** The ordered pair from one school to another, judged. */
export function judgePair(
  area: Area,
  settings: JudgingSettings,
  from: SchoolIndex,
  to: SchoolIndex,
): JudgedPair {
  const { driveTimes } = area;
  const drive = judgeDrive(driveTimes, settings.speed, settings.ceiling, from, to);
  return { from, to, ...drive, metres: driveTimes.metres(from, to) };
}

/** The pair with the longest central time, and so one without a route before all others, then one of which only the least is known; the least URNs among equals. `null` for none. */
export function longestPair(area: Area, pairs: Iterable<JudgedPair>): JudgedPair | null {
  let longest: JudgedPair | null = null;
  for (const pair of pairs) {
    if (longest === null || isLonger(area, pair, longest)) longest = pair;
  }
  return longest;
}

/** The host, as long as it reaches everyone both ways; `null` otherwise: no member is then known to be easy to meet at. */
export function reachedHost(area: Area, { host, members, pairs }: JudgedCluster): Urn | null {
  const at = members.find((member) => schoolAt(area, member).urn === host);
  const isCutOff = pairs.some(
    ({ from, to, seconds: time }) => (from === at || to === at) && !Number.isFinite(time),
  );
  return isCutOff ? null : host;
}

function estimatedPairs({ driveTimes }: Area, pairs: readonly JudgedPair[]): number {
  if (driveTimes.kind === "estimate") return 0;
  const isEstimated = (from: SchoolIndex, to: SchoolIndex) =>
    driveTimes.origin(from, to) === "estimated";
  return pairs.filter(
    ({ from, to }) => from < to && (isEstimated(from, to) || isEstimated(to, from)),
  ).length;
}

function isLonger(area: Area, pair: JudgedPair, than: JudgedPair): boolean {
  if (pair.seconds !== than.seconds) return pair.seconds > than.seconds;
  if (!Number.isFinite(pair.seconds) && pair.low !== than.low) return pair.low > than.low;
  const from = schoolAt(area, pair.from).urn;
  const otherFrom = schoolAt(area, than.from).urn;
  if (from !== otherFrom) return from < otherFrom;
  return schoolAt(area, pair.to).urn < schoolAt(area, than.to).urn;
}

function judgePairs(
  area: Area,
  members: readonly SchoolIndex[],
  settings: JudgingSettings,
  was: JudgedCluster | undefined,
): readonly JudgedPair[] {
  const pairs: JudgedPair[] = [];
  const placeBefore = new Map(was?.members.map((member, place) => [member, place]));
  const places = members.map((member) => placeBefore.get(member) ?? -1);
  members.forEach((from, i) => {
    members.forEach((to, j) => {
      if (i === j) return;
      const known = was === undefined ? undefined : pairAt(was, places[i] ?? -1, places[j] ?? -1);
      pairs.push(known ?? judgePair(area, settings, from, to));
    });
  });
  return pairs;
}

/** The pair of the members at two different places, in the order of `pairs`; `undefined` where a place is -1. */
function pairAt({ members, pairs }: JudgedCluster, i: number, j: number): JudgedPair | undefined {
  return i < 0 || j < 0 ? undefined : pairs[i * (members.length - 1) + (j < i ? j : j - 1)];
}

/** The sums are added in URN order, and equal to within the ceiling's tolerance, so that the order of schools cannot choose the host. */
function hostOf(
  area: Area,
  members: readonly SchoolIndex[],
  pairs: readonly JudgedPair[],
): Urn | null {
  const k = members.length;
  const urns = members.map((member) => schoolAt(area, member).urn);
  const byUrn = urns.map((_, i) => i).sort((a, b) => ((urns[a] ?? "") < (urns[b] ?? "") ? -1 : 1));
  const at = (i: number, j: number) => pairs[i * (k - 1) + (j < i ? j : j - 1)]?.seconds ?? 0;
  const sums = byUrn.map((i) => {
    let sum = 0;
    for (const j of byUrn) if (j !== i) sum += (at(i, j) + at(j, i)) / 2;
    return seconds(sum);
  });
  const least = sums.reduce((a, b) => Math.min(a, b) as Seconds, seconds(Number.POSITIVE_INFINITY));
  const chosen = byUrn[sums.findIndex((sum) => isWithin(sum, least))];
  return chosen === undefined ? null : (urns[chosen] ?? null);
}
