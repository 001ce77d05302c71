import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import type { ObjectiveKind } from "../../../src/solver/proposal.ts";
import type { Wishes } from "../../../src/solver/wishes.ts";
import { isLegalCluster, naiveValue, plainArea } from "../naive_check.ts";

/** The least schools left out that must be placed, and the least value with so few, by the number of clusters. */
export type BestByCount = ReadonlyMap<
  number,
  { readonly unplaced: number; readonly value: number }
>;

/** What trying every partition shows. */
export interface EveryPartition {
  readonly best: BestByCount;
  /** The schools that some legal cluster has. */
  readonly possible: ReadonlySet<string>;
}

/** The best of every partition of at most eight schools that follows `wishes`, for each number of clusters that one has; a cluster costs `priceOf` more, and may not be for `Infinity`. */
export function everyPartition(
  area: Area,
  settings: JudgingSettings,
  wishes: Wishes,
  objective: ObjectiveKind,
  priceOf: (urns: readonly string[]) => number = () => 0,
): EveryPartition {
  const plain = plainArea(area, settings);
  const must = area.schools
    .filter(({ urn }) => !wishes.leaveOut.includes(urn))
    .map(({ urn }) => urn);
  const needed = must.filter((urn) => !wishes.mayJoin.includes(urn));
  const sets = joinedSets(placeable(area, settings, must), [
    ...wishes.keepTogether,
    ...wishes.locked,
  ]);
  const best = new Map<number, { unplaced: number; value: number }>();
  const possible = new Set<string>();
  for (const clusters of partitions(sets)) {
    const rows = clusters.map((urns) => urns.map((urn) => plain.urns.indexOf(urn)));
    if (!clusters.every((urns) => isWished(urns, wishes))) continue;
    if (!rows.every((members) => isLegalCluster(plain, settings, members))) continue;
    const placed = new Set(clusters.flat());
    for (const urn of placed) possible.add(urn);
    const unplaced = needed.filter(
      (urn) => !placed.has(urn) || !sets.some((set) => set.includes(urn)),
    );
    // Schools kept together with one that must be placed are left out with it.
    const dragged = sets.flatMap((set) => (set.some((urn) => unplaced.includes(urn)) ? set : []));
    const count = new Set([...unplaced, ...dragged]).size;
    const price = clusters.reduce((sum, urns) => sum + priceOf(urns), 0);
    if (price === Number.POSITIVE_INFINITY) continue;
    const value = naiveValue(plain, objective, rows) + price;
    const known = best.get(clusters.length);
    const isBetter =
      known === undefined ||
      count < known.unplaced ||
      (count === known.unplaced && value < known.value - 1e-9);
    if (isBetter) best.set(clusters.length, { unplaced: count, value });
  }
  return { best, possible };
}

/** The federations and trusts of `area` that `wishes` keep whole, in the order in which they are joined, and those released. */
export function tiesByHand(
  area: Area,
  settings: JudgingSettings,
  wishes: Wishes,
): { readonly kept: readonly (readonly string[])[]; readonly released: readonly string[] } {
  const kinds = (["federation", "trust"] as const).filter(
    (kind) => wishes.keepTies === "both" || wishes.keepTies === `${kind}s`,
  );
  const there = placeable(
    area,
    settings,
    area.schools.map(({ urn }) => urn).filter((urn) => !wishes.leaveOut.includes(urn)),
  );
  const kept: string[][] = [];
  const released: string[] = [];
  for (const kind of kinds) {
    const names = new Set(area.schools.flatMap((school) => school[kind]?.value ?? []));
    const ties = [...names].map((name) => ({
      name,
      schools: area.schools.filter((school) => school[kind]?.value === name).map(({ urn }) => urn),
    }));
    const first = ({ schools }: { readonly schools: readonly string[] }) => [...schools].sort()[0];
    ties.sort((a, b) => ((first(a) ?? "") < (first(b) ?? "") ? -1 : 1));
    for (const { name, schools } of ties) {
      const own = schools.filter((urn) => there.includes(urn));
      if (own.length < 2) continue;
      const joined = joinedSets(there, [...wishes.locked, ...wishes.keepTogether, ...kept, own]);
      const whole = joined.find((set) => own.every((urn) => set.includes(urn))) ?? [];
      if (couldShare(area, settings, wishes, whole)) kept.push(own);
      else released.push(`${kind} ${name}`);
    }
  }
  return { kept, released };
}

/** Whether schools could be part of one cluster: few enough schools and pupils, near enough, and none apart. */
function couldShare(
  area: Area,
  settings: JudgingSettings,
  wishes: Wishes,
  urns: readonly string[],
): boolean {
  const plain = plainArea(area, settings);
  const noLeast = { ...settings.bounds, minSchools: null, minPupils: null };
  const rows = urns.map((urn) => plain.urns.indexOf(urn));
  return isLegalCluster(plain, { ...settings, bounds: noLeast }, rows) && isWished(urns, wishes);
}

/** The schools that can be judged at all. */
function placeable(area: Area, settings: JudgingSettings, urns: readonly string[]): string[] {
  const { maxPupils } = settings.bounds;
  return area.schools
    .filter(({ urn, location, pupils }) => {
      if (!urns.includes(urn) || location === null) return false;
      return maxPupils === null || (pupils !== null && pupils.value <= maxPupils);
    })
    .map(({ urn }) => urn);
}

function joinedSets(urns: readonly string[], together: readonly (readonly string[])[]): string[][] {
  let sets = urns.map((urn) => [urn]);
  for (const wished of together) {
    const touched = sets.filter((set) => set.some((urn) => wished.includes(urn)));
    sets = [
      ...sets.filter((set) => !touched.includes(set)),
      ...(touched.length ? [touched.flat()] : []),
    ];
  }
  return sets;
}

function isWished(urns: readonly string[], { keepApart, locked }: Wishes): boolean {
  const inside = (set: readonly string[]) => urns.filter((urn) => set.includes(urn)).length;
  return (
    keepApart.every((set) => inside(set) <= 1) &&
    locked.every((set) => inside(set) === 0 || inside(set) === urns.length)
  );
}

function* partitions(sets: readonly (readonly string[])[]): Generator<string[][]> {
  const clusters: string[][] = [];
  function* place(at: number): Generator<string[][]> {
    const set = sets[at];
    if (set === undefined) {
      yield clusters;
      return;
    }
    yield* place(at + 1);
    for (const cluster of [...clusters]) {
      cluster.push(...set);
      yield* place(at + 1);
      cluster.length -= set.length;
    }
    clusters.push([...set]);
    yield* place(at + 1);
    clusters.pop();
  }
  yield* place(0);
}
