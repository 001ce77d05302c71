import type { Keeper } from "../saved/keeper.ts";
import type { KeptSlice } from "../saved/kept_state.ts";
import { selectArea } from "../selectors.ts";
import type { AppStore, Slice } from "../state.ts";

/** The commands wait for the part that keeps plans, which is loaded when it is first wanted; without it they do nothing. */
export function keptSlice(subscribe: AppStore["subscribe"]): Slice<KeptSlice> {
  return (set, get, deps) => {
    let keeper: Promise<Keeper | null> | null = null;

    async function start(): Promise<Keeper | null> {
      const ports = deps.keeping;
      if (ports === null) return null;
      set({ storage: { status: "opening" } });
      try {
        const [storage, { startKeeper }] = await Promise.all([
          ports.openStorage(),
          import("../saved/keeper.ts"),
        ]);
        storage.onLost((reason) => set({ storage: { status: "refused", reason } }));
        const started = await startKeeper({ set, get, subscribe, deps, ports, storage });
        set({ storage: { status: "ready" } });
        return started;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        set({ storage: { status: "refused", reason } });
        return null;
      }
    }

    /** Does something with the keeper; what the storage refuses becomes the problem on show. */
    async function ask<T>(what: (found: Keeper) => Promise<T>): Promise<T | null> {
      keeper ??= start();
      const found = await keeper;
      try {
        return found === null ? null : await what(found);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        set({ keptProblem: `This browser’s storage of plans does not answer: ${reason}` });
        return null;
      }
    }

    const tell = async (what: (found: Keeper) => Promise<void>) => void (await ask(what));

    return {
      storage: { status: "none" },
      kept: new Map(),
      keptPlans: [],
      keptProblem: null,
      resumePlan: (area) => ask((found) => found.resumePlan(area)),
      openKeptPlan: (id) => tell((found) => found.openKeptPlan(id)),
      startPlan: async (plan, label) =>
        (await ask((found) => found.startPlan(plan, label))) ?? false,
      startAgain: () => tell((found) => found.startAgain()),
      renameKeptPlan: (id, name) => tell((found) => found.renameKeptPlan(id, name)),
      compareWithKept: (id) => tell((found) => found.compareWithKept(id)),
      duplicateKeptPlan: (id) => tell((found) => found.duplicateKeptPlan(id)),
      deleteKeptPlan: (id) => tell((found) => found.deleteKeptPlan(id)),
      restoreKeptPlan: (id) => tell((found) => found.restoreKeptPlan(id)),
      listKeptPlans: () => tell((found) => found.listKeptPlans()),
      settleConflict: (how) => tell((found) => found.settleConflict(how)),
      keepAgain: () => tell((found) => found.keepAgain()),
      noteResumed() {
        const area = selectArea(get())?.name ?? "";
        const mark = get().kept.get(area);
        if (mark === undefined) return;
        set({ kept: new Map([...get().kept, [area, { ...mark, isResumed: false }]]) });
      },
    };
  };
}
