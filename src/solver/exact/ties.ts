import type { Area } from "../../domain/area.ts";
import type { Tie } from "../../domain/rules/ties.ts";
import { tiesOf } from "../../domain/rules/ties.ts";
import type { Problem } from "../problem.ts";
import { mayShare } from "../problem.ts";
import type { ReleasedTie } from "../proposal.ts";
import type { KeptTies } from "../wishes.ts";
import type { Contraction } from "./contraction.ts";

/**
 * Joins the schools of the federations or trusts to keep, federations first, as far as their set can be a cluster; the
 * others are released, each with why: its set has too many schools or pupils, is too far apart, or has schools that are
 * kept apart. Schools that take no part are not counted.
 */
export function keepTies(
  area: Area,
  kept: KeptTies,
  problem: Problem,
  contraction: Contraction,
): readonly ReleasedTie[] {
  const released: ReleasedTie[] = [];
  for (const tie of tiesToKeep(area, kept)) {
    const own = contraction.rowsOf(tie.schools);
    if (own.length < 2) continue;
    const rows = contraction.wouldBe(tie.schools);
    const reason = reasonToRelease(problem, rows);
    if (reason === null) contraction.join(tie.schools);
    else {
      released.push({
        kind: tie.kind,
        name: tie.name,
        asAt: tie.asAt,
        schools: own.flatMap((row) => problem.candidates[row]?.urn ?? []).sort(),
        reason,
        longestSeconds: longest(problem, own),
      });
    }
  }
  return released;
}

/** The federations and trusts that `kept` names and that are not among the `released`. */
export function keptTies(
  area: Area,
  kept: KeptTies,
  released: readonly Pick<ReleasedTie, "kind" | "name">[],
): readonly Tie[] {
  return tiesToKeep(area, kept).filter(
    (tie) => !released.some(({ kind, name }) => kind === tie.kind && name === tie.name),
  );
}

function tiesToKeep(area: Area, kept: KeptTies): readonly Tie[] {
  const federations = kept === "federations" || kept === "both" ? tiesOf(area, "federation") : [];
  const trusts = kept === "trusts" || kept === "both" ? tiesOf(area, "trust") : [];
  return [...byName(federations), ...byName(trusts)];
}

/** In an order that the order of schools does not change. */
function byName(ties: readonly Tie[]): readonly Tie[] {
  const key = ({ schools }: Tie) => [...schools].sort()[0] ?? "";
  return [...ties].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function reasonToRelease(problem: Problem, rows: readonly number[]): ReleasedTie["reason"] | null {
  const { maxSchools, maxPupils } = problem.limits;
  if (rows.length > maxSchools) return "too-many-schools";
  const pupils = rows.reduce((sum, row) => sum + (problem.pupils[row] ?? 0), 0);
  if (pupils > maxPupils) return "too-many-pupils";
  const isClose = rows.every((a) => rows.every((b) => a === b || mayShare(problem, a, b)));
  return isClose ? null : "too-far-apart";
}

/** Judged seconds, mean of both directions, between the two farthest of `rows`; `null` where a pair has no route. */
function longest(problem: Problem, rows: readonly number[]): number | null {
  let most = 0;
  for (const a of rows) {
    for (const b of rows) {
      if (a !== b) most = Math.max(most, problem.hostCost[a * problem.size + b] ?? 0);
    }
  }
  return Number.isFinite(most) ? most : null;
}
