import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Verdict } from "../../domain/ceiling.ts";
import { gravestVerdict } from "../../domain/ceiling.ts";
import type { JudgedCluster, JudgedPair } from "../../domain/judgement.ts";
import type { RoadLength } from "../../domain/road_distance.ts";
import { roadLength } from "../../domain/road_distance.ts";
import { schoolName } from "../../words/names.ts";

/** Two schools, named in the slower direction of their drive. */
export interface PairRow {
  readonly key: string;
  readonly first: string;
  readonly second: string;
  readonly there: JudgedPair;
  readonly back: JudgedPair;
  /** Of the slower direction. */
  readonly length: RoadLength | null;
  readonly verdict: Verdict;
}

export type PairColumn = "schools" | "there" | "back" | "miles";

/** Every pair of a cluster once. */
export function pairRows(area: Area, judged: JudgedCluster): readonly PairRow[] {
  const byKey = new Map(judged.pairs.map((pair) => [`${pair.from}-${pair.to}`, pair]));
  return judged.pairs.flatMap((there) => {
    const back = byKey.get(`${there.to}-${there.from}`);
    if (back === undefined || !isSlower(there, back)) return [];
    return [
      {
        key: `${there.from}-${there.to}`,
        first: schoolName(area, schoolAt(area, there.from).urn),
        second: schoolName(area, schoolAt(area, there.to).urn),
        there,
        back,
        length: roadLength(area, there.from, there.to),
        verdict: gravestVerdict([there.verdict, back.verdict]),
      },
    ];
  });
}

/** Whether `there` is the slower way of its pair; where both take the same time, one of them is. */
function isSlower(there: JudgedPair, back: JudgedPair): boolean {
  return there.seconds === back.seconds ? there.from < back.from : there.seconds > back.seconds;
}

/** Below 0 where `a` comes before `b` in a column. */
export function comparePairs(column: PairColumn, a: PairRow, b: PairRow): number {
  switch (column) {
    case "schools":
      return `${a.first} ${a.second}`.localeCompare(`${b.first} ${b.second}`, "en");
    case "there":
      return compareNumbers(a.there.seconds, b.there.seconds);
    case "back":
      return compareNumbers(a.back.seconds, b.back.seconds);
    case "miles":
      return compareNumbers(a.length?.metres ?? -1, b.length?.metres ?? -1);
  }
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
