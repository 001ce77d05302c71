import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { Certificate } from "../solver/exact/certificate.ts";
import type { LeavesQuestion } from "./check_leaves.ts";
import { checkLeaves } from "./check_leaves.ts";
import type { CheckedPlan } from "./check_plan.ts";
import { checkPlan, isClose } from "./check_plan.ts";
import { wishProblems } from "./check_wishes.ts";
import type { CheckProblem, Claims } from "./claims.ts";
import { hasHeavierCluster } from "./heaviest_cluster.ts";
import type { Instance } from "./instance.ts";
import { instanceOf } from "./instance.ts";
import { leafCase } from "./leaf_case.ts";
import { mostValue } from "./most_value.ts";

/** What is found of a proposal. `value` and `bound` are worked out afresh. */
export interface CheckReport {
  readonly ok: boolean;
  readonly problems: readonly CheckProblem[];
  readonly value: number;
  readonly bound: number | null;
}

/** What a certificate proves of a plan. */
interface Proved {
  readonly problems: readonly CheckProblem[];
  readonly bound: number | null;
  readonly isOptimal: boolean;
  readonly isInfeasible: boolean;
}

const NO_CASE = { together: [], apart: [], duals: {}, cuts: [], other: {} };
/** Counts are rounded up from sums that are above a whole number by more than this. */
const ROUNDING = 1e-6;
/** A bound this near to the value, as a share of it, meets it. */
const MET = 1e-6;

/** A proposal against its area by code that shares nothing with the solver but types: plan, value, bound, gap and status. */
export function checkProposal(area: Area, settings: JudgingSettings, claims: Claims): CheckReport {
  const instance = instanceOf(area, settings, claims.request);
  const plan = checkPlan(instance, claims);
  const proved = prove(instance, claims, plan);
  const problems = [...plan.problems, ...wishProblems(instance, claims), ...proved.problems];
  const wrong = (what: string, claimed: unknown, found: unknown) => {
    problems.push({ what, claimed, found });
  };
  const { bound } = proved;
  if (!isSame(claims.bound, bound)) wrong("bound", claims.bound, bound);
  const gap = bound === null ? null : plan.value === 0 ? 0 : (plan.value - bound) / plan.value;
  if (!isSame(claims.gap, gap)) wrong("gap", claims.gap, gap);
  const statuses = possibleStatuses(claims, proved);
  if (!statuses.includes(claims.status)) wrong("status", claims.status, statuses.join(" or "));
  const isProof = proved.isOptimal || proved.isInfeasible;
  if (isProof !== (claims.stoppedBy === "proof") && !isWithoutSearch(claims)) {
    wrong("stoppedBy", claims.stoppedBy, isProof ? "proof" : "nothing is proved");
  }
  return { ok: problems.length === 0, problems, value: plan.value, bound };
}

function possibleStatuses(claims: Claims, proved: Proved): readonly string[] {
  if (proved.isOptimal) return ["optimal"];
  if (proved.isInfeasible) return ["infeasible"];
  const stopped = claims.stoppedBy === "user" ? "cancelled" : "feasible";
  // A search that ended without a plan says so; nothing here can be more certain.
  return claims.clusters.length === 0 ? [stopped, "infeasible"] : [stopped];
}

/** An area none of whose schools can be placed needs no search, nor a certificate. */
function isWithoutSearch(claims: Claims): boolean {
  return claims.clusters.length === 0 && claims.certificate === null;
}

function prove(instance: Instance, claims: Claims, plan: CheckedPlan): Proved {
  const { certificate } = claims;
  const nothing = { problems: [], bound: null, isOptimal: false, isInfeasible: false };
  if (certificate === null) return nothing;
  const impossible = impossibleParts(instance, plan);
  const mismatch = headProblems(claims, certificate);
  if (mismatch.length > 0) return { ...nothing, problems: mismatch };
  if (certificate.countLeaves !== undefined) return provedCount(instance, claims, certificate);
  const base = { impossible, clusters: certificate.clusters, leftOutCost: certificate.leftOutCost };
  const { kind } = claims.objective;
  const isFewest = kind === "fewest";
  const question: LeavesQuestion = { ...base, kind: isFewest ? "cover" : kind, clusterCost: 1 };
  const main = checkLeaves(instance, certificate.leaves, question);
  const shared = shareProblems(instance, certificate);
  const problems = [...main.problems, ...shared];
  if (!Number.isFinite(main.bound)) return { ...nothing, problems };
  const bound = isFewest ? Math.ceil(main.bound - ROUNDING) : main.bound;
  const unplaced = schoolsIn(
    instance,
    plan.leftOut.filter((part) => !impossible.has(part)),
  );
  const total = certificate.leftOutCost * unplaced + plan.value;
  const slack = MET * Math.max(1, plan.value) + 2 * main.safety;
  if (bound > total + slack) {
    problems.push({
      what: "certificate",
      claimed: bound,
      found: `the plan's own total is ${total}`,
    });
  }
  const ofValue = Math.min(plan.value, Math.max(0, bound - certificate.leftOutCost * unplaced));
  const leftOut = provedLeftOut(instance, claims, impossible, { unplaced, bound });
  problems.push(...leftOut.problems);
  return {
    problems,
    bound: ofValue,
    isOptimal: problems.length === 0 && bound >= total - slack && leftOut.isProved,
    isInfeasible: false,
  };
}

/** Whether no plan leaves out fewer schools: none does, or the certificate shows that it would cost too much. */
function provedLeftOut(
  instance: Instance,
  claims: Claims,
  impossible: ReadonlySet<number>,
  { unplaced, bound }: { readonly unplaced: number; readonly bound: number },
): { readonly problems: readonly CheckProblem[]; readonly isProved: boolean } {
  const { certificate } = claims;
  if (unplaced === 0 || certificate === null) return { problems: [], isProved: unplaced === 0 };
  const dearest = mostValue(instance, claims.objective.kind, impossible);
  const isFewestOfCount = bound > certificate.leftOutCost * (unplaced - 1) + dearest;
  const isFree = claims.request.clusters === "auto" && claims.objective.kind !== "fewest";
  if (!isFree || certificate.leftOutLeaves === undefined) {
    return { problems: [], isProved: isFewestOfCount && !isFree };
  }
  const free = checkLeaves(instance, certificate.leftOutLeaves, {
    kind: "cover",
    clusterCost: 0,
    leftOutCost: 1,
    clusters: null,
    impossible,
  });
  const isProved = isFewestOfCount && Math.ceil(free.bound - ROUNDING) >= unplaced;
  return { problems: free.problems, isProved };
}

/** That no plan has as many clusters as were asked for. */
function provedCount(instance: Instance, claims: Claims, certificate: Certificate): Proved {
  const { problems, bound } = checkLeaves(instance, certificate.countLeaves ?? [], {
    kind: "cover",
    clusterCost: -1,
    leftOutCost: 0,
    clusters: null,
    impossible: new Set(),
  });
  const most = -Math.ceil(bound - ROUNDING);
  const { clusters } = claims.request;
  const isInfeasible = problems.length === 0 && clusters !== "auto" && most < clusters;
  return { problems, bound: null, isOptimal: false, isInfeasible };
}

function headProblems(claims: Claims, certificate: Certificate): CheckProblem[] {
  const problems: CheckProblem[] = [];
  const { kind } = claims.objective;
  const isCount = certificate.countLeaves !== undefined;
  if (!isCount && certificate.objective !== kind) {
    problems.push({ what: "certificate.objective", claimed: certificate.objective, found: kind });
  }
  const wanted = kind === "fewest" || isCount ? null : claims.clusters.length;
  if (certificate.clusters !== wanted) {
    problems.push({ what: "certificate.clusters", claimed: certificate.clusters, found: wanted });
  }
  return problems;
}

function shareProblems(instance: Instance, certificate: Certificate): readonly CheckProblem[] {
  const urns = certificate.noTwoShare ?? [];
  const what = "certificate.noTwoShare";
  const stranger = urns.find((urn) => {
    const part = instance.partOf.get(urn);
    return part === undefined || instance.parts[part]?.mustPlace !== true;
  });
  if (stranger !== undefined) {
    return [{ what, claimed: stranger, found: "the school need not be placed" }];
  }
  for (const [at, a] of urns.entries()) {
    for (const b of urns.slice(at + 1)) {
      const [one = 0, other = 0] = [instance.partOf.get(a), instance.partOf.get(b)];
      if (one !== other && !instance.mayShare(one, other)) continue;
      return [{ what, claimed: `${a}, ${b}`, found: "they can share a cluster" }];
    }
  }
  return [];
}

/** The parts that no legal cluster has, where any that must be placed is left out. */
function impossibleParts(instance: Instance, plan: CheckedPlan): ReadonlySet<number> {
  const held = leafCase(instance, NO_CASE);
  if (plan.leftOut.length === 0 || held === null || typeof held === "string") return new Set();
  const none = new Float64Array(held.size);
  return new Set(
    [...instance.parts.keys()].filter((part) => {
      if (plan.placed.has(part)) return false;
      const item = held.items.findIndex((parts) => parts.includes(part));
      return hasHeavierCluster(instance, held, none, -1, [item]) === "none";
    }),
  );
}

function schoolsIn(instance: Instance, parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + (instance.parts[part]?.schools.length ?? 0), 0);
}

function isSame(claimed: number | null, found: number | null): boolean {
  if (claimed === null || found === null) return claimed === found;
  return isClose(claimed, found);
}
