import type { Area } from "../../domain/area.ts";
import { undoDepth } from "../../domain/history.ts";
import { writePlanJson } from "../../io/plan_json.ts";
import { selectArea } from "../selectors.ts";
import type { AppState, PlanHistory } from "../state.ts";
import type { KeepingDesk } from "./keeping_desk.ts";
import { changeMark, setMark } from "./keeping_desk.ts";
import type { WrittenSteps } from "./kept_history.ts";
import { NOTHING_WRITTEN, stepsToKeep } from "./kept_history.ts";
import { listingOf, readKeptPlan } from "./kept_record.ts";
import type { KeptMark } from "./kept_state.ts";
import type { KeptPlan, TabMessage } from "./plan_storage.ts";
import { KEPT_VERSION } from "./plan_storage.ts";

/** A change is kept so soon after it, with those that come meanwhile. */
const KEEP_AFTER_MS = 150;

/** Which kept plan an area's open plan is, and what of it is stored. */
export interface Binding {
  readonly id: string;
  /** `null` until it is first written. */
  revision: number | null;
  stored: WrittenSteps;
}

/** A kept plan that was read and is about to be shown. */
export interface ExpectedPlan {
  readonly binding: Binding;
  readonly mark: KeptMark;
}

interface Work {
  readonly area: Area;
  readonly history: PlanHistory;
  readonly changedAt: string;
}

/** Writes every change of the open plans, one writing at a time, and hears of the changes of other tabs. */
export interface Saver {
  /** By the name of an area. */
  readonly bindings: Map<string, Binding>;
  /** Says which kept plan a history is, for when it is shown. */
  expect(history: PlanHistory, kept: ExpectedPlan): void;
  /** Keeps at once what is not kept yet. */
  keepNow(): Promise<void>;
  /** Forgets what was to be kept of an area. */
  drop(area: string): void;
}

/** A saver that follows the store from now on. */
export function createSaver(desk: KeepingDesk): Saver {
  const { get, set, deps, ports, storage } = desk;
  const bindings = new Map<string, Binding>();
  const waiting = new Map<string, Work>();
  const expected = new WeakMap<PlanHistory, ExpectedPlan>();
  let noticed: PlanHistory | null = null;
  let isAsleep = true;
  let running: Promise<void> | null = null;

  /** Everything that waits is kept by a later turn too, so that a failure is tried again with the next change. */
  async function keepAll(): Promise<void> {
    for (let next = first(waiting); next !== null; next = first(waiting)) {
      const [name, work] = next;
      waiting.delete(name);
      try {
        await keep(work);
      } catch (error) {
        if (!waiting.has(name)) waiting.set(name, work);
        set({ keptProblem: storageSentence(error) });
        return;
      }
    }
    if (get().keptProblem !== null) set({ keptProblem: null });
  }

  function keepNow(): Promise<void> {
    running ??= keepAll().finally(() => {
      running = null;
    });
    return running;
  }

  async function keepSoon(): Promise<void> {
    if (!isAsleep) return;
    isAsleep = false;
    await deps.pause(KEEP_AFTER_MS);
    isAsleep = true;
    await keepNow();
  }

  async function keep({ area, history, changedAt }: Work): Promise<void> {
    const binding = bindings.get(area.name) ?? newBinding(area.name);
    const toKeep = stepsToKeep(history, binding.stored, binding.id, area);
    const { name, clusters } = history.present.value;
    const plan: KeptPlan = {
      version: KEPT_VERSION,
      id: binding.id,
      area: area.name,
      areaTitle: area.title,
      name,
      savedAt: changedAt,
      openedAt: changedAt,
      revision: (binding.revision ?? 0) + 1,
      clusters: clusters.length,
      plan: writePlanJson(history.present.value),
      steps: toKeep.steps,
      deletedAt: null,
    };
    const outcome = await storage.write(plan, binding.revision, toKeep.changed);
    if (bindings.get(area.name) !== binding) return;
    if (!outcome.isWritten) {
      collide(area.name, readKeptPlan(outcome.found));
      return;
    }
    binding.revision = plan.revision;
    binding.stored = toKeep.after;
    remember(plan, history);
    ports.tabs.post({ kind: "kept", id: plan.id, revision: plan.revision, at: changedAt });
  }

  function newBinding(area: string): Binding {
    const binding = { id: ports.newId(), revision: null, stored: NOTHING_WRITTEN };
    bindings.set(area, binding);
    return binding;
  }

  function remember(plan: KeptPlan, history: PlanHistory): void {
    const known = get().kept.get(plan.area);
    setMark(desk, plan.area, {
      id: plan.id,
      plan: history.present.value,
      at: plan.savedAt,
      conflict: known?.conflict ?? null,
      isOpenElsewhere: known?.isOpenElsewhere ?? false,
      isResumed: false,
    });
    const others = get().keptPlans.filter(({ id }) => id !== plan.id);
    set({ keptPlans: [listingOf(plan), ...others] });
  }

  /** Another tab has written, or deleted, the plan that is open in `area`. */
  function collide(area: string, found: Pick<KeptPlan, "savedAt" | "deletedAt"> | null): void {
    const mark = get().kept.get(area);
    if (mark === undefined) return;
    const lost = waiting.get(area)?.changedAt ?? null;
    const { history } = get();
    const isChanged =
      lost !== null || (selectArea(get())?.name === area && history?.present.value !== mark.plan);
    waiting.delete(area);
    changeMark(desk, area, {
      conflict: {
        theirs: found?.deletedAt ?? found?.savedAt ?? deps.now(),
        mine: mark.conflict?.mine ?? (isChanged ? (lost ?? deps.now()) : null),
        isDeleted: found === null || found.deletedAt !== null,
        isPutOff: false,
      },
    });
  }

  function notice(state: AppState): void {
    const area = selectArea(state);
    const { history } = state;
    if (area === null || history === null) return;
    const isNew = noticed !== history;
    noticed = history;
    const arrived = expected.get(history);
    if (arrived !== undefined) {
      expected.delete(history);
      bindings.set(area.name, arrived.binding);
      setMark(desk, area.name, arrived.mark);
      ports.tabs.post({ kind: "opened", id: arrived.binding.id });
      return;
    }
    const mark = state.kept.get(area.name);
    const plan = history.present.value;
    if (mark?.conflict != null) {
      if (isNew && plan !== mark.plan) {
        changeMark(desk, area.name, { conflict: { ...mark.conflict, mine: deps.now() } });
      }
      return;
    }
    const isKept = mark === undefined ? undoDepth(history) === 0 : mark.plan === plan;
    const before = waiting.get(area.name);
    if (before?.history === history || (isKept && before === undefined)) return;
    waiting.set(area.name, { area, history, changedAt: deps.now() });
    void keepSoon();
  }

  function hear(area: string, binding: Binding, message: TabMessage): void {
    switch (message.kind) {
      case "opened":
        ports.tabs.post({ kind: "open-here", id: message.id });
        changeMark(desk, area, { isOpenElsewhere: true });
        break;
      case "open-here":
        changeMark(desk, area, { isOpenElsewhere: true });
        break;
      case "closed":
        changeMark(desk, area, { isOpenElsewhere: false });
        break;
      case "kept":
      case "deleted":
        if (message.revision > (binding.revision ?? 0)) {
          const deletedAt = message.kind === "deleted" ? message.at : null;
          collide(area, { savedAt: message.at, deletedAt });
        }
        break;
    }
  }

  desk.subscribe(notice);
  ports.tabs.listen((message) => {
    for (const [area, binding] of bindings) {
      if (binding.id === message.id) hear(area, binding, message);
    }
  });
  ports.onHide((isLeaving) => {
    void keepNow();
    if (!isLeaving) return;
    for (const { id } of bindings.values()) ports.tabs.post({ kind: "closed", id });
  });
  return {
    bindings,
    expect: (history, kept) => void expected.set(history, kept),
    keepNow,
    drop: (area) => void waiting.delete(area),
  };
}

function first<K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | null {
  return map.entries().next().value ?? null;
}

/** Why a plan could not be kept, in sentences. */
function storageSentence(error: unknown): string {
  const advice = "Save it as a file from the ⋯ menu; each further change tries again.";
  if (error instanceof Error && error.name === "QuotaExceededError") {
    return `This browser has no room left, so your plan is not saved in it. ${advice}`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `This browser could not save your plan: ${reason.replace(/\.?$/, ".")} ${advice}`;
}
