import type { Area } from "../domain/area.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { objectiveOf } from "./assemble.ts";
import type { HighsRuntime } from "./exact/highs.ts";
import { clustersOf } from "./exact/model.ts";
import { exactOutcome } from "./exact_outcome.ts";
import type { Outcome } from "./outcome.ts";
import type { Problem } from "./problem.ts";
import type { ProposeOptions, SecondsRange, WishOutcome } from "./proposal.ts";
import { readSolvable } from "./solvable.ts";
import type { StopRequest } from "./stop_request.ts";
import type { WishMeasure } from "./wish_facts.ts";
import { wishMeasure } from "./wish_facts.ts";
import type { PricedWish, Wishes } from "./wishes.ts";
import { NO_WISHES } from "./wishes.ts";

/** The share of the time limit after which the search for the plan itself gives way to those for what its wishes cost. */
const SHARE_OF_PLAN = 0.6;
/** What was not proved in its share of the time is gone on with in what others left. */
const ROUNDS = 2;
const LEAST_SECONDS = 0.05;

/** What is known of the best plan without some of the wishes, with as many clusters and schools placed. */
interface Without {
  readonly slotOf: Int32Array;
  readonly urns: readonly (readonly string[])[];
  readonly travel: number;
  /** With the prices of the wishes left. */
  readonly value: number;
  readonly bound: number | null;
  readonly isProved: boolean;
  /** Whether it is proved best, or at least better than the plan with the wishes. */
  readonly isFound: boolean;
}

/** How a plan is solved for anew. */
interface Solving {
  readonly seconds: number;
  readonly highs: HighsRuntime;
  readonly now: () => number;
}

/** What a proposal says of its wishes. */
export interface WishReport {
  readonly travel: number;
  /** What all wishes together cost; `null` where that is not known. */
  readonly travelCost: SecondsRange | null;
  readonly wishes: readonly WishOutcome[];
}

export interface WishTools {
  readonly now: () => number;
  readonly highs: HighsRuntime | null;
  /** When the solve began, as `now` tells it. */
  readonly start: number;
}

/** The seconds after which the solve of a plan with wishes is to end, so that there is time to see what they cost. */
export function secondsForPlan(options: ProposeOptions): number {
  const { wishes, timeLimitSeconds } = options;
  const share = (wishes?.priced ?? []).length === 0 ? 1 : SHARE_OF_PLAN;
  return share * timeLimitSeconds;
}

/** Finds what each wish of a plan costs in travel, by solving without it from that plan on. Knows something at every step. */
export class WishCosts {
  readonly #area: Area;
  readonly #settings: JudgingSettings;
  readonly #options: ProposeOptions;
  readonly #wishes: Wishes;
  readonly #measure: WishMeasure;
  readonly #problem: Problem;
  readonly #without = new Map<PricedWish, Without | null>();
  #bare: Without | null = null;

  constructor(area: Area, settings: JudgingSettings, options: ProposeOptions, problem: Problem) {
    this.#area = area;
    this.#settings = settings;
    this.#options = options;
    this.#wishes = options.wishes ?? NO_WISHES;
    this.#problem = problem;
    this.#measure = wishMeasure(area, settings, this.#wishes);
  }

  get #priced(): readonly PricedWish[] {
    return this.#wishes.priced ?? [];
  }

  /** What is known of the wishes of the plan that is `slotOf`. */
  report(slotOf: Int32Array): WishReport {
    const clusters = this.#urnsOf(slotOf);
    const travel = this.#measure.travel(clusters);
    const isOne = this.#priced.length === 1;
    const wishes = this.#priced.map((wish): WishOutcome => {
      const { price, count, of } = this.#measure.facts(wish, clusters);
      const without = this.#without.get(wish) ?? null;
      const { name, weight } = wish;
      return {
        name,
        weight,
        ...(wish.name === "short-drives" ? { idealSeconds: wish.idealSeconds } : {}),
        price,
        travelCost: without === null ? null : this.#cost(travel, without, isOne),
        met: {
          count,
          of,
          without: without?.isFound === true ? this.#measure.facts(wish, without.urns).count : null,
        },
      };
    });
    const [first] = this.#priced;
    const bare = isOne && first !== undefined ? (this.#without.get(first) ?? null) : this.#bare;
    return { travel, travelCost: bare === null ? null : this.#cost(travel, bare, true), wishes };
  }

  /** Works out what the wishes of a plan cost, each in its share of the time that is left. Ends at once where it is stopped. */
  *find(outcome: Outcome, tools: WishTools): Generator<void, void, StopRequest> {
    const { highs, now, start } = tools;
    if (highs === null || !outcome.met) return;
    const bare = this.#priced.length > 1 ? [null] : [];
    for (let round = 0; round < ROUNDS; round++) {
      const asked = [...bare, ...this.#priced].filter((wish) => !this.#isKnown(wish, round));
      for (const [at, wish] of asked.entries()) {
        const left = start + this.#options.timeLimitSeconds - now();
        const seconds = left / (asked.length - at);
        if (!(seconds > LEAST_SECONDS)) return;
        const from = this.#knownOf(wish)?.slotOf ?? outcome.slotOf;
        const rest = wish === null ? [] : this.#priced.filter((other) => other !== wish);
        const steps = this.#solve(outcome, from, rest, { seconds, highs, now });
        let step = steps.next(null);
        while (step.done !== true) {
          const stop = yield;
          if (stop === "user") return;
          step = steps.next(stop);
        }
        if (wish === null) this.#bare = step.value;
        else this.#without.set(wish, step.value);
      }
    }
  }

  /** The best plan known without `wish`, or without any for `null`. */
  #knownOf(wish: PricedWish | null): Without | null {
    return wish === null ? this.#bare : (this.#without.get(wish) ?? null);
  }

  /** Whether there is nothing left to find without `wish`: it is proved, or was looked for and is not to be compared. */
  #isKnown(wish: PricedWish | null, round: number): boolean {
    const known = this.#knownOf(wish);
    return round > 0 && (known === null || known.isProved);
  }

  *#solve(
    { slotOf: plan, leftOut }: Outcome,
    slotOf: Int32Array,
    priced: readonly PricedWish[],
    { seconds, highs, now }: Solving,
  ): Generator<void, Without | null, StopRequest> {
    const options: ProposeOptions = {
      ...this.#options,
      clusters: clustersOf(slotOf).length,
      wishes: { ...this.#wishes, priced },
      timeLimitSeconds: seconds,
    };
    const { problem } = readSolvable(this.#area, this.#settings, options);
    const value = objectiveOf(problem, "travel", slotOf);
    const found = {
      stream: 0,
      slotOf,
      unplaced: leftOut.length,
      clusters: clustersOf(slotOf).length,
      objective: value,
      rank: [0, leftOut.length, value] as const,
    };
    const start = now();
    const steps = exactOutcome(problem, options, {
      unplaceable: 0,
      start,
      now,
      highs,
      searched: { found: [found], stop: null, seconds: 0 },
    });
    let step = steps.next(null);
    while (step.done !== true) {
      const stop = yield;
      step = steps.next(stop ?? (now() - start >= seconds ? "time" : null));
    }
    const best = step.value;
    if (!best.met || best.leftOut.length !== leftOut.length) return null;
    const urns = this.#urnsOf(best.slotOf);
    const isProved = best.proof?.isComplete === true;
    const bestValue = objectiveOf(problem, "travel", best.slotOf);
    const ofPlan = objectiveOf(problem, "travel", plan);
    return {
      slotOf: best.slotOf,
      urns,
      travel: this.#measure.travel(urns),
      value: bestValue,
      bound: best.proof?.bound ?? null,
      isProved,
      isFound: isProved || bestValue < ofPlan,
    };
  }

  /**
   * `travel` less that of the best plan of `without`. Where that is not proved, its travel is at most its value, and at least the
   * bound on travel alone, which the bound of `without` is only where no other wish is in it.
   */
  #cost(travel: number, without: Without, isBare: boolean): SecondsRange {
    if (without.isProved) {
      const cost = travel - without.travel;
      return { low: cost, high: cost };
    }
    const least = isBare ? without.bound : (this.#bare?.bound ?? null);
    return { low: travel - without.value, high: least === null ? null : travel - least };
  }

  #urnsOf(slotOf: Int32Array): readonly (readonly string[])[] {
    return clustersOf(slotOf).map((members) =>
      members.flatMap((row) => this.#problem.candidates[row]?.schools ?? []).map(({ urn }) => urn),
    );
  }
}
