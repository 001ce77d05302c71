import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import type { RepairQuestion } from "../../../src/solver/repair/repair_question.ts";
import { isLegalCluster, naiveValue, plainArea } from "../naive_check.ts";

/** Where each school that does not stay just as it was goes: the school's row, and the cluster's place, a new one's least row, or `null`. */
type Goes = readonly string[];

/** The best that any change reaches: schools that lose their place, schools that move, placed from nowhere, and judged seconds. */
export interface BestRepair {
  readonly goes: Goes;
  /** The clusters, whatever they are called. */
  readonly sets: string;
  readonly lost: number;
  readonly moves: number;
  readonly unplaced: number;
  readonly value: number;
}

/** The least changes, at most as many as are asked for: none has all that one before it has, nor the same clusters. */
export function rankedRepairs(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
): readonly BestRepair[] {
  const all: BestRepair[] = [];
  tryEvery(area, settings, question, { isHopeless: () => false, visit: (one) => all.push(one) });
  all.sort((a, b) => (isMore(rankOf(a), rankOf(b)) ? 1 : -1));
  const found: BestRepair[] = [];
  const cut: BestRepair[] = [];
  for (const one of all) {
    if (cut.some(({ goes }) => goes.every((place) => one.goes.includes(place)))) continue;
    cut.push(one);
    if (found.every(({ sets }) => sets !== one.sets)) found.push(one);
    if (found.length === question.repairs) break;
  }
  return found;
}

const rankOf = ({ lost, moves, unplaced, value }: BestRepair) => [lost, moves, unplaced, value];

/** The least change to a plan of at most eight schools, found by trying every one; `null` where there is none. */
export function bestRepair(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
): BestRepair | null {
  let best: BestRepair | null = null;
  tryEvery(area, settings, question, {
    isHopeless: (rank) => best !== null && isMore(rank, rankOf(best).slice(0, 3)),
    visit: (one) => {
      if (best === null || isMore(rankOf(best), rankOf(one))) best = one;
    },
  });
  return best;
}

/**
 * Visits every legal change: each school of a cluster that is not locked into each such cluster, a new one or none; the others
 * too where the plan is to be finished. Locked schools stay in a cluster that lists them, or in none.
 */
function tryEvery(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
  {
    isHopeless,
    visit,
  }: {
    readonly isHopeless: (rank: readonly number[]) => boolean;
    readonly visit: (repair: BestRepair) => void;
  },
): void {
  const plain = plainArea(area, settings);
  const { wishes, start } = question;
  const rowOf = new Map(plain.urns.map((urn, row) => [urn, row]));
  const rows = (urns: readonly string[]) => urns.flatMap((urn) => rowOf.get(urn) ?? []);
  const locked = start
    .filter((cluster) => cluster.locked === true)
    .map(({ schools }) => rows(schools));
  const homes = start
    .filter((cluster) => cluster.locked !== true)
    .map(({ schools }) => rows(schools));
  const apart = wishes.keepApart.map(rows);
  const together = wishes.keepTogether.map(rows);
  const leftOut = new Set(rows(wishes.leaveOut));
  const isLegal = (members: readonly number[]) =>
    isLegalCluster(plain, settings, members) &&
    !members.some((row) => leftOut.has(row)) &&
    apart.every((set) => set.filter((row) => members.includes(row)).length < 2) &&
    together.every((set) => {
      const inside = set.filter((row) => members.includes(row)).length;
      return inside === 0 || inside === set.length;
    });
  if (locked.some((members) => !isLegal(members))) return;
  const isLocked = new Set(locked.flat());
  const isHeld = new Set(rows(question.lockedSchools));
  const wasPlaced = (row: number) => homes.some((home) => home.includes(row));
  const free = plain.urns
    .map((_, row) => row)
    .filter((row) => !isLocked.has(row) && (question.finish || wasPlaced(row)));
  // A set kept together of which a part is placed brings the rest with it.
  const dragged = together.filter((set) => set.some(wasPlaced)).flat();
  for (const row of dragged) if (!free.includes(row) && !isLocked.has(row)) free.push(row);
  const legal = new Map<string, boolean>();
  const clusters: number[][] = homes.map(() => []);
  let lost = 0;
  let moves = 0;
  let unplaced = 0;
  const goesOf = (): Goes =>
    free.flatMap((row) => {
      const slot = clusters.findIndex((members) => members.includes(row));
      const listing = homes.flatMap((home, at) => (home.includes(row) ? [at] : []));
      const isSame = listing.length === 0 ? slot < 0 : listing.join() === String(slot);
      if (isSame) return [];
      const isNew = slot >= homes.length;
      return [`${row} to ${isNew ? `new ${Math.min(...(clusters[slot] ?? []))}` : slot}`];
    });
  const end = () => {
    const rank = [lost, moves, question.finish ? unplaced : 0] as const;
    if (isHopeless(rank)) return;
    const used = clusters.filter(({ length }) => length > 0);
    for (const members of used) {
      const key = [...members].sort().join();
      const known = legal.get(key) ?? isLegal(members);
      legal.set(key, known);
      if (!known) return;
    }
    if (question.maxMoves !== null && moves > question.maxMoves) return;
    const kind = question.objective === "host" ? "host" : "travel";
    const value = naiveValue(plain, kind, [...used, ...locked]);
    const sets = used
      .map((members) => [...members].sort().join())
      .sort()
      .join(" ");
    visit({ goes: goesOf(), sets, lost, moves, unplaced: rank[2], value });
  };
  const place = (at: number): void => {
    const row = free[at];
    if (row === undefined) {
      end();
      return;
    }
    const placed = wasPlaced(row);
    const into = (slot: number) => {
      const members = clusters[slot] ?? [];
      const isMove = placed && homes[slot]?.includes(row) !== true;
      if (isHeld.has(row) && homes[slot]?.includes(row) !== true) return;
      members.push(row);
      if (isMove) moves++;
      place(at + 1);
      if (isMove) moves--;
      members.pop();
    };
    for (const slot of [...clusters.keys()]) into(slot);
    clusters.push([]);
    into(clusters.length - 1);
    clusters.pop();
    if (placed && isHeld.has(row)) return;
    if (placed) {
      lost++;
      moves++;
    } else if (!wishes.mayJoin.includes(plain.urns[row] ?? "")) unplaced++;
    place(at + 1);
    if (placed) {
      lost--;
      moves--;
    } else if (!wishes.mayJoin.includes(plain.urns[row] ?? "")) unplaced--;
  };
  place(0);
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-6);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
