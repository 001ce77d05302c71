import { expect } from "vitest";
import type { Area } from "../../src/domain/area.ts";
import type { Judgement } from "../../src/domain/judgement.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { SchoolIndex, Urn } from "../../src/domain/school.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import type { OraclePair, OracleVerdict } from "./ask_oracle.ts";
import { askOracle, TOLERANCE } from "./ask_oracle.ts";

/** Fails unless `judgement` says of every pair, size and list what the oracle says. Cluster ids must be unique. */
export function expectJudgedLikeOracle(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  judgement: Judgement,
): void {
  const oracle = askOracle(area, plan, settings);
  const urnOf = (index: SchoolIndex) => area.schools[index]?.urn ?? "";
  const judgedPairs = judgement.clusters.flatMap(({ pairs }, cluster) =>
    pairs.map(({ from, to, seconds, verdict }) => ({
      cluster,
      from: urnOf(from),
      to: urnOf(to),
      seconds: seconds as number,
      verdict,
    })),
  );
  expect(judgedPairs.sort(byEnds)).toEqual([...oracle.pairs].sort(byEnds));
  judgement.clusters.forEach((judged, cluster) => {
    const pairs = oracle.pairs.filter((pair) => pair.cluster === cluster);
    expectClusterLikeOracle(judged, pairs);
  });
  expect(judgement.unassigned).toEqual(oracle.unassigned);
  const errors = judgement.issues.filter(({ severity }) => severity === "error");
  const governance = errors.filter(({ rule }) => rule === "academy-in-federation");
  const others = errors.filter(({ rule }) => rule !== "academy-in-federation");
  const subjects = others.map(({ rule, schools, clusters }) =>
    SCHOOL_RULES.has(rule)
      ? `${rule} ${schools[0]}`
      : `${rule} ${plan.clusters.findIndex(({ id }) => id === clusters[0])}`,
  );
  expect([...new Set(subjects)].sort()).toEqual([...new Set(oracle.errors)].sort());
  expect(judgement.valid).toBe(oracle.errors.length === 0 && governance.length === 0);
}

const SCHOOL_RULES: ReadonlySet<string> = new Set([
  "in-two-clusters",
  "unknown-school",
  "no-location",
]);

function expectClusterLikeOracle(
  judged: Judgement["clusters"][number],
  pairs: readonly OraclePair[],
): void {
  const count = (...verdicts: readonly OracleVerdict[]) =>
    pairs.filter(({ verdict }) => verdicts.includes(verdict)).length;
  expect(judged.over.length).toBe(count("over", "no-route"));
  expect(judged.tooClose.length).toBe(count("too-close-to-call"));
  const longest = pairs.length === 0 ? null : Math.max(...pairs.map(({ seconds }) => seconds));
  expect(judged.worst?.seconds ?? null).toBe(longest);
  const travel = new Map<Urn, number>();
  for (const { from, to, seconds } of pairs) {
    travel.set(from, (travel.get(from) ?? 0) + seconds / 2);
    travel.set(to, (travel.get(to) ?? 0) + seconds / 2);
  }
  if (judged.host === null) expect(judged.members).toEqual([]);
  else if (pairs.length > 0) {
    const least = Math.min(...travel.values());
    const hosts = [...travel].filter(([, sum]) => sum <= least + TOLERANCE).map(([urn]) => urn);
    expect(judged.host).toBe(hosts.sort()[0]);
  }
}

function byEnds(a: OraclePair, b: OraclePair): number {
  const key = ({ cluster, from, to }: OraclePair) => `${cluster} ${from} ${to}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Fails unless `plan` keeps every rule that times, sizes and lists of schools lead to: what every proposal must pass. */
export function expectValidPlan(area: Area, plan: Plan, settings: JudgingSettings): void {
  const { errors, pairs } = askOracle(area, plan, settings);
  expect(errors).toEqual([]);
  expect(pairs.every(({ verdict }) => verdict === "within")).toBe(true);
}
