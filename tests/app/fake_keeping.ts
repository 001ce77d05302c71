import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import type {
  KeepingPorts,
  PlanStorage,
  TabChannel,
  TabMessage,
} from "../../src/app/saved/plan_storage.ts";
import { openBrowserPlaces } from "../../src/browser_places.ts";
import { openBrowserPlans } from "../../src/browser_plans.ts";

/** A browser that keeps plans: its database, and its tabs, which hear each other. */
export interface FakeBrowser {
  /** What another tab of it would be given. */
  newTab(change?: (storage: PlanStorage) => PlanStorage): FakeTab;
  /** Its database, as a tab opens it. */
  storage(): Promise<PlanStorage>;
}

export interface FakeTab extends KeepingPorts {
  /** The page is hidden, or left. */
  hide(isLeaving?: boolean): void;
  /** What it told the others. */
  readonly told: readonly TabMessage[];
}

/** A browser with nothing kept. It stands in the place of the one before. */
export function fakeBrowser(): FakeBrowser {
  globalThis.indexedDB = new IDBFactory();
  const listeners: { readonly tab: number; readonly hear: (message: TabMessage) => void }[] = [];
  let tabs = 0;
  let ids = 0;
  const newTab: FakeBrowser["newTab"] = (change = (storage) => storage) => {
    const tab = tabs++;
    const hiding: ((isLeaving: boolean) => void)[] = [];
    const told: TabMessage[] = [];
    const channel: TabChannel = {
      post(message) {
        told.push(message);
        for (const other of listeners) if (other.tab !== tab) other.hear(message);
      },
      listen: (hear) => void listeners.push({ tab, hear }),
    };
    return {
      openStorage: async () => change(await openBrowserPlans()),
      openPlaces: openBrowserPlaces,
      tabs: channel,
      told,
      onHide: (listener) => void hiding.push(listener),
      hide(isLeaving = false) {
        for (const listener of hiding) listener(isLeaving);
      },
      newId: () => `plan-${++ids}`,
    };
  };
  return { newTab, storage: openBrowserPlans };
}
