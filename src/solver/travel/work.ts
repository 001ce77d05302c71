import type { CertificateLeaf } from "../exact/certificate.ts";
import type { ExactModel, ExactPlan } from "../exact/model.ts";
import { clustersOf, isLegalCluster, planOfClusters } from "../exact/model.ts";
import type { ExactHooks, ExactStep } from "../exact/steps.ts";
import type { LegalDuals } from "./bound.ts";
import { certificateLeaf } from "./bound.ts";
import { clustersAround } from "./first_duals.ts";
import type { TravelMaster } from "./master.ts";
import type { Branch } from "./pricing_graph.ts";

/** A case that the branching has come to, with the best duals proved for it or for a case that holds it; `null` before the first. */
export interface OpenCase {
  readonly branch: Branch;
  legal: LegalDuals | null;
}

/** A bound this close to the value, relative to it, proves it: far above the rounding of duals, far below a second. */
const PROVED = 1e-9;

/** The state of a proof under way: the best plan, the cases that together cover every plan, and the news not yet told. */
export class TravelWork {
  readonly model: ExactModel;
  readonly hooks: ExactHooks;
  readonly master: TravelMaster;
  /** Cases still to be split or priced. */
  readonly open: OpenCase[] = [];
  /** Cases that hold no plan better than the best. */
  readonly closed: OpenCase[] = [];
  #plan: ExactPlan;
  readonly #surrounded = new Set<string>();
  #told: number | null = null;
  #newPlan: ExactPlan | null = null;

  constructor(model: ExactModel, hooks: ExactHooks, master: TravelMaster, plan: ExactPlan) {
    this.model = model;
    this.hooks = hooks;
    this.master = master;
    this.#plan = plan;
    this.#addClustersOf(plan);
  }

  get plan(): ExactPlan {
    return this.#plan;
  }

  /** The least bound of a case that needs no more work: the best plan's total but for rounding. */
  get cutoff(): number {
    return this.#plan.total - PROVED * Math.max(1, Math.abs(this.#plan.total));
  }

  /** The bound that all cases together prove; `null` before the first. */
  get bound(): number | null {
    const cases = [...this.open, ...this.closed];
    if (cases.length === 0) return null;
    let least = this.#plan.total;
    for (const { legal } of cases) {
      if (legal === null) return null;
      least = Math.min(least, legal.bound);
    }
    return least;
  }

  get leaves(): readonly CertificateLeaf[] {
    return [...this.open, ...this.closed].flatMap(({ branch, legal }) =>
      legal === null ? [] : [certificateLeaf(this.model, branch, this.master.cuts, legal)],
    );
  }

  /** Whether the time is up. */
  get isLate(): boolean {
    return this.hooks.now() >= this.hooks.endsAt;
  }

  /** Seconds that are left. */
  get secondsLeft(): number {
    return Math.max(0, this.hooks.endsAt - this.hooks.now());
  }

  /** Takes `plan` where it is better than the best. */
  consider(plan: ExactPlan | null): boolean {
    if (plan === null || !(plan.total < this.#plan.total)) return false;
    this.#plan = plan;
    this.#newPlan = plan;
    this.#addClustersOf(plan);
    return true;
  }

  /** Takes the plan of the master's last solution, where that is one. */
  considerSolution(): boolean {
    const shares = this.master.shares;
    const chosen: (readonly number[])[] = [];
    for (const [column, share] of shares.entries()) {
      if (share < WHOLE) continue;
      if (share < 1 - WHOLE) return false;
      chosen.push(this.master.columns[column]?.members ?? []);
    }
    const { clusters } = this.model;
    if (clusters !== null && chosen.length !== clusters) return false;
    return this.consider(planOfClusters(this.model, chosen));
  }

  /** What is new since the last call. */
  news(): ExactStep {
    const bound = this.bound;
    const isHigher = bound !== null && (this.#told === null || bound > this.#told);
    const plan = this.#newPlan;
    this.#newPlan = null;
    if (isHigher) this.#told = bound;
    return {
      ...(plan === null ? {} : { plan }),
      ...(isHigher ? { bound, leaves: () => this.leaves } : {}),
    };
  }

  #addClustersOf(plan: ExactPlan): void {
    const isLegal = (members: readonly number[]) => isLegalCluster(this.model, members);
    const added: (readonly number[])[] = [];
    for (const members of clustersOf(plan.clusterOf)) {
      const key = members.join();
      if (this.#surrounded.has(key)) continue;
      this.#surrounded.add(key);
      added.push(members);
      if (this.model.size <= MOST_SURROUNDED || this.model.objective !== "travel") {
        added.push(...clustersAround(this.model, members, isLegal));
      }
    }
    this.master.addClusters(added);
  }
}

const WHOLE = 1e-6;
/** Above this many items the clusters around a plan come from its windows. */
const MOST_SURROUNDED = 600;
