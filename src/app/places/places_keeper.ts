import { partsOf, workOf } from "./places_records.ts";
import type { PlacesWork } from "./places_state.ts";
import type { PlacesRecord, PlacesStorage } from "./places_storage.ts";

/** Keeps an area's work in the browser, one writing at a time. */
export interface PlacesKeeper {
  /** What is kept for the area. Rejects with what the browser says. */
  read(): Promise<PlacesWork>;
  /** Writes what of `work` is not kept yet. Resolves with the sentence of what went wrong; `null` where all is kept. */
  keep(work: PlacesWork): Promise<string | null>;
}

const CHANGED_ELSEWHERE =
  "Another tab has changed this area’s scenarios or figures, so yours are not kept here. Save them to a file, then load the page again.";
const NEWER =
  "A newer version of the planner has kept scenarios of this area, which this one cannot read. Load the page again to get the newer one.";

/** A keeper of the area called `area`. */
export function createPlacesKeeper(
  storage: PlacesStorage,
  area: string,
  now: () => string,
): PlacesKeeper {
  const revisions = new Map<string, number>();
  const kept = new Map<string, unknown>();
  let running: Promise<string | null> = Promise.resolve(null);
  const keyOf = ({ kind, id }: Pick<PlacesRecord, "kind" | "id">) => `${kind} ${id}`;

  async function write(work: PlacesWork): Promise<string | null> {
    const parts = partsOf(work);
    for (const part of parts) {
      const key = keyOf(part);
      if (kept.get(key) === part.part) continue;
      const expected = revisions.get(key) ?? null;
      const { kind, id } = part;
      const revision = (expected ?? 0) + 1;
      const record = { area, kind, id, revision, savedAt: now(), value: part.value() };
      const written = await storage.write(record, expected);
      if (!written.isWritten) return CHANGED_ELSEWHERE;
      revisions.set(key, revision);
      kept.set(key, part.part);
    }
    const wanted = new Set(parts.map(keyOf));
    for (const key of [...kept.keys()].filter((each) => !wanted.has(each))) {
      const [kind, id] = key.split(" ") as [PlacesRecord["kind"], string];
      await storage.forget(area, kind, id);
      kept.delete(key);
      revisions.delete(key);
    }
    return null;
  }

  return {
    async read() {
      const records = await storage.records(area);
      const { work, unread } = workOf(records);
      if (unread > 0) throw new Error(NEWER);
      for (const record of records) revisions.set(keyOf(record), record.revision);
      for (const part of partsOf(work)) kept.set(keyOf(part), part.part);
      return work;
    },
    keep(work) {
      running = running.then(() =>
        write(work).catch((error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          return `This browser could not keep your scenarios (${reason}). Save them to a file.`;
        }),
      );
      return running;
    },
  };
}
