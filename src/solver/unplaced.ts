import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import { judgeDrive } from "../domain/ceiling.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { UNREACHABLE } from "../domain/units.ts";
import { hasLegalCluster } from "./legal_cluster.ts";
import type { Problem } from "./problem.ts";
import { compareUrns } from "./problem.ts";
import type { Unplaced, UnplacedReason } from "./proposal.ts";

/** A school in no cluster and what is known of why, before its facts are gathered. */
export interface LeftOut {
  readonly urn: Urn;
  readonly index: SchoolIndex;
  readonly reason: UnplacedReason;
  /** Facts beside those that every unplaced school has. */
  readonly facts?: Unplaced["facts"];
}

/** Why no legal cluster can hold `candidate`; `null` when one can, or might. */
export function reasonNoClusterHolds(problem: Problem, candidate: number): UnplacedReason | null {
  if (hasLegalCluster(problem, candidate) !== "no") return null;
  if (problem.whole[candidate] !== 1) return "kept-together-not-legal";
  const partners = problem.partners[candidate]?.length ?? 0;
  if (partners === 0 && problem.limits.minSchools > 1) return "no-partner-within-ceiling";
  const anyRoll = { ...problem.limits, minPupils: 0, maxPupils: Number.POSITIVE_INFINITY };
  const isKept = (problem.schools[candidate] ?? 1) > 1;
  if (hasLegalCluster(problem, candidate, anyRoll) === "no") {
    return isKept ? "kept-together-not-legal" : "too-few-partners-within-ceiling";
  }
  return "no-cluster-within-pupil-bounds";
}

/**
 * `leftOut` with the facts that explain each, in URN order: `ceilingSeconds`; `partners`, how many schools may share a
 * cluster with it; `nearestUrn`, the school with the least mean-direction time, with `nearestSeconds` and
 * `nearestHighSeconds` of its slower direction (central and cautious); `pupils`; and the bounds that are set.
 */
export function explainUnplaced(
  area: Area,
  settings: JudgingSettings,
  leftOut: readonly LeftOut[],
): Unplaced[] {
  const bounds = Object.entries(settings.bounds).filter(([, bound]) => bound !== null);
  return [...leftOut]
    .sort((a, b) => compareUrns(a.urn, b.urn))
    .map(({ urn, index, reason, facts }) => ({
      urn,
      reason,
      facts: {
        ceilingSeconds: settings.ceiling,
        ...partnerFacts(area, settings, index),
        pupils: schoolAt(area, index).pupils?.value ?? null,
        ...Object.fromEntries(bounds),
        ...facts,
      },
    }));
}

function partnerFacts(
  area: Area,
  settings: JudgingSettings,
  index: SchoolIndex,
): Unplaced["facts"] {
  if (schoolAt(area, index).location === null) return { partners: 0, nearestUrn: null };
  const { driveTimes } = area;
  const { speed, ceiling } = settings;
  let partners = 0;
  let nearest = { mean: UNREACHABLE as number, slower: 0, high: 0, urn: "" };
  for (const [other, school] of area.schools.entries()) {
    if (other === index || school.location === null) continue;
    const out = judgeDrive(driveTimes, speed, ceiling, index, other as SchoolIndex);
    const back = judgeDrive(driveTimes, speed, ceiling, other as SchoolIndex, index);
    if (out.verdict === "within" && back.verdict === "within") partners++;
    const mean = (out.seconds + back.seconds) / 2;
    const tied = mean === nearest.mean && compareUrns(school.urn, nearest.urn) < 0;
    if (!(mean < nearest.mean || (tied && mean < UNREACHABLE))) continue;
    nearest = {
      mean,
      slower: Math.max(out.seconds, back.seconds),
      high: Math.max(out.high, back.high),
      urn: school.urn,
    };
  }
  if (nearest.urn === "") return { partners, nearestUrn: null, nearestSeconds: null };
  return {
    partners,
    nearestUrn: nearest.urn,
    nearestSeconds: nearest.slower,
    nearestHighSeconds: nearest.high,
  };
}
