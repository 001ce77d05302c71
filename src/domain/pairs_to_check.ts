import type { Area } from "./area.ts";
import { schoolAt } from "./area.ts";
import type { JudgedDrive } from "./ceiling.ts";
import { judgeDrive } from "./ceiling.ts";
import type { DistanceBand } from "./distance_band.ts";
import { DISTANCE_BANDS, distanceBandOf } from "./distance_band.ts";
import type { Judgement } from "./judgement.ts";
import type { SchoolIndex } from "./school.ts";
import { UNREACHABLE } from "./units.ts";

/** Why a pair is worth timing. */
export type CheckReason = "near-limit" | "worst-pair" | DistanceBand;

/** A drive to be timed, in its slower direction. */
export interface PairToCheck {
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  readonly reason: CheckReason;
  readonly drive: JudgedDrive;
}

/** Seconds from the ceiling within which a small error of the times decides the verdict (domain handbook §6.2). */
const NEAR_SECONDS = 180;

/** Of 20 pairs, so many are near the limit and so many the worst of clusters; the rest are spread over the distances. */
const NEAR_SHARE = 0.35;
const WORST_SHARE = 0.35;

/**
 * `count` drives whose timing says most about the area's times, each pair of schools in one direction only: within three
 * minutes of the limit (those of one cluster first), the worst pairs of clusters (the longest first), and the rest in equal
 * parts from each distance band. The same area, plan and seed give the same list; the seed chooses among equals. O(n²).
 */
export function pairsToCheck(
  area: Area,
  judgement: Judgement,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly PairToCheck[] {
  const drives = slowerDrives(area, judgement, seed);
  const taken = new Map<string, PairToCheck>();
  const take = (most: number, reason: CheckReason, wanted: readonly SlowerDrive[]) => {
    const least = Math.min(count, taken.size + most);
    for (const { key, order: _order, isPartner: _isPartner, ...drive } of wanted) {
      if (taken.size >= least) return;
      if (!taken.has(key)) taken.set(key, { ...drive, reason });
    }
  };
  const near = drives
    .filter(({ drive }) => Math.abs(drive.seconds - judgement.settings.ceiling) <= NEAR_SECONDS)
    .sort((a, b) => Number(b.isPartner) - Number(a.isPartner));
  take(Math.round(count * NEAR_SHARE), "near-limit", near);
  take(Math.round(count * WORST_SHARE), "worst-pair", worstOfClusters(judgement, drives));
  const bands = DISTANCE_BANDS.map((band) => ({
    band,
    drives: drives.filter(({ drive }) => distanceBandOf(drive.seconds) === band),
  }));
  for (let round = 0; round < count && taken.size < count; round++) {
    for (const { band, drives: some } of bands) take(1, band, some);
  }
  return [...taken.values()];
}

interface SlowerDrive extends Omit<PairToCheck, "reason"> {
  readonly key: string;
  readonly order: number;
  /** Whether the two are in one cluster. */
  readonly isPartner: boolean;
}

/** Every pair of schools that a road joins, in its slower direction, in an order that only the seed and the URNs decide. */
function slowerDrives(area: Area, judgement: Judgement, seed: number): readonly SlowerDrive[] {
  const { speed, ceiling } = judgement.settings;
  const partners = new Set(
    judgement.clusters.flatMap(({ pairs }) => pairs.map(({ from, to }) => pairKey(from, to))),
  );
  const found: SlowerDrive[] = [];
  for (const [i, school] of area.schools.entries()) {
    if (school.location === null) continue;
    for (let j = i + 1; j < area.schools.length; j++) {
      if (area.schools[j]?.location == null) continue;
      const ends = [i, j].map((place) => place as SchoolIndex);
      const [a, b] = ends.sort((x, y) => (schoolAt(area, x).urn < schoolAt(area, y).urn ? -1 : 1));
      if (a === undefined || b === undefined) continue;
      const there = judgeDrive(area.driveTimes, speed, ceiling, a, b);
      const back = judgeDrive(area.driveTimes, speed, ceiling, b, a);
      const isBack = back.seconds > there.seconds;
      const drive = isBack ? back : there;
      if (!(drive.seconds < UNREACHABLE)) continue;
      const key = pairKey(a, b);
      const [from, to] = isBack ? [b, a] : [a, b];
      const order = hash(`${seed} ${schoolAt(area, a).urn} ${schoolAt(area, b).urn}`);
      found.push({ from, to, drive, key, order, isPartner: partners.has(key) });
    }
  }
  return found.sort((a, b) => a.order - b.order);
}

function worstOfClusters(
  judgement: Judgement,
  drives: readonly SlowerDrive[],
): readonly SlowerDrive[] {
  const keys = new Set(
    judgement.clusters.flatMap(({ worst }) =>
      worst === null ? [] : [pairKey(worst.from, worst.to)],
    ),
  );
  return drives
    .filter(({ key }) => keys.has(key))
    .sort((a, b) => b.drive.seconds - a.drive.seconds || a.order - b.order);
}

function pairKey(a: SchoolIndex, b: SchoolIndex): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** 32 bits of FNV-1a (Fowler, Noll & Vo) of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
