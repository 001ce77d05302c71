import type { Urn } from "../../domain/school.ts";
import type { Slice } from "../state.ts";

/** What picking some schools does to those that are picked already. */
export type Picking = "only" | "add" | "remove";

/** Many schools at once, picked in the table or on the map to have one thing done to all of them. */
export interface PickedSlice {
  /** Of the open area; in the order in which they were picked. */
  readonly picked: ReadonlySet<Urn>;
  /** "only" puts `urns` in the place of what was picked; none of them picks nothing. */
  pick(urns: Iterable<Urn>, picking: Picking): void;
}

export const NONE_PICKED: ReadonlySet<Urn> = new Set();

export const pickedSlice: Slice<PickedSlice> = (set, get) => ({
  picked: NONE_PICKED,
  pick(urns, picking) {
    const { picked } = get();
    const asked = new Set(urns);
    const after =
      picking === "only"
        ? asked
        : picking === "add"
          ? new Set([...picked, ...asked])
          : new Set([...picked].filter((urn) => !asked.has(urn)));
    const isSame = after.size === picked.size && [...after].every((urn) => picked.has(urn));
    if (!isSame) set({ picked: after });
  },
});
