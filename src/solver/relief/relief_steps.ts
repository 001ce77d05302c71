import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Tie } from "../../domain/rules/ties.ts";
import type { Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { exactModelOf } from "../exact/model_of.ts";
import { readWishedProblem } from "../exact/participation.ts";
import { keptTies } from "../exact/ties.ts";
import type { AnswerStep, AnswerSteps } from "../questions/question.ts";
import type { StopRequest } from "../stop_request.ts";
import { explainUnplaced, reasonNoClusterHolds } from "../unplaced.ts";
import { NO_WISHES } from "../wishes.ts";
import type { Asked, Change } from "./change.ts";
import { CHANGE_KINDS, withChange } from "./change.ts";
import type { Ladder, Wanted } from "./ladders.ts";
import { laddersOf, leftOutNearestFirst, oneRung } from "./ladders.ts";
import type { Placed, PlacingTools } from "./placing.ts";
import { knownClusters, placingSteps } from "./placing.ts";
import type { Relief, ReliefAnswer, ReliefQuestion } from "./relief.ts";

type ReliefSteps = AnswerSteps<ReliefAnswer>;
type ReliefStep = AnswerStep<ReliefAnswer>;

/** The share of the time that one try may take, and more for the first, which all others build on. */
const SHARE_OF_A_TRY = 0.15;
const SHARE_OF_THE_FIRST = 0.3;
/** Other counts of clusters that are tried on either side. */
const COUNTS_TRIED = 3;

/** The steps of answering why a school of `area` is in no cluster, and what single change would place it. Throws where the area does not have the school. */
export function reliefSteps(
  area: Area,
  settings: JudgingSettings,
  question: ReliefQuestion,
  tools: PlacingTools,
): ReliefSteps {
  return new ReliefSearch(area, settings, question, tools).run();
}

class ReliefSearch {
  readonly #wanted: Wanted;
  readonly #question: ReliefQuestion;
  readonly #tools: PlacingTools;
  readonly #start: number;
  readonly #required: ReadonlySet<Urn>;
  readonly #reliefs: Relief[] = [];
  readonly #undecided = new Set<Change["kind"]>();
  readonly #kept: readonly Tie[];
  readonly #reason: ReliefAnswer["reason"];
  readonly #nearest: ReliefAnswer["nearest"];
  #asThingsAre: Placed = "undecided";
  #looked = 0;
  #stop: StopRequest = null;

  constructor(
    area: Area,
    settings: JudgingSettings,
    question: ReliefQuestion,
    tools: PlacingTools,
  ) {
    const { urn, options } = question;
    const index = schoolIndexes(area).get(urn);
    if (index === undefined) throw new RangeError(`${area.name} has no school ${urn}.`);
    this.#question = question;
    this.#tools = tools;
    this.#start = tools.now();
    this.#wanted = { area, asked: { settings, options }, index, urn };
    this.#required = new Set([urn, ...this.#placedLegally()]);
    this.#kept = this.#tiesKept();
    this.#reason = this.#whyNoCluster();
    this.#nearest = this.#nearestSchool();
  }

  *run(): ReliefSteps {
    const { area, asked, index } = this.#wanted;
    if (area.schools[index]?.location === null) {
      this.#asThingsAre = "no-cluster";
      return this.#answer();
    }
    this.#asThingsAre = yield* this.#place(asked, SHARE_OF_THE_FIRST);
    if (this.#asThingsAre === "yes" || this.#stop !== null) return this.#answer();
    for (const kind of CHANGE_KINDS) {
      for (const ladder of this.#laddersOf(kind)) {
        const relief = yield* this.#climb(ladder);
        if (relief !== null) this.#reliefs.push(relief);
        if (relief !== null || this.#isOver()) break;
      }
      if (this.#isOver()) {
        const at = CHANGE_KINDS.indexOf(kind);
        if (this.#reliefs.at(-1)?.change.kind !== kind) this.#undecided.add(kind);
        for (const later of CHANGE_KINDS.slice(at + 1)) {
          if (this.#laddersOf(later).length > 0) this.#undecided.add(later);
        }
        break;
      }
      this.#looked++;
    }
    return this.#answer();
  }

  /** The least rung on which every required school is placed. */
  *#climb(ladder: Ladder): Generator<ReliefStep, Relief | null, StopRequest> {
    const { kind, size, changeAt } = ladder;
    const least = yield* this.#firstPossible(ladder);
    if (least >= size) return null;
    let fails: Placed = least === 0 ? this.#asThingsAre : "no-cluster";
    let low = least - 1;
    let high = -1;
    // Up by doubled steps, then down between the last that failed and the first that did not.
    for (let rung = least, stride = 1; high < 0; stride *= 2) {
      const placed = yield* this.#place(this.#changed(changeAt(rung)));
      if (placed === "yes") high = rung;
      else {
        if (placed === "undecided") this.#undecided.add(kind);
        low = rung;
        fails = placed;
        if (rung === size - 1 || this.#isOver()) return null;
        rung = Math.min(size - 1, rung + stride);
      }
    }
    while (high - low > 1 && !this.#isOver()) {
      const middle = (low + high) >> 1;
      const placed = yield* this.#place(this.#changed(changeAt(middle)));
      if (placed === "yes") high = middle;
      else {
        low = middle;
        fails = placed;
      }
    }
    this.#undecided.delete(kind);
    const smallerFails =
      high - low === 1 && (fails === "no-cluster" || fails === "no-plan") ? fails : null;
    return { change: changeAt(high), smallerFails };
  }

  /** The least rung on which a legal cluster could hold the school, by bisection; `size` where none is. */
  *#firstPossible({ size, isPossible }: Ladder): Generator<ReliefStep, number, StopRequest> {
    if (size === 0 || !isPossible(size - 1)) return size;
    let low = -1;
    let high = size - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (isPossible(middle)) high = middle;
      else low = middle;
      this.#stop ??= yield this.#step();
      if (this.#isOver()) return size;
    }
    return high;
  }

  *#place(
    asked: Asked,
    share: number = SHARE_OF_A_TRY,
  ): Generator<ReliefStep, Placed, StopRequest> {
    const { now } = this.#tools;
    const limit = this.#question.timeLimitSeconds;
    const endsAt = Math.min(this.#start + limit, now() + limit * share);
    const clusters = this.#question.clusters.map(({ schools }) => schools);
    const toPlace = { required: this.#required, clusters };
    const steps = placingSteps(this.#wanted.area, asked, toPlace, this.#tools, endsAt);
    for (let step = steps.next(null); ; step = steps.next(this.#stop)) {
      if (step.done) return step.value;
      this.#stop ??= yield this.#step();
    }
  }

  #changed(change: Change): Asked {
    return withChange(this.#wanted.asked, change, this.#kept);
  }

  #laddersOf(kind: Change["kind"]): readonly Ladder[] {
    const { options } = this.#wanted.asked;
    const wishes = options.wishes ?? NO_WISHES;
    const sets = (of: readonly (readonly Urn[])[], change: (schools: readonly Urn[]) => Change) =>
      this.#nearFirst(of).map((schools) => oneRung(this.#wanted, change(schools)));
    switch (kind) {
      case "not-apart":
        return sets(wishes.keepApart, (schools) => ({ kind, schools }));
      case "not-together":
        return sets(wishes.keepTogether, (schools) => ({ kind, schools }));
      case "unlocked":
        return sets(wishes.locked, (schools) => ({ kind, schools }));
      case "released-tie":
        return this.#kept.map(({ kind: tie, name, schools }) =>
          oneRung(this.#wanted, { kind, tie, name, schools }, this.#kept),
        );
      case "let-in":
        return leftOutNearestFirst(this.#wanted).map((school) =>
          oneRung(this.#wanted, { kind, school }),
        );
      case "other-count":
        return this.#otherCounts().map((clusters) => oneRung(this.#wanted, { kind, clusters }));
      case "longer-limit":
      case "fewer-schools":
      case "fewer-pupils":
      case "more-schools":
      case "more-pupils":
        return laddersOf(this.#wanted).filter((ladder) => ladder.kind === kind);
    }
  }

  /** Sets that have the school first, then the fewest schools, in the order given. */
  #nearFirst(sets: readonly (readonly Urn[])[]): readonly (readonly Urn[])[] {
    const has = (set: readonly Urn[]) => (set.includes(this.#question.urn) ? 0 : 1);
    return [...sets].sort((a, b) => has(a) - has(b) || a.length - b.length);
  }

  #otherCounts(): readonly number[] {
    const { clusters, objective } = this.#wanted.asked.options;
    if (clusters === "auto" || objective === "fewest") return [];
    const steps = Array.from({ length: COUNTS_TRIED }, (_, i) => i + 1);
    return steps.flatMap((step) => [clusters + step, clusters - step]).filter((count) => count > 0);
  }

  #tiesKept(): readonly Tie[] {
    const { area, asked } = this.#wanted;
    const { settings, options } = asked;
    const wishes = options.wishes ?? NO_WISHES;
    if (wishes.keepTies === "none") return [];
    return keptTies(area, wishes.keepTies, readWishedProblem(area, settings, wishes).releasedTies);
  }

  /** The schools of the clusters that are legal now. */
  #placedLegally(): readonly Urn[] {
    const { area, asked } = this.#wanted;
    const wishes = asked.options.wishes ?? NO_WISHES;
    const { problem } = readWishedProblem(area, asked.settings, wishes);
    const model = exactModelOf(problem, "fewest", null);
    const clusters = this.#question.clusters.map(({ schools }) => schools);
    return knownClusters(model, problem, clusters)
      .flat()
      .flatMap((item) => model.items[item]?.urns ?? []);
  }

  #isOver(): boolean {
    const { now } = this.#tools;
    return this.#stop !== null || now() >= this.#start + this.#question.timeLimitSeconds;
  }

  #step(): ReliefStep {
    return {
      progress: {
        share: this.#looked / CHANGE_KINDS.length,
        revision: this.#reliefs.length + (this.#asThingsAre === "undecided" ? 0 : 1),
        seconds: this.#tools.now() - this.#start,
      },
      soFar: () => this.#answer("user"),
    };
  }

  #answer(stopped: StopRequest = this.#stop): ReliefAnswer {
    const { urn } = this.#question;
    return {
      kind: "relief",
      urn,
      asThingsAre: this.#asThingsAre,
      reason: this.#reason,
      reliefs: [...this.#reliefs],
      undecided: [...this.#undecided],
      nearest: this.#nearest,
      stoppedBy: stopped ?? (this.#isOver() ? "time" : "proof"),
      seconds: this.#tools.now() - this.#start,
    };
  }

  #whyNoCluster(): ReliefAnswer["reason"] {
    const { area, asked, urn } = this.#wanted;
    const wishes = asked.options.wishes ?? NO_WISHES;
    const { problem, excluded } = readWishedProblem(area, asked.settings, {
      ...wishes,
      mayJoin: wishes.mayJoin.filter((other) => other !== urn),
    });
    const candidate = problem.candidates.findIndex(({ schools }) =>
      schools.some((school) => school.urn === urn),
    );
    const known = excluded.find((school) => school.urn === urn)?.reason ?? null;
    return candidate < 0 ? known : reasonNoClusterHolds(problem, candidate);
  }

  #nearestSchool(): ReliefAnswer["nearest"] {
    const { area, asked, index, urn } = this.#wanted;
    const leftOut = [{ urn, index, reason: "not-in-a-cluster" as const }];
    const facts = explainUnplaced(area, asked.settings, leftOut)[0]?.facts;
    const { nearestUrn, nearestSeconds, nearestHighSeconds } = facts ?? {};
    if (typeof nearestUrn !== "string" || typeof nearestSeconds !== "number") return null;
    const high = typeof nearestHighSeconds === "number" ? nearestHighSeconds : nearestSeconds;
    return { urn: nearestUrn, seconds: nearestSeconds, highSeconds: high };
  }
}
