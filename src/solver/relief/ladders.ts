import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import { isWithin, judgeDrive } from "../../domain/ceiling.ts";
import type { Tie } from "../../domain/rules/ties.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import type { Seconds } from "../../domain/units.ts";
import { readWishedProblem } from "../exact/participation.ts";
import { hasLegalCluster } from "../legal_cluster.ts";
import type { ClusterLimits, Problem } from "../problem.ts";
import { compareUrns } from "../problem.ts";
import { NO_WISHES } from "../wishes.ts";
import type { Asked, Change } from "./change.ts";
import { withChange } from "./change.ts";

/** The changes of one kind from the least to the greatest, each of which allows whatever the ones before it do. */
export interface Ladder {
  readonly kind: Change["kind"];
  readonly size: number;
  readonly changeAt: (rung: number) => Change;
  /** Whether the school may be in some legal cluster then. */
  readonly isPossible: (rung: number) => boolean;
}

/** A school that is to be placed, and what it is to be placed under. */
export interface Wanted {
  readonly area: Area;
  readonly asked: Asked;
  readonly index: SchoolIndex;
  readonly urn: Urn;
}

/** The ladders of limits and bounds that are set: longer drives, smaller least numbers, larger most numbers. */
export function laddersOf(wanted: Wanted): readonly Ladder[] {
  const { area, asked, index } = wanted;
  const { bounds } = asked.settings;
  const count = area.schools.length;
  const roll = schoolAt(area, index).pupils?.value ?? 0;
  const all = area.schools.reduce((sum, { pupils }) => sum + (pupils?.value ?? 0), 0);
  const ladders: Ladder[] = [limitLadder(wanted)];
  const byLimits = (
    kind: Change["kind"],
    size: number,
    changeAt: (rung: number) => Change,
    limitsAt: (rung: number) => Partial<ClusterLimits>,
  ) => ladders.push(boundLadder(wanted, { kind, size, changeAt }, limitsAt));
  const { minSchools, minPupils, maxSchools, maxPupils } = bounds;
  if (minSchools !== null && minSchools > 1) {
    byLimits(
      "fewer-schools",
      minSchools - 1,
      (rung) => ({ kind: "fewer-schools", schools: minSchools - 1 - rung }),
      (rung) => ({ minSchools: minSchools - 1 - rung }),
    );
  }
  if (minPupils !== null && minPupils > 0) {
    byLimits(
      "fewer-pupils",
      minPupils,
      (rung) => ({ kind: "fewer-pupils", pupils: minPupils - 1 - rung }),
      (rung) => ({ minPupils: minPupils - 1 - rung }),
    );
  }
  if (maxSchools !== null && maxSchools < count) {
    byLimits(
      "more-schools",
      count - maxSchools,
      (rung) => ({ kind: "more-schools", schools: maxSchools + 1 + rung }),
      (rung) => ({ maxSchools: maxSchools + 1 + rung }),
    );
  }
  if (maxPupils !== null) {
    if (schoolAt(area, index).pupils === null) {
      const change: Change = { kind: "more-pupils", pupils: null };
      ladders.push(oneRung(wanted, change));
    } else if (Math.max(roll, maxPupils) < all) {
      byLimits(
        "more-pupils",
        all - maxPupils,
        (rung) => ({ kind: "more-pupils", pupils: maxPupils + 1 + rung }),
        (rung) => ({ maxPupils: maxPupils + 1 + rung }),
      );
    }
  }
  return ladders;
}

/** A ladder of one change. */
export function oneRung(wanted: Wanted, change: Change, kept: readonly Tie[] = []): Ladder {
  return {
    kind: change.kind,
    size: 1,
    changeAt: () => change,
    isPossible: () => isInSomeCluster(wanted, withChange(wanted.asked, change, kept)),
  };
}

/** Whether the school may be in some legal cluster under `asked`. */
export function isInSomeCluster(wanted: Wanted, asked: Asked): boolean {
  const { problem, candidate } = placeIn(wanted, asked);
  return candidate >= 0 && hasLegalCluster(problem, candidate) !== "no";
}

/** Every time above the limit at which some pair would come within it: the cautious end of its slower direction. */
function limitLadder(wanted: Wanted): Ladder {
  const { area, asked } = wanted;
  const { speed, ceiling } = asked.settings;
  const { driveTimes, schools } = area;
  const ends = new Set<number>();
  for (const [from, school] of schools.entries()) {
    for (let to = 0; to < from; to++) {
      if (school.location === null || schools[to]?.location === null) continue;
      const [a, b] = [from as SchoolIndex, to as SchoolIndex];
      const high = Math.max(
        judgeDrive(driveTimes, speed, ceiling, a, b).high,
        judgeDrive(driveTimes, speed, ceiling, b, a).high,
      );
      if (Number.isFinite(high) && !isWithin(high as Seconds, ceiling)) ends.add(high);
    }
  }
  const rungs = [...ends].sort((a, b) => a - b);
  const changeAt = (rung: number): Change => ({
    kind: "longer-limit",
    ceiling: (rungs[rung] ?? ceiling) as Seconds,
  });
  return {
    kind: "longer-limit",
    size: rungs.length,
    changeAt,
    isPossible: (rung) => isInSomeCluster(wanted, withChange(asked, changeAt(rung))),
  };
}

/** A ladder that changes no more than the bounds, so that one problem, read under the widest of them, serves all its rungs. */
function boundLadder(
  wanted: Wanted,
  ladder: Omit<Ladder, "isPossible">,
  limitsAt: (rung: number) => Partial<ClusterLimits>,
): Ladder {
  const { asked } = wanted;
  const isKept = (asked.options.wishes?.keepTies ?? "none") !== "none";
  let widest: ReturnType<typeof placeIn> | null = null;
  return {
    ...ladder,
    isPossible(rung) {
      const change = ladder.changeAt(rung);
      // Which ties are kept whole may depend on the bounds.
      if (isKept) return isInSomeCluster(wanted, withChange(asked, change));
      widest ??= placeIn(wanted, withChange(asked, ladder.changeAt(ladder.size - 1)));
      const { problem, candidate } = widest;
      const narrowed = { ...problem.limits, ...limitsAt(rung) };
      return candidate >= 0 && hasLegalCluster(problem, candidate, narrowed) !== "no";
    },
  };
}

function placeIn(
  { area, urn }: Wanted,
  { settings, options }: Asked,
): { readonly problem: Problem; readonly candidate: number } {
  const { problem } = readWishedProblem(area, settings, options.wishes ?? NO_WISHES);
  const candidate = problem.candidates.findIndex(({ schools }) =>
    schools.some((school) => school.urn === urn),
  );
  return { problem, candidate };
}

/** The schools that take no part, nearest to the wanted one first, itself at the head where it is one. */
export function leftOutNearestFirst({ area, asked, index, urn }: Wanted): readonly Urn[] {
  const { speed, ceiling } = asked.settings;
  const out = new Set(asked.options.wishes?.leaveOut ?? []);
  const times = new Map<Urn, number>();
  for (const [other, school] of area.schools.entries()) {
    if (!out.has(school.urn) || school.location === null) continue;
    const [a, b] = [index, other as SchoolIndex];
    const there = judgeDrive(area.driveTimes, speed, ceiling, a, b).seconds;
    const back = judgeDrive(area.driveTimes, speed, ceiling, b, a).seconds;
    times.set(school.urn, school.urn === urn ? -1 : there + back);
  }
  return [...times]
    .sort(([a, timeOfA], [b, timeOfB]) =>
      timeOfA === timeOfB ? compareUrns(a, b) : timeOfA - timeOfB,
    )
    .map(([other]) => other);
}
