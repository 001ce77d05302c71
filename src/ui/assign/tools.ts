import type { AssignChoices, AssignTool } from "../../app/slices/assigning.ts";
import type { AppState } from "../../app/state.ts";

/** Each tool, its name, and the key that takes it in hand. */
export const TOOLS: readonly {
  readonly tool: AssignTool;
  readonly name: string;
  readonly key: string;
}[] = [
  { tool: "select", name: "Select", key: "S" },
  { tool: "move", name: "Move", key: "M" },
  { tool: "brush", name: "Brush", key: "P" },
  { tool: "rectangle", name: "Rectangle", key: "R" },
  { tool: "lasso", name: "Lasso", key: "L" },
  { tool: "polygon", name: "Polygon", key: "G" },
];

/** What taking a tool in hand changes: from none, it puts schools into the cluster that is selected. */
export function takingTool(
  { assigning, selection }: Pick<AppState, "assigning" | "selection">,
  tool: AssignTool,
): Partial<AssignChoices> {
  const { cluster } = selection;
  return assigning.tool === "select" && cluster !== null
    ? { tool, target: { kind: "cluster", cluster } }
    : { tool };
}
