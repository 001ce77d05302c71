import type { Area } from "../domain/area.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { readWishedProblem } from "./exact/participation.ts";
import type { Problem } from "./problem.ts";
import { costBetween, readProblem } from "./problem.ts";
import type { PricedWish, Wishes } from "./wishes.ts";

/** How much of a wish a plan does not fulfil, and what that costs. */
export interface WishFacts {
  /** For short drives, the pairs of partners beyond the ideal; for close to today, those that share no cluster today; otherwise clusters. */
  readonly count: number;
  /** Out of so many pairs of partners, or clusters. */
  readonly of: number;
  /** Judged seconds. */
  readonly price: number;
}

/** Measures plans of an area against its wishes. */
export interface WishMeasure {
  /** Judged seconds between all partners, mean of both directions, whatever is wished. */
  travel(clusters: readonly (readonly Urn[])[]): number;
  facts(wish: PricedWish, clusters: readonly (readonly Urn[])[]): WishFacts;
}

/** The measure of the plans that follow `wishes`. O(n²). */
export function wishMeasure(area: Area, settings: JudgingSettings, wishes: Wishes): WishMeasure {
  const { problem: single } = readProblem(area, settings);
  const { problem: whole } = readWishedProblem(area, settings, wishes);
  const rows = new Map(single.candidates.map(({ urn }, row) => [urn, row]));
  const pairs = (schools: readonly Urn[]) => pairsOf(schools.flatMap((urn) => rows.get(urn) ?? []));
  const allPairs = (clusters: readonly (readonly Urn[])[]) => clusters.flatMap(pairs);
  const seconds = ([a, b]: readonly [number, number]) => costBetween(single, a, b);
  return {
    travel: (clusters) => allPairs(clusters).reduce((sum, pair) => sum + seconds(pair), 0),
    facts(wish, clusters) {
      switch (wish.name) {
        case "short-drives": {
          const times = allPairs(clusters).map(seconds);
          const beyond = times.filter((time) => time > wish.idealSeconds);
          const over = beyond.reduce((sum, time) => sum + time - wish.idealSeconds, 0);
          return { count: beyond.length, of: times.length, price: wish.weight * over };
        }
        case "close-to-today": {
          const together = new Set(
            allPairs(wish.today).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]),
          );
          const all = allPairs(clusters);
          const count = all.filter(([a, b]) => !together.has(`${a} ${b}`)).length;
          return { count, of: all.length, price: wish.weight * count };
        }
        case "each-kind":
        case "joined-up": {
          const count = clusters.filter((schools) => isShort(wish.name, whole, schools)).length;
          return { count, of: clusters.length, price: (wish.weight ?? 0) * count };
        }
      }
    },
  };
}

function isShort(
  name: "each-kind" | "joined-up",
  { candidates, prices }: Problem,
  schools: readonly Urn[],
): boolean {
  if (prices === null) throw new Error(`No prices were made for the wish ${name}.`);
  const held = new Set(schools);
  const members = [...candidates.keys()].filter((row) => held.has(candidates[row]?.urn ?? ""));
  return name === "each-kind"
    ? prices.lacksKind(members, members.length)
    : prices.isInPieces(members, members.length);
}

function pairsOf(rows: readonly number[]): (readonly [number, number])[] {
  return rows.flatMap((a, at) => rows.slice(at + 1).map((b) => [a, b] as const));
}
