import type { Area } from "../../../src/domain/area.ts";
import type { JudgingSettings } from "../../../src/domain/settings.ts";
import type { RepairQuestion } from "../../../src/solver/repair/repair_question.ts";
import { isLegalCluster, naiveValue, plainArea } from "../naive_check.ts";

/** The best that any change reaches: schools that lose their place, schools that move, placed from nowhere, and judged seconds. */
export interface BestRepair {
  readonly lost: number;
  readonly moves: number;
  readonly unplaced: number;
  readonly value: number;
}

/**
 * The least change to a plan of at most eight schools, found by trying every one: each school of a cluster that is not
 * locked into each such cluster, a new one or none; the others too where the plan is to be finished.
 */
export function bestRepair(
  area: Area,
  settings: JudgingSettings,
  question: RepairQuestion,
): BestRepair | null {
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
  if (locked.some((members) => !isLegal(members))) return null;
  const isLocked = new Set(locked.flat());
  const wasPlaced = (row: number) => homes.some((home) => home.includes(row));
  const free = plain.urns
    .map((_, row) => row)
    .filter((row) => !isLocked.has(row) && (question.finish || wasPlaced(row)));
  // A set kept together of which a part is placed brings the rest with it.
  const dragged = together.filter((set) => set.some(wasPlaced)).flat();
  for (const row of dragged) if (!free.includes(row) && !isLocked.has(row)) free.push(row);
  const legal = new Map<string, boolean>();
  let best: BestRepair | null = null;
  const clusters: number[][] = homes.map(() => []);
  let lost = 0;
  let moves = 0;
  let unplaced = 0;
  const end = () => {
    const rank = [lost, moves, question.finish ? unplaced : 0] as const;
    if (best !== null && isMore(rank, [best.lost, best.moves, best.unplaced])) return;
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
    const now = { lost, moves, unplaced: rank[2], value };
    if (
      best === null ||
      isMore([best.lost, best.moves, best.unplaced, best.value], [...rank, value])
    ) {
      best = now;
    }
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
  return best;
}

function isMore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => Math.abs(value - (b[i] ?? 0)) > 1e-6);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
