import type { Area } from "../../src/domain/area.ts";
import type { SchoolIndex } from "../../src/domain/school.ts";
import type { JudgingSettings } from "../../src/domain/settings.ts";
import type { ObjectiveKind, Proposal } from "../../src/solver/proposal.ts";

/** What a checker that knows nothing of the solver or the domain's rules needs: one row per school with a location. */
export interface PlainArea {
  readonly urns: readonly string[];
  readonly pupils: readonly (number | null)[];
  /** Judged seconds, mean of both directions. */
  readonly mean: readonly (readonly number[])[];
  /** Judged seconds at the cautious end, slower direction. */
  readonly slowest: readonly (readonly number[])[];
}

/** `area` at the settings' speed, read from its raw times cell by cell. */
export function plainArea(area: Area, settings: JudgingSettings): PlainArea {
  const placed = area.schools.flatMap((school, i) => (school.location === null ? [] : [i]));
  const { factor, fixed } = settings.speed;
  const judged = (raw: number) => raw * factor + fixed;
  const table = (cell: (a: SchoolIndex, b: SchoolIndex) => number) =>
    placed.map((a) => placed.map((b) => (a === b ? 0 : cell(a as SchoolIndex, b as SchoolIndex))));
  const { driveTimes } = area;
  return {
    urns: placed.map((i) => area.schools[i]?.urn ?? ""),
    pupils: placed.map((i) => area.schools[i]?.pupils?.value ?? null),
    mean: table(
      (a, b) => (judged(driveTimes.seconds(a, b)) + judged(driveTimes.seconds(b, a))) / 2,
    ),
    slowest: table((a, b) =>
      Math.max(judged(driveTimes.high(a, b)), judged(driveTimes.high(b, a))),
    ),
  };
}

/** Whether the schools, by their row in `plain`, make a legal cluster under `settings`. */
export function isLegalCluster(
  plain: PlainArea,
  settings: JudgingSettings,
  members: readonly number[],
): boolean {
  const { minSchools, maxSchools, minPupils, maxPupils } = settings.bounds;
  const rolls = members.map((member) => plain.pupils[member] ?? null);
  const roll = rolls.reduce((sum: number, pupils) => sum + (pupils ?? 0), 0);
  if (minSchools !== null && members.length < minSchools) return false;
  if (maxSchools !== null && members.length > maxSchools) return false;
  if (minPupils !== null && roll < minPupils) return false;
  if (maxPupils !== null && (roll > maxPupils || rolls.includes(null))) return false;
  return members.every((a) =>
    members.every((b) => a === b || (plain.slowest[a]?.[b] ?? 1e99) <= settings.ceiling + 1e-6),
  );
}

/** The least sum of mean times from the members to one of them. */
export function starOf(plain: PlainArea, members: readonly number[]): number {
  return Math.min(...members.map((host) => sumTo(plain, host, members)));
}

/** The objective of whole clusters, by definition. */
export function naiveValue(
  plain: PlainArea,
  kind: ObjectiveKind,
  clusters: readonly (readonly number[])[],
): number {
  if (kind === "fewest") return clusters.length;
  let value = 0;
  for (const members of clusters) {
    if (kind === "host") value += starOf(plain, members);
    else for (const member of members) value += sumTo(plain, member, members) / 2;
  }
  return value;
}

function sumTo(plain: PlainArea, host: number, members: readonly number[]): number {
  return members.reduce((sum, member) => sum + (plain.mean[member]?.[host] ?? 1e99), 0);
}

/** Everything that is wrong with `proposal`, in words; empty when it is legal and says the truth about itself. */
export function wrongWith(area: Area, settings: JudgingSettings, proposal: Proposal): string[] {
  const plain = plainArea(area, settings);
  const wrong: string[] = [];
  const rowOf = new Map(plain.urns.map((urn, row) => [urn, row]));
  const clusters = proposal.clusters.map((cluster) =>
    cluster.schools.map((urn) => rowOf.get(urn) ?? -1),
  );
  const seen = [
    ...proposal.clusters.flatMap((cluster) => cluster.schools),
    ...proposal.unplaced.map((unplaced) => unplaced.urn),
  ].sort();
  const wanted = area.schools.map((school) => school.urn).sort();
  if (seen.join() !== wanted.join()) wrong.push(`schools ${seen.join()} are not ${wanted.join()}`);
  for (const [i, members] of clusters.entries()) {
    const { id, host, schools } = proposal.clusters[i] ?? { id: "?", host: "", schools: [] };
    if (id !== String(i + 1)) wrong.push(`cluster ${i} is called ${id}`);
    if (members.includes(-1) || !isLegalCluster(plain, settings, members)) {
      wrong.push(`cluster ${id} is not legal: ${schools.join()}`);
    } else if (
      !(Math.abs(sumTo(plain, rowOf.get(host) ?? -1, members) - starOf(plain, members)) < 1e-6)
    ) {
      wrong.push(`${host} is not the easiest of cluster ${id} to reach`);
    }
  }
  const value = naiveValue(plain, proposal.objective.kind, clusters);
  if (!(Math.abs(value - proposal.objective.value) <= 1e-6 * Math.max(1, value))) {
    wrong.push(`value is ${value}, not ${proposal.objective.value}`);
  }
  if (proposal.status === "infeasible" && clusters.length > 0)
    wrong.push("infeasible with clusters");
  if (proposal.status === "optimal") wrong.push("optimal without a proof");
  return wrong;
}
