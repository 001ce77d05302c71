import type { KeyboardEvent, MouseEvent } from "react";
import { useRef } from "react";
import type { Urn } from "../../domain/school.ts";
import { counted } from "../../words/counted.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** What a school's tick does: a click or Space ticks it; with Shift it ticks all from the one that was ticked last to this. */
export interface Ticks {
  readonly picked: ReadonlySet<Urn>;
  readonly onClick: (event: MouseEvent, urn: Urn) => void;
  readonly onKeyDown: (event: KeyboardEvent, urn: Urn) => void;
  /** Ticks all that are shown, or none of them where all are. */
  readonly tickAll: () => void;
}

/** Ticks of the schools `shown`, in the order in which they are shown. */
export function useTicks(shown: readonly Urn[]): Ticks {
  const picked = useApp((state) => state.picked);
  const { pick, announce } = useCommands();
  const last = useRef<Urn | null>(null);
  const set = (urns: readonly Urn[], isTicked: boolean) => {
    pick(urns, isTicked ? "add" : "remove");
    const after = isTicked ? new Set([...picked, ...urns]).size : picked.size - tickedOf(urns);
    announce(`${counted(after, "school")} picked.`);
  };
  const tickedOf = (urns: readonly Urn[]) => urns.filter((urn) => picked.has(urn)).length;
  const tick = (urn: Urn, isRange: boolean) => {
    const isTicked = !picked.has(urn);
    const [from, to] = [
      last.current === null ? -1 : shown.indexOf(last.current),
      shown.indexOf(urn),
    ];
    last.current = urn;
    const urns =
      isRange && from >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [urn];
    set(urns, isTicked);
  };
  return {
    picked,
    onClick: (event, urn) => tick(urn, event.shiftKey),
    onKeyDown(event, urn) {
      // Not every browser tells a click that was made with the keyboard which keys were held.
      if (event.key !== " " || !event.shiftKey) return;
      event.preventDefault();
      tick(urn, true);
    },
    tickAll: () => set(shown, tickedOf(shown) < shown.length),
  };
}
