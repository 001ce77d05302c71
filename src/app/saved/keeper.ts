import type { Area } from "../../domain/area.ts";
import { startHistory, undoDepth } from "../../domain/history.ts";
import type { Plan } from "../../domain/plan.ts";
import { withTodayOf } from "../../domain/today.ts";
import { writePlanJson } from "../../io/plan_json.ts";
import { preferredChoice } from "../effects/address.ts";
import { openingPlan } from "../opening_plan.ts";
import { freeName } from "../plan_names.ts";
import { otherPlanNames, selectArea } from "../selectors.ts";
import { NO_COMPARISON } from "../slices/comparison.ts";
import type { PlanHistory } from "../state.ts";
import { NOTHING_SELECTED } from "../state.ts";
import type { KeepingDesk } from "./keeping_desk.ts";
import { changeMark, listPlans, setMark } from "./keeping_desk.ts";
import { historyOf, NOTHING_WRITTEN } from "./kept_history.ts";
import { newerProblem, planIn } from "./kept_record.ts";
import type { KeptSlice } from "./kept_state.ts";
import type { KeptPlan } from "./plan_storage.ts";
import { KEPT_VERSION } from "./plan_storage.ts";
import type { Binding } from "./saver.ts";
import { createSaver } from "./saver.ts";
import { clearDeleted, keptPlanOf, keptPlansOf, keptStepsOf, lastOpened } from "./shelf.ts";

/** What the user may do with kept plans; each is one of the state's commands. */
export type Keeper = Pick<
  KeptSlice,
  | "resumePlan"
  | "openKeptPlan"
  | "startPlan"
  | "startAgain"
  | "renameKeptPlan"
  | "compareWithKept"
  | "duplicateKeptPlan"
  | "deleteKeptPlan"
  | "restoreKeptPlan"
  | "listKeptPlans"
  | "settleConflict"
  | "keepAgain"
>;

/** Keeps the open plans in step with this browser's storage from now on. */
export async function startKeeper(desk: KeepingDesk): Promise<Keeper> {
  const { get, set, deps, ports, storage } = desk;
  const saver = createSaver(desk);
  const { bindings } = saver;
  /** The whole histories of plans that were open before in this tab, with the revision that they are of. */
  const left = new Map<string, { readonly history: PlanHistory; readonly binding: Binding }>();
  const now = deps.now();
  await clearDeleted(storage, await keptPlansOf(storage), now);
  await listPlans(desk);

  /** The history of a kept plan, to be shown; `null`, and why is said, where it cannot be read. */
  async function read(kept: KeptPlan, area: Area, isResumed: boolean): Promise<PlanHistory | null> {
    const remembered = left.get(kept.id);
    const mark = { id: kept.id, at: kept.savedAt, conflict: null, isOpenElsewhere: false };
    if (remembered !== undefined && remembered.binding.revision === kept.revision) {
      const { history, binding } = remembered;
      const plan = history.present.value;
      const copy = { ...history };
      saver.expect(copy, { binding, mark: { ...mark, plan, isResumed } });
      return copy;
    }
    const reading = historyOf(kept, await keptStepsOf(storage, kept.id), area);
    if (!reading.ok) {
      const why = reading.problems.map(({ reason, advice }) => `${reason} ${advice}`).join(" ");
      set({ keptProblem: `“${kept.name}”, saved in this browser, cannot be opened: ${why}` });
      return null;
    }
    const { history, stored } = reading.value;
    const binding = { id: kept.id, revision: kept.revision, stored };
    saver.expect(history, { binding, mark: { ...mark, plan: history.present.value, isResumed } });
    return history;
  }

  async function resumePlan(area: Area): Promise<PlanHistory | null> {
    const { plan, problem } = lastOpened(await keptPlansOf(storage), area.name);
    set({ keptProblem: problem });
    return plan === null ? null : read(plan, area, true);
  }

  /** Whether what is on show is kept, or in a file, so that another plan may take its place; says so where it is not. */
  async function isSafe(): Promise<boolean> {
    await saver.keepNow();
    const { history, savedPlans, kept } = get();
    const area = selectArea(get());
    if (history === null || area === null) return true;
    const plan = history.present.value;
    const mark = kept.get(area.name);
    const isKept = mark === undefined ? undoDepth(history) === 0 : mark.plan === plan;
    if (isKept || savedPlans.has(plan)) return true;
    set({
      keptProblem:
        "Your changes are not saved, so no other plan was opened. Save the plan as a file first, from the ⋯ menu.",
    });
    return false;
  }

  /** Puts the open plan of an area aside. */
  function leave(area: string): void {
    const binding = bindings.get(area);
    const { history } = get();
    if (binding === undefined) return;
    if (
      history !== null &&
      selectArea(get())?.name === area &&
      get().kept.get(area)?.conflict == null
    )
      left.set(binding.id, { history, binding });
    bindings.delete(area);
    saver.drop(area);
    ports.tabs.post({ kind: "closed", id: binding.id });
  }

  function show(area: string, history: PlanHistory): void {
    get().dropProposal();
    leave(area);
    const kept = new Map([...get().kept].filter(([name]) => name !== area));
    set({ history, kept, selection: NOTHING_SELECTED, task: null, ...NO_COMPARISON });
  }

  /** The plan on show, where it is one of `area`: what is known of today holds for its other plans too. */
  function openPlanOf(area: string): Plan | null {
    const { history } = get();
    return selectArea(get())?.name === area ? (history?.present.value ?? null) : null;
  }

  async function showOpening(area: Area): Promise<void> {
    const plan = withTodayOf(openPlanOf(area.name), await openingPlan(deps.library, area.name));
    show(area.name, startHistory(plan, "Opened", NOTHING_SELECTED));
  }

  async function openKeptPlan(id: string): Promise<void> {
    if (!(await isSafe())) return;
    const kept = await keptPlanOf(storage, id);
    const problem = kept === null ? "That plan is no longer in this browser." : newerProblem(kept);
    if (kept === null || problem !== null) {
      set({ keptProblem: problem });
      return;
    }
    if (selectArea(get())?.name !== kept.area) {
      await get().openArea(preferredChoice(get(), kept.area));
    }
    const area = selectArea(get());
    if (area?.name !== kept.area) {
      set({
        keptProblem: `“${kept.name}” belongs to ${kept.areaTitle}, whose schools came from a file. Open that file again first; the plan then comes with it.`,
      });
      return;
    }
    if (get().kept.get(area.name)?.id === id) return;
    const history = await read(kept, area, false);
    if (history === null) return;
    const before = openPlanOf(area.name);
    show(area.name, history);
    get().edit((plan) => withTodayOf(before, plan), "Took over today’s partnerships");
    get().announce(`“${kept.name}” is open.`);
    await storage.touch(id, deps.now());
  }

  async function startPlan(plan: Plan, label: string): Promise<boolean> {
    const area = selectArea(get());
    const before = area === null ? null : openPlanOf(area.name);
    if (area === null || before === null || !(await isSafe())) return false;
    show(area.name, startHistory(before, "Opened", NOTHING_SELECTED));
    get().loadPlan({ ...plan, name: freeName(plan.name, otherPlanNames(get())) }, label);
    await saver.keepNow();
    return true;
  }

  async function startAgain(): Promise<void> {
    const area = selectArea(get());
    if (area === null || !(await isSafe())) return;
    await showOpening(area);
  }

  /** Writes a change of a plan that no tab need have open. */
  async function change(
    id: string,
    by: (kept: KeptPlan) => KeptPlan | null,
  ): Promise<KeptPlan | null> {
    const kept = await keptPlanOf(storage, id);
    const changed = kept === null ? null : by(kept);
    if (kept === null || changed === null) return null;
    const written = { ...changed, revision: kept.revision + 1 };
    const outcome = await storage.write(written, kept.revision, []);
    await listPlans(desk);
    return outcome.isWritten ? written : null;
  }

  const named = (kept: KeptPlan, name: string): KeptPlan | null => {
    const plan = planIn(kept.plan, kept.name);
    return plan.ok ? { ...kept, name, plan: writePlanJson({ ...plan.value, name }) } : null;
  };

  const openArea = (id: string) => [...bindings].find(([, binding]) => binding.id === id)?.[0];

  async function renameKeptPlan(id: string, name: string): Promise<void> {
    const wanted = name.trim();
    if (wanted === "") return;
    const area = selectArea(get())?.name;
    if (area !== undefined && area === openArea(id)) {
      get().edit((plan: Plan) => ({ ...plan, name: wanted }), `Renamed the plan to ${wanted}`);
      await saver.keepNow();
      return;
    }
    const written = await change(id, (kept) => named({ ...kept, savedAt: deps.now() }, wanted));
    if (written !== null) {
      ports.tabs.post({ kind: "kept", id, revision: written.revision, at: written.savedAt });
    }
  }

  async function compareWithKept(id: string): Promise<void> {
    const kept = await keptPlanOf(storage, id);
    const plan = kept === null ? null : planIn(kept.plan, kept.name);
    const isHere = kept !== null && kept.area === selectArea(get())?.name;
    if (plan === null || !plan.ok || !isHere) {
      set({ keptProblem: "That plan is no longer in this browser, or cannot be read." });
      return;
    }
    get().bringToCompare(plan.value, plan.value.name);
    get().announce(`“${plan.value.name}” is beside your plan. Your plan is as it was.`);
  }

  async function duplicateKeptPlan(id: string): Promise<void> {
    await saver.keepNow();
    const kept = await keptPlanOf(storage, id);
    if (kept === null) return;
    const taken = get().keptPlans.filter(({ area }) => area === kept.area);
    const name = freeName(
      `${kept.name} (copy)`,
      taken.map((plan) => plan.name),
    );
    const copy = named({ ...kept, version: KEPT_VERSION, id: ports.newId(), revision: 1 }, name);
    if (copy === null) return;
    await storage.write({ ...copy, steps: { from: 0, at: 0, to: 0 } }, null, []);
    await listPlans(desk);
  }

  async function deleteKeptPlan(id: string): Promise<void> {
    await saver.keepNow();
    const area = openArea(id);
    const at = deps.now();
    const written = await change(id, (kept) => ({ ...kept, deletedAt: at }));
    if (written === null) return;
    ports.tabs.post({ kind: "deleted", id, revision: written.revision, at });
    const open = selectArea(get());
    if (area !== undefined && open?.name === area) await showNext(open);
  }

  /** Opens the kept plan that was open before, or what the area came with. */
  async function showNext(area: Area): Promise<void> {
    const { plan } = lastOpened(await keptPlansOf(storage), area.name);
    const history = plan === null ? null : await read(plan, area, false);
    if (history === null) await showOpening(area);
    else show(area.name, history);
  }

  async function restoreKeptPlan(id: string): Promise<void> {
    await change(id, (kept) => ({ ...kept, deletedAt: null }));
  }

  async function keepMineAsCopy(area: Area): Promise<void> {
    bindings.delete(area.name);
    setMark(desk, area.name, null);
    const taken = otherPlanNames(get());
    get().edit(
      (plan: Plan) => ({ ...plan, name: freeName(`${plan.name} (copy)`, taken) }),
      "Kept as a copy of what another tab changed",
    );
    await saver.keepNow();
  }

  async function takeTheirs(area: Area): Promise<void> {
    const binding = bindings.get(area.name);
    const kept = binding === undefined ? null : await keptPlanOf(storage, binding.id);
    if (binding === undefined || kept === null || kept.deletedAt !== null) {
      await showNext(area);
      return;
    }
    const reading = planIn(kept.plan, kept.name);
    const problem = newerProblem(kept);
    if (!reading.ok || problem !== null) {
      set({ keptProblem: problem ?? `What the other tab saved of “${kept.name}” cannot be read.` });
      return;
    }
    get().loadPlan(reading.value, "Took over what another tab changed");
    const { history } = get();
    if (history === null) return;
    binding.revision = kept.revision;
    binding.stored = NOTHING_WRITTEN;
    const plan = history.present.value;
    changeMark(desk, area.name, { plan, at: kept.savedAt, conflict: null });
    await listPlans(desk);
  }

  async function settleConflict(how: Parameters<KeptSlice["settleConflict"]>[0]): Promise<void> {
    const area = selectArea(get());
    const conflict = area === null ? null : (get().kept.get(area.name)?.conflict ?? null);
    if (area === null || conflict === null) return;
    if (how === "mine-as-copy") await keepMineAsCopy(area);
    else if (how === "theirs") await takeTheirs(area);
    else changeMark(desk, area.name, { conflict: { ...conflict, isPutOff: how === "later" } });
  }

  return {
    resumePlan,
    openKeptPlan,
    startPlan,
    startAgain,
    renameKeptPlan,
    compareWithKept,
    duplicateKeptPlan,
    deleteKeptPlan,
    restoreKeptPlan,
    listKeptPlans: () => listPlans(desk),
    settleConflict,
    keepAgain: () => saver.keepNow(),
  };
}
