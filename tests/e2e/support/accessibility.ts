import axe from "axe-core";
import type { Planner } from "./planner.ts";

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
