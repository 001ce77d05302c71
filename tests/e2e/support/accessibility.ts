import axe from "axe-core";
import { expect } from "vitest";
import type { Planner } from "./planner.ts";

/** A state of the screen, which may follow from the one before it. */
export interface ScreenState {
  readonly name: string;
  /** Brings the screen there; the way out where one is needed. */
  readonly reach: (planner: Planner) => Promise<(() => Promise<void>) | void>;
}

/** Goes through `states` and expects that none breaks a rule of accessibility. */
export async function walkStates(planner: Planner, states: readonly ScreenState[]): Promise<void> {
  for (const { name, reach } of states) {
    const leave = await reach(planner);
    expect.soft(await accessibilityFaults(planner), name).toEqual([]);
    await leave?.();
  }
}

/** What axe-core finds on the screen as it is now: the rule, how grave it is, and the elements. */
export function accessibilityFaults(planner: Planner): Promise<readonly string[]> {
  return planner.inPage<readonly string[]>(`(async () => {
    if (window.axe === undefined) { ${axe.source}
    }
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) =>
      id + " (" + impact + "): " + nodes.map(({ target, any }) => target.join(" ") + " " + (any[0]?.message ?? "")).join("; "));
  })()`);
}
