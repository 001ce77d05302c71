import type { Area } from "../../src/domain/area.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { SchoolIndex, Urn } from "../../src/domain/school.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";

/*
 * Verdicts derived a second time, naively and from the raw times, with nothing of src/domain but its types.
 * It loops over every pair of schools of the area, where the product loops over clusters.
 */

export type OracleVerdict = "within" | "too-close-to-call" | "over" | "no-route";

/** One ordered pair of schools that share a cluster, as the oracle finds it. */
export interface OraclePair {
  readonly cluster: number;
  readonly from: Urn;
  readonly to: Urn;
  readonly seconds: number;
  readonly verdict: OracleVerdict;
}

/** Everything that the oracle has an opinion on. */
export interface OracleFindings {
  readonly pairs: readonly OraclePair[];
  /** "rule cluster-place" or "rule urn" of every error that times, sizes and lists of schools lead to. */
  readonly errors: readonly string[];
  readonly unassigned: readonly Urn[];
}

export const TOLERANCE = 1e-6;

/** What is wrong with a plan, from the raw times and the lists of schools alone. O(n² · clusters). */
export function askOracle(area: Area, plan: Plan, settings: JudgingSettings): OracleFindings {
  const pairs: OraclePair[] = [];
  const places = area.schools.map(({ urn, location }) =>
    plan.clusters.flatMap(({ schools }, place) =>
      location !== null && schools.includes(urn) ? [place] : [],
    ),
  );
  for (let i = 0; i < area.schools.length; i++) {
    for (let j = 0; j < area.schools.length; j++) {
      if (i === j) continue;
      const from = area.schools[i]?.urn ?? "";
      const to = area.schools[j]?.urn ?? "";
      for (const cluster of places[i] ?? []) {
        if (!places[j]?.includes(cluster)) continue;
        pairs.push({ cluster, from, to, ...timeOf(area, settings, i, j) });
      }
    }
  }
  const listed = plan.clusters.flatMap(({ schools }) => [...schools]);
  return {
    pairs,
    errors: [...pairErrors(pairs), ...sizeErrors(area, plan, settings), ...listErrors(area, plan)],
    unassigned: area.schools.map(({ urn }) => urn).filter((urn) => !listed.includes(urn)),
  };
}

function timeOf(
  area: Area,
  { speed, ceiling }: JudgingSettings,
  i: number,
  j: number,
): { readonly seconds: number; readonly verdict: OracleVerdict } {
  const raw = area.driveTimes.seconds(i as SchoolIndex, j as SchoolIndex) as number;
  if (!Number.isFinite(raw)) return { seconds: Number.POSITIVE_INFINITY, verdict: "no-route" };
  const judged = (times: number) => raw * times * speed.factor + speed.fixed;
  const seconds = raw * speed.factor + speed.fixed;
  const limit = ceiling + TOLERANCE;
  if (judged(multiplier(area, raw, "high")) <= limit) return { seconds, verdict: "within" };
  const low = judged(multiplier(area, raw, "low"));
  return { seconds, verdict: low <= limit ? "too-close-to-call" : "over" };
}

function multiplier(area: Area, raw: number, end: "low" | "high"): number {
  const points = area.driveTimes.band?.points ?? [];
  if (points.length === 0) return 1;
  const right = points.find(({ seconds }) => seconds >= raw) ?? points[points.length - 1];
  const left = points.findLast(({ seconds }) => seconds <= raw) ?? points[0];
  if (left === undefined || right === undefined) return 1;
  if (left.seconds === right.seconds) return right[end];
  if (left.seconds > right.seconds) return left[end];
  const share = (raw - left.seconds) / (right.seconds - left.seconds);
  return left[end] * (1 - share) + right[end] * share;
}

function pairErrors(pairs: readonly OraclePair[]): readonly string[] {
  const errors = { within: null, "no-route": "no-route", over: "over-ceiling" };
  return pairs.flatMap(({ verdict, cluster }) => {
    const rule = verdict === "too-close-to-call" ? verdict : errors[verdict];
    return rule === null ? [] : [`${rule} ${cluster}`];
  });
}

function sizeErrors(area: Area, plan: Plan, { bounds }: JudgingSettings): readonly string[] {
  const { minSchools, maxSchools, minPupils, maxPupils } = bounds;
  return plan.clusters.flatMap(({ schools }, place) => {
    const urns = schools.filter((urn, i) => schools.indexOf(urn) === i);
    const rolls = urns.map(
      (urn) => area.schools.find((school) => school.urn === urn)?.pupils?.value,
    );
    const pupils = rolls.reduce<number>((sum, roll) => sum + (roll ?? 0), 0);
    const isKnown = rolls.every((roll) => roll !== undefined);
    const errors: string[] = [];
    if (minSchools !== null && urns.length < minSchools) errors.push(`too-few-schools ${place}`);
    if (maxSchools !== null && urns.length > maxSchools) errors.push(`too-many-schools ${place}`);
    if (minPupils !== null && isKnown && pupils < minPupils) errors.push(`too-few-pupils ${place}`);
    if (maxPupils !== null && pupils > maxPupils) errors.push(`too-many-pupils ${place}`);
    return errors;
  });
}

function listErrors(area: Area, plan: Plan): readonly string[] {
  const urns = new Set(plan.clusters.flatMap(({ schools }) => [...schools]));
  return [...urns].flatMap((urn) => {
    const school = area.schools.find((known) => known.urn === urn);
    const errors: string[] = [];
    if (plan.clusters.filter(({ schools }) => schools.includes(urn)).length > 1) {
      errors.push(`in-two-clusters ${urn}`);
    }
    if (school === undefined) errors.push(`unknown-school ${urn}`);
    else if (school.location === null) errors.push(`no-location ${urn}`);
    return errors;
  });
}
