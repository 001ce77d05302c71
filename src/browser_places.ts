import type { DBSchema } from "idb";
import { openDB } from "idb";
import type { PlacesRecord, PlacesStorage } from "./app/places/places_storage.ts";

const NAME = "school-cluster-planner-places";
const VERSION = 1;

interface Schema extends DBSchema {
  records: { readonly key: [string, string, string]; readonly value: PlacesRecord };
}

/** This browser's storage of place planning, a database of its own. Rejects with a sentence where there is none. */
export async function openBrowserPlaces(): Promise<PlacesStorage> {
  const database = await openDB<Schema>(NAME, VERSION, {
    upgrade(opened) {
      opened.createObjectStore("records", { keyPath: ["area", "kind", "id"] });
    },
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
    },
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `This browser does not let the planner keep scenarios in it (${reason}). Save them to a file.`,
    );
  });
  return {
    // An array sorts after every text, so this is all that begins with the area.
    records: (area) => database.getAll("records", IDBKeyRange.bound([area], [area, []])),
    async write(record, expected) {
      const work = database.transaction("records", "readwrite", { durability: "strict" });
      const found = await work.store.get([record.area, record.kind, record.id]);
      if ((found?.revision ?? null) !== expected) {
        await work.done;
        return { isWritten: false, found: found ?? null };
      }
      await Promise.all([work.store.put(record), work.done]);
      return { isWritten: true };
    },
    forget: (area, kind, id) => database.delete("records", [area, kind, id]),
  };
}
