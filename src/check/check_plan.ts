import { schoolAt, schoolIndexes } from "../domain/area.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import type { CheckProblem, Claims } from "./claims.ts";
import type { Instance } from "./instance.ts";

/** What a proposal's clusters are worth, and what is wrong with them. */
export interface CheckedPlan {
  readonly problems: readonly CheckProblem[];
  readonly value: number;
  /** Parts that must be placed and are in no cluster. */
  readonly leftOut: readonly number[];
  /** Parts that are in a cluster. */
  readonly placed: ReadonlySet<number>;
}

/** Sums of judged seconds are equal within this share. */
const SAME = 1e-9;

/** The clusters of a proposal against every rule of its request. */
export function checkPlan(instance: Instance, claims: Claims): CheckedPlan {
  const problems: CheckProblem[] = [];
  const wrong = (what: string, claimed: unknown, found: unknown) => {
    problems.push({ what, claimed, found });
  };
  const clusterOf = new Map<Urn, string>();
  for (const { id, schools } of claims.clusters) {
    for (const urn of schools) {
      const other = clusterOf.get(urn);
      if (other !== undefined) wrong(`cluster ${id}`, urn, `the school is in cluster ${other} too`);
      else if (!instance.partOf.has(urn)) wrong(`cluster ${id}`, urn, "the school takes no part");
      clusterOf.set(urn, id);
    }
  }
  const ids = claims.clusters.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) wrong("clusters", ids, "two clusters have one id");
  let value = 0;
  for (const cluster of claims.clusters) {
    const checked = checkCluster(instance, claims, cluster);
    problems.push(...checked.problems);
    value += checked.value;
  }
  const leftOut = [...instance.parts.keys()].filter((at) => {
    const { schools, mustPlace } = instance.parts[at] ?? { schools: [], mustPlace: false };
    return mustPlace && schools.every((school) => !clusterOf.has(urnOf(instance, school)));
  });
  const missing = [
    ...leftOut.flatMap((at) => instance.parts[at]?.schools.map((s) => urnOf(instance, s)) ?? []),
    ...instance.impossible,
  ].sort();
  if ([...claims.unplaced].sort().join() !== missing.join()) {
    wrong("unplaced", [...claims.unplaced].sort(), missing);
  }
  const { clusters: wanted } = claims.request;
  const isFixed = wanted !== "auto" && claims.objective.kind !== "fewest";
  if (isFixed && ids.length > 0 && wanted !== ids.length) {
    wrong("clusters", wanted, ids.length);
  }
  if (!isClose(value, claims.objective.value)) {
    wrong("objective.value", claims.objective.value, value);
  }
  const placed = new Set([...clusterOf.keys()].flatMap((urn) => instance.partOf.get(urn) ?? []));
  return { problems, value, leftOut, placed };
}

function checkCluster(
  instance: Instance,
  claims: Claims,
  { id, schools, host }: Claims["clusters"][number],
): { readonly problems: readonly CheckProblem[]; readonly value: number } {
  const problems: CheckProblem[] = [];
  const what = `cluster ${id}`;
  const wrong = (claimed: unknown, found: unknown) => problems.push({ what, claimed, found });
  const parts = [...new Set(schools.flatMap((urn) => instance.partOf.get(urn) ?? []))];
  const members = parts.flatMap((at) => instance.parts[at]?.schools ?? []);
  const torn = members.filter((school) => !schools.includes(urnOf(instance, school)));
  if (torn.length > 0) {
    const away = torn.map((school) => urnOf(instance, school));
    wrong(schools, `${away.join(", ")} must be with them`);
  }
  for (const [at, a] of parts.entries()) {
    for (const b of parts.slice(at)) {
      if (instance.mayShare(a, b)) continue;
      wrong(
        schools,
        `${firstUrn(instance, a)} and ${firstUrn(instance, b)} may not share a cluster`,
      );
    }
  }
  const pupils = parts.reduce((sum, at) => sum + (instance.parts[at]?.pupils ?? 0), 0);
  const { least, most } = instance;
  if (schools.length < least.schools || schools.length > most.schools) {
    wrong(schools.length, `schools must be ${least.schools} to ${most.schools}`);
  }
  if (pupils < least.pupils || pupils > most.pupils) {
    wrong(pupils, `pupils must be ${least.pupils} to ${most.pupils}`);
  }
  if (instance.rules.isForbidden(parts)) wrong(schools, "it is in pieces, which was ruled out");
  const toHost = (school: SchoolIndex) =>
    parts.reduce((sum, at) => sum + instance.toHost(at, school), 0);
  const easiest = Math.min(...members.map(toHost));
  const index = host === null ? undefined : schoolIndexes(instance.area).get(host);
  const named = index === undefined || !members.includes(index) ? null : toHost(index);
  const isKept = claims.isRepair === true && (host === null || named !== null);
  if (!isKept && (named === null || !isClose(named, easiest))) {
    const best = members.find((school) => toHost(school) === easiest);
    problems.push({
      what: `${what} host`,
      claimed: host,
      found: best === undefined ? null : urnOf(instance, best),
    });
  }
  switch (claims.objective.kind) {
    case "fewest":
      return { problems, value: 1 };
    case "host":
      return { problems, value: easiest };
    case "travel":
      return { problems, value: travelWithin(instance, parts) };
  }
}

function travelWithin(instance: Instance, parts: readonly number[]): number {
  let sum = 0;
  for (const [at, a] of parts.entries()) {
    for (const b of parts.slice(at)) sum += instance.travel(a, b);
  }
  return sum + (instance.rules.isPairwise ? 0 : instance.rules.clusterPrice(parts));
}

/** Whether two sums are the same but for rounding. */
export function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b));
}

function urnOf(instance: Instance, school: SchoolIndex): Urn {
  return schoolAt(instance.area, school).urn;
}

function firstUrn(instance: Instance, part: number): Urn {
  const [school] = instance.parts[part]?.schools ?? [];
  return school === undefined ? "" : urnOf(instance, school);
}
