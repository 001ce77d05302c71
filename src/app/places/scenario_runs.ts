import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { Area } from "../../domain/area.ts";
import { replaceClusters } from "../../domain/edits/replace_clusters.ts";
import { scenarioOnMap } from "../../domain/places/on_map.ts";
import type { ScenarioOutcome } from "../../domain/places/outcome.ts";
import type { Cluster } from "../../domain/plan.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import type { AnswerJob } from "../../solver/client/solver_client.ts";
import type { ReplanAnswer, ScenarioAnswer } from "../../solver/places/scenario_question.ts";
import type { OneRepair } from "../../solver/repair/repair_question.ts";
import type { AppDeps } from "../deps.ts";
import { selectJudgedArea, selectPlan } from "../selectors.ts";
import type { AppStore } from "../state.ts";
import type { PlacesStore } from "./places_store.ts";
import type { ScenarioAsked } from "./scenario_asked.ts";
import { askingNow, asksTheSame } from "./scenario_asked.ts";

/** An outcome with what it is of. */
export interface FoundOutcome {
  readonly asked: ScenarioAsked;
  readonly outcome: ScenarioOutcome;
  readonly notes: readonly ReaderProblem[];
}

/** A scenario being worked out, or what came of it. */
export interface ScenarioRun {
  readonly status: "running" | "ready" | "refused" | "stopped" | "failed";
  readonly asked: ScenarioAsked;
  /** 0 to 1. */
  readonly share: number;
  /** Why it is refused, by action. */
  readonly problems: readonly ReaderProblem[];
  /** Why it failed; "" otherwise. */
  readonly reason: string;
  /** What was found last, which is of what was asked before unless the status is "ready"; `null` for nothing. */
  readonly found: FoundOutcome | null;
}

/** A re-proposal being looked for, or to be looked at before it is accepted. */
export interface ReplanRun {
  readonly status: "running" | "ready" | "failed";
  readonly asked: ScenarioAsked;
  readonly share: number;
  readonly reason: string;
  readonly answer: ReplanAnswer | null;
}

interface RunsState {
  readonly runs: ReadonlyMap<string, ScenarioRun>;
  readonly replans: ReadonlyMap<string, ReplanRun>;
}

/** Works scenarios out as they change, by their ids. */
export interface ScenarioRuns {
  readonly store: StoreApi<RunsState>;
  /** Works a scenario out anew, whatever is known of it. */
  ask(id: string): void;
  cancel(id: string): void;
  /** Looks for the least change to the clusters that a scenario touches. */
  replan(id: string): void;
  cancelReplan(id: string): void;
  dropReplan(id: string): void;
  /** Puts a re-proposal into the plan as one step called `label`; the schools stay as they are. */
  acceptReplan(id: string, label: string): void;
  /** Whether a run is of the scenario, the figures and the plan as they are now. */
  isOfNow(id: string, asked: ScenarioAsked): boolean;
}

const SECONDS = 20;

const known = new WeakMap<PlacesStore, ScenarioRuns>();

/** The runs of the scenarios of `places`: the one that is open, those side by side and the one on the map are kept up to date. */
export function scenarioRunsOf(app: AppStore, places: PlacesStore, deps: AppDeps): ScenarioRuns {
  const before = known.get(places);
  if (before !== undefined) return before;
  const runs = createScenarioRuns(app, places, deps);
  known.set(places, runs);
  return runs;
}

function createScenarioRuns(app: AppStore, places: PlacesStore, deps: AppDeps): ScenarioRuns {
  const store = createStore<RunsState>()(() => ({ runs: new Map(), replans: new Map() }));
  const now = askingNow();
  const jobs = new Map<string, AnswerJob<ScenarioAnswer>>();
  const replanJobs = new Map<string, AnswerJob<ReplanAnswer>>();
  const put = (id: string, run: ScenarioRun) =>
    store.setState({ runs: new Map(store.getState().runs).set(id, run) });
  const putReplan = (id: string, run: ReplanRun | null) => {
    const replans = new Map(store.getState().replans);
    if (run === null) replans.delete(id);
    else replans.set(id, run);
    store.setState({ replans });
  };
  const questionOf = ({ kept, figures, homes }: ScenarioAsked) => ({
    figures,
    scenario: kept.scenario,
    homes,
    today: deps.now().slice(0, 10),
    timeLimitSeconds: SECONDS,
  });
  const current = (id: string) => now(app.getState(), places.getState(), id);

  function ask(id: string): void {
    const asked = current(id);
    if (asked === null) return;
    jobs.get(id)?.cancel();
    const found = store.getState().runs.get(id)?.found ?? null;
    const running = {
      status: "running",
      asked,
      share: 0,
      problems: [],
      reason: "",
      found,
    } as const;
    const mine = deps.solver.ask(
      asked.area,
      asked.settings,
      {
        kind: "scenario",
        ...questionOf(asked),
        plan: asked.plan,
        ruralList: asked.ruralList,
      },
      ({ share }) => {
        if (jobs.get(id) === mine) put(id, { ...running, share });
      },
    );
    jobs.set(id, mine);
    put(id, running);
    mine.result.then(
      ({ reading }) => {
        if (jobs.get(id) !== mine) return;
        jobs.delete(id);
        if (reading === null) put(id, { ...running, status: "stopped" });
        else if (reading.ok) {
          const { value: outcome, notes } = reading;
          put(id, { ...running, status: "ready", share: 1, found: { asked, outcome, notes } });
        } else put(id, { ...running, status: "refused", problems: reading.problems });
      },
      (error: unknown) => {
        if (jobs.get(id) !== mine) return;
        jobs.delete(id);
        put(id, { ...running, status: "failed", reason: reasonOf(error) });
      },
    );
  }

  function replan(id: string): void {
    const asked = current(id);
    const area = selectJudgedArea(app.getState());
    if (asked === null || asked.plan === null || area === null) return;
    replanJobs.get(id)?.cancel();
    const running = { status: "running", asked, share: 0, reason: "", answer: null } as const;
    const mine = deps.solver.ask(
      area,
      asked.settings,
      { kind: "replan", ...questionOf(asked), plan: asked.plan },
      ({ share }) => {
        if (replanJobs.get(id) === mine) putReplan(id, { ...running, share });
      },
    );
    replanJobs.set(id, mine);
    putReplan(id, running);
    mine.result.then(
      (answer) => {
        if (replanJobs.get(id) === mine) putReplan(id, { ...running, status: "ready", answer });
      },
      (error: unknown) => {
        if (replanJobs.get(id) !== mine) return;
        putReplan(id, { ...running, status: "failed", reason: reasonOf(error) });
      },
    );
  }

  /** Works out what is looked at and not known as it is now. */
  function keepUp(): void {
    const { sideBySide, compared, onMap, history, isHidden } = places.getState();
    if (isHidden) return;
    const isOpen = app.getState().task === "scenario";
    const open = isOpen ? history.present.selection : null;
    const wanted = [open, ...(sideBySide ? compared : []), onMap];
    for (const id of new Set(wanted)) {
      if (id === null) continue;
      const asked = current(id);
      const run = store.getState().runs.get(id);
      if (asked !== null && (run === undefined || !asksTheSame(run.asked, asked))) ask(id);
    }
  }

  /** The map shows a scenario that is known, and nothing of one that is hidden. */
  function drawOnMap(): void {
    const { onMap, isHidden } = places.getState();
    const found = onMap === null ? null : (store.getState().runs.get(onMap)?.found ?? null);
    const asked = onMap === null ? null : current(onMap);
    const isShown = !isHidden && found !== null && asked !== null;
    if (!isShown) {
      drawn = null;
      if (app.getState().scenarioOnMap !== null) app.getState().show({ scenarioOnMap: null });
    } else if (drawn !== found) {
      drawn = found;
      const { area, kept } = found.asked;
      app.getState().show({ scenarioOnMap: scenarioOnMap(area, kept.scenario, found.outcome) });
    }
  }
  let drawn: FoundOutcome | null = null;

  places.subscribe(() => {
    keepUp();
    drawOnMap();
  });
  app.subscribe(keepUp);
  store.subscribe(drawOnMap);
  // What is looked at already; not at once, as a part of the screen that is being drawn may have asked for this.
  queueMicrotask(keepUp);

  return {
    store,
    ask,
    cancel: (id) => jobs.get(id)?.cancel(),
    replan,
    cancelReplan: (id) => replanJobs.get(id)?.cancel(),
    dropReplan(id) {
      replanJobs.get(id)?.cancel();
      replanJobs.delete(id);
      putReplan(id, null);
    },
    acceptReplan(id, label) {
      const run = store.getState().replans.get(id);
      const repair = run?.answer?.repair ?? null;
      const area = selectJudgedArea(app.getState());
      if (run === undefined || repair === null || area === null) return;
      if (run.asked.plan !== selectPlan(app.getState())) return;
      const clusters = replannedClusters(area, repair);
      app.getState().edit(replaceClusters(clusters), label);
      putReplan(id, null);
    },
    isOfNow(id, asked) {
      const present = current(id);
      return present !== null && asksTheSame(asked, present);
    },
  };
}

/** The clusters of a re-proposal without schools that only the scenario opens: the plan is of the schools of today. */
export function replannedClusters(
  { schools: listed }: Pick<Area, "schools">,
  { clusters }: Pick<OneRepair, "clusters">,
): readonly Cluster[] {
  const today = new Set(listed.map(({ urn }) => urn));
  return clusters
    .map((cluster) => ({ ...cluster, schools: cluster.schools.filter((urn) => today.has(urn)) }))
    .filter(({ schools }) => schools.length > 0);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
