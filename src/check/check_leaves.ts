import { schoolAt } from "../domain/area.ts";
import type { Urn } from "../domain/school.ts";
import type { CertificateLeaf } from "../solver/exact/certificate.ts";
import { hasCheaperCluster, travelCosts } from "./cheapest_cluster.ts";
import { hasCheaperLoad } from "./cheapest_load.ts";
import type { CheckProblem } from "./claims.ts";
import type { Found } from "./heaviest_cluster.ts";
import { hasHeavierCluster } from "./heaviest_cluster.ts";
import type { Instance } from "./instance.ts";
import type { LeafCase } from "./leaf_case.ts";
import { coverAllCases, leafCase } from "./leaf_case.ts";

/** What leaves are to prove a bound on. */
export interface LeavesQuestion {
  /** `cover`: every cluster costs `clusterCost`. */
  readonly kind: "cover" | "travel" | "host";
  readonly clusterCost: number;
  /** What leaving out one school that must be placed costs. */
  readonly leftOutCost: number;
  /** How many clusters every plan has; `null` where the count is free. */
  readonly clusters: number | null;
  /** Parts that no legal cluster has, so that leaving them out costs nothing. */
  readonly impossible: ReadonlySet<number>;
}

/** The share of the duals' sizes by which every bound is lowered. */
const SAFETY = 1e-9;

/** What leaves prove. */
interface CheckedLeaves {
  readonly problems: readonly CheckProblem[];
  readonly bound: number;
  /** By how much the bound was lowered, at the most. */
  readonly safety: number;
}

/** What `leaves` prove, and why it is less than they say. `-Infinity` where they prove nothing. */
export function checkLeaves(
  instance: Instance,
  leaves: readonly CertificateLeaf[],
  question: LeavesQuestion,
): CheckedLeaves {
  const problems: CheckProblem[] = [];
  if (!coverAllCases(leaves)) {
    problems.push({
      what: "certificate.leaves",
      claimed: `${leaves.length} leaves`,
      found: "they do not cover all cases",
    });
  }
  let bound = Number.POSITIVE_INFINITY;
  let safety = 0;
  for (const [at, leaf] of leaves.entries()) {
    const held = leafCase(instance, leaf);
    if (held === null) continue;
    const found = typeof held === "string" ? held : refutation(instance, held, leaf, question);
    if (found !== null)
      problems.push({ what: `certificate.leaves[${at}]`, claimed: "a bound", found });
    bound = Math.min(bound, boundOf(leaf, question.clusters));
    safety = Math.max(safety, SAFETY * sizeOf(leaf, question.clusters));
  }
  return { problems, bound: problems.length > 0 ? Number.NEGATIVE_INFINITY : bound, safety };
}

/** Why the duals of `leaf` prove nothing; `null` where they do. */
function refutation(
  instance: Instance,
  held: LeafCase,
  leaf: CertificateLeaf,
  question: LeavesQuestion,
): string | null {
  const tolerance = SAFETY * Math.max(1, sizeOf(leaf, question.clusters) / Math.max(1, held.size));
  const cut = leaf.cuts.find(({ dual }) => dual > 0);
  if (cut !== undefined) return `the cut over ${cut.urns.join(", ")} has a dual above 0`;
  for (const [item, parts] of held.items.entries()) {
    const most = parts.reduce((sum, at) => {
      const { schools, mustPlace } = instance.parts[at] ?? { schools: [], mustPlace: false };
      const counts = mustPlace && !question.impossible.has(at);
      return sum + (counts ? schools.length * question.leftOutCost : 0);
    }, 0);
    if ((held.duals[item] ?? 0) > most + tolerance) {
      return `the dual of ${urnOfItem(instance, held, item)} is above the cost of leaving it out`;
    }
  }
  const found = cheaper(instance, held, leaf, question, tolerance);
  if (found === "one") return "a legal cluster has a reduced cost below 0";
  return found === "none" ? null : "the search for a cluster that refutes it did not end";
}

function cheaper(
  instance: Instance,
  held: LeafCase,
  leaf: CertificateLeaf,
  question: LeavesQuestion,
  tolerance: number,
): Found {
  switch (question.kind) {
    case "cover":
      return coverCheaper(
        instance,
        held,
        question.clusterCost - (leaf.other.clusters ?? 0),
        tolerance,
      );
    case "travel":
      return hasCheaperCluster(instance, held, travelCosts(instance, held), {
        fixed: -(leaf.other.clusters ?? 0),
        threshold: -tolerance,
      });
    case "host":
      return hostedCheaper(instance, held, leaf, tolerance);
  }
}

/** Where no cluster may be in pieces, one that is refutes nothing. */
function coverCheaper(instance: Instance, held: LeafCase, cost: number, tolerance: number): Found {
  const found = hasHeavierCluster(instance, held, held.duals, cost + tolerance);
  const { wishes, isForbidden } = instance.rules;
  if (found === "none" || !wishes.some(({ weight }) => weight === null)) return found;
  const whole = (parts: readonly number[]) => (isForbidden(parts) ? Number.POSITIVE_INFINITY : 0);
  const costs = { each: new Float64Array(held.size), two: null, whole };
  return hasCheaperCluster(instance, held, costs, { fixed: cost, threshold: -tolerance });
}

/** Whether some school's legal clusters, with it as their host, have a reduced cost below what the leaf says of it. */
function hostedCheaper(
  instance: Instance,
  held: LeafCase,
  leaf: CertificateLeaf,
  tolerance: number,
): Found {
  const values = leaf.other.hosts;
  const ofAll = leaf.other.clusters ?? 0;
  const closed = new Set(leaf.other.closed);
  const openedOf = openedHosts(instance, held, leaf);
  for (const [item, parts] of held.items.entries()) {
    if (held.usable[item] !== 1) continue;
    for (const host of parts.flatMap((at) => instance.parts[at]?.schools ?? [])) {
      const { urn } = schoolAt(instance.area, host);
      const opened = openedOf.get(item);
      if (closed.has(urn) || (opened !== undefined && !opened.has(urn))) continue;
      const value = values === undefined ? ofAll : values[urn];
      const each = Float64Array.from(held.items, (members) =>
        members.reduce((sum, part) => sum + instance.toHost(part, host), 0),
      );
      const limits =
        value === undefined
          ? { fixed: 0, threshold: Number.POSITIVE_INFINITY }
          : { fixed: -value, threshold: -tolerance };
      const others = withoutOpened(held, openedOf, item);
      const found = cheaperFrom(instance, others, each, limits, item);
      if (found !== "none") return found;
    }
  }
  return "none";
}

/** Whether a legal cluster with the item `host` has a reduced cost below the threshold, where each item costs `each`. */
function cheaperFrom(
  instance: Instance,
  held: LeafCase,
  each: Float64Array,
  limits: { readonly fixed: number; readonly threshold: number },
  host: number,
): Found {
  if (!isBoundByPupilsOnly(instance, held)) {
    return hasCheaperCluster(instance, held, { each, two: null, whole: null }, limits, host);
  }
  const own = each.map((cost, item) => cost - (held.duals[item] ?? 0));
  return hasCheaperLoad(held, { ...limits, own, mostPupils: instance.most.pupils }, host);
}

/** Whether a cluster of a case is legal wherever its items may share one and their pupils are not too many. */
function isBoundByPupilsOnly({ least, most }: Instance, held: LeafCase): boolean {
  const schools = held.schools.reduce((sum, count) => sum + count, 0);
  const isFreeBelow = least.schools <= 1 && least.pupils <= 0;
  return isFreeBelow && schools <= most.schools && held.cuts.length === 0;
}

/** The schools that are hosts in the case of `leaf`, by their items. */
function openedHosts(
  instance: Instance,
  held: LeafCase,
  leaf: CertificateLeaf,
): ReadonlyMap<number, ReadonlySet<Urn>> {
  const opened = new Map<number, Set<Urn>>();
  for (const urn of leaf.other.opened ?? []) {
    const part = instance.partOf.get(urn) ?? -1;
    const item = held.items.findIndex((parts) => parts.includes(part));
    opened.set(item, (opened.get(item) ?? new Set()).add(urn));
  }
  return opened;
}

/** The case with the items of other hosts in no cluster that is hosted from `item`. */
function withoutOpened(
  held: LeafCase,
  openedOf: ReadonlyMap<number, ReadonlySet<Urn>>,
  item: number,
): LeafCase {
  if (openedOf.size === 0) return held;
  const adjacent = held.adjacent.slice();
  for (const opened of openedOf.keys()) {
    if (opened !== item) adjacent[item * held.size + opened] = 0;
  }
  return { ...held, adjacent };
}

/** The bound of a leaf whose duals hold, by its definition. */
function boundOf(leaf: CertificateLeaf, clusters: number | null): number {
  return sumOf(leaf, clusters, (dual) => dual) - SAFETY * sizeOf(leaf, clusters);
}

function sizeOf(leaf: CertificateLeaf, clusters: number | null): number {
  return sumOf(leaf, clusters, Math.abs);
}

function sumOf(
  leaf: CertificateLeaf,
  clusters: number | null,
  measure: (dual: number) => number,
): number {
  let sum = 0;
  for (const dual of Object.values(leaf.duals)) sum += measure(dual);
  for (const { urns, dual } of leaf.cuts) sum += measure(dual) * Math.floor(urns.length / 2);
  if (clusters === null) return sum;
  if (leaf.other.hosts === undefined) return sum + clusters * measure(leaf.other.clusters ?? 0);
  const { hosts, opened = [] } = leaf.other;
  if (opened.some((urn) => hosts[urn] === undefined)) return Number.POSITIVE_INFINITY;
  const least = Object.values(hosts).sort((a, b) => a - b);
  if (least.length < clusters) return Number.POSITIVE_INFINITY;
  for (const value of least.slice(0, clusters)) sum += measure(value);
  return sum;
}

function urnOfItem(instance: Instance, held: LeafCase, item: number): string {
  const [part = 0] = held.items[item] ?? [];
  const [school] = instance.parts[part]?.schools ?? [];
  return school === undefined ? "?" : schoolAt(instance.area, school).urn;
}
