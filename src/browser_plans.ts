import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { KeptPlan, KeptStep, PlanStorage } from "./app/saved/plan_storage.ts";

const NAME = "school-cluster-planner";
const VERSION = 1;
/** The longest that the app waits for the browser's storage before it opens without. */
const PATIENCE_MS = 4_000;

interface Schema extends DBSchema {
  plans: { readonly key: string; readonly value: KeptPlan };
  steps: { readonly key: [string, number]; readonly value: KeptStep };
}

/** This browser's storage of plans. Rejects with a sentence where there is none, or where it does not answer. */
export async function openBrowserPlans(): Promise<PlanStorage> {
  let lost: string | null = null;
  const listeners: ((reason: string) => void)[] = [];
  const lose = (reason: string) => {
    lost = reason;
    for (const listener of listeners) listener(reason);
  };
  const database = await inTime(open(lose));
  return { ...storageIn(database), onLost: (listener) => hear(listener) };

  function hear(listener: (reason: string) => void): void {
    listeners.push(listener);
    if (lost !== null) listener(lost);
  }
}

async function open(lose: (reason: string) => void): Promise<IDBPDatabase<Schema>> {
  try {
    return await openDB<Schema>(NAME, VERSION, {
      upgrade(database, oldVersion) {
        if (oldVersion >= 1) return;
        database.createObjectStore("plans", { keyPath: "id" });
        database.createObjectStore("steps", { keyPath: ["planId", "number"] });
      },
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
        lose(
          "A newer version of the planner is open in another tab and keeps your plans there. Load this page again to go on with it.",
        );
      },
      terminated() {
        lose("The browser has closed its storage. Load this page again.");
      },
    });
  } catch (error) {
    if (error instanceof Error && error.name === "VersionError") {
      throw new Error(
        "A newer version of the planner has kept plans in this browser, which this one cannot read. Load the page again to get the newer one.",
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`This browser does not let the planner save plans in it (${reason}).`);
  }
}

/** `database`, once it is open; one that opens too late is closed again. */
function inTime(database: Promise<IDBPDatabase<Schema>>): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new Error("This browser’s storage of plans does not answer."));
    }, PATIENCE_MS);
    database.then((opened) => {
      clearTimeout(timer);
      if (isLate) opened.close();
      else resolve(opened);
    }, reject);
  });
}

function storageIn(database: IDBPDatabase<Schema>): Omit<PlanStorage, "onLost"> {
  /** A change is in the browser's files once it is done, and survives the end of the browser. */
  const change = () =>
    database.transaction(["plans", "steps"], "readwrite", { durability: "strict" });
  return {
    plans: () => database.getAll("plans"),
    steps: (planId) => database.getAll("steps", stepsOf(planId)),
    async write(plan, expected, steps) {
      const work = change();
      const found = await work.objectStore("plans").get(plan.id);
      if ((found?.revision ?? null) !== expected) {
        await work.done;
        return { isWritten: false, found: found ?? null };
      }
      const { from, to } = plan.steps;
      const kept = work.objectStore("steps");
      await Promise.all([
        work.objectStore("plans").put(plan),
        kept.delete(
          IDBKeyRange.bound([plan.id, Number.NEGATIVE_INFINITY], [plan.id, from], false, true),
        ),
        kept.delete(IDBKeyRange.bound([plan.id, to], [plan.id, Number.POSITIVE_INFINITY], true)),
        ...steps.map((step) => kept.put(step)),
        work.done,
      ]);
      return { isWritten: true };
    },
    async touch(id, openedAt) {
      const work = change();
      const plans = work.objectStore("plans");
      const found = await plans.get(id);
      await Promise.all([
        ...(found === undefined ? [] : [plans.put({ ...found, openedAt })]),
        work.done,
      ]);
    },
    async forget(id) {
      const work = change();
      await Promise.all([
        work.objectStore("plans").delete(id),
        work.objectStore("steps").delete(stepsOf(id)),
        work.done,
      ]);
    },
  };
}

function stepsOf(planId: string): IDBKeyRange {
  return IDBKeyRange.bound([planId, Number.NEGATIVE_INFINITY], [planId, Number.POSITIVE_INFINITY]);
}
