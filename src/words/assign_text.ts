import type { Area } from "../domain/area.ts";
import type { Assignment, AssignTarget, SkipReason } from "../domain/assign/assignment.ts";
import { counted } from "./counted.ts";
import { clusterName, schoolName } from "./names.ts";

/** The name of the step that an assignment is: "Moved Digby to Cluster 12", "Moved 4 schools to Cluster 12". */
export function assignLabel(assignment: Assignment, target: AssignTarget, area: Area): string {
  const { moved, plan } = assignment;
  const who = movedText(assignment, area);
  switch (target.kind) {
    case "cluster":
      return `Moved ${who} to ${clusterName(plan, target.cluster)}`;
    case "new":
      return `Started a cluster with ${who}`;
    case "none":
      return `Took ${who} out of ${moved.length === 1 ? "its cluster" : "their clusters"}`;
  }
}

/** The button that does what an assignment comes to: "Move Digby to Cluster 12", "Take 4 schools out". */
export function assignCommand(assignment: Assignment, target: AssignTarget, area: Area): string {
  const who = movedText(assignment, area);
  switch (target.kind) {
    case "cluster":
      return `Move ${who} to ${clusterName(assignment.plan, target.cluster)}`;
    case "new":
      return `Start a cluster with ${who}`;
    case "none":
      return `Take ${who} out`;
  }
}

function movedText({ moved }: Assignment, area: Area): string {
  const [only] = moved;
  return moved.length === 1 && only !== undefined
    ? schoolName(area, only)
    : counted(moved.length, "school");
}

/** Who an assignment leaves where they are, and why: "3 schools stay: 2 locked, 1 over the limit."; "" for none. */
export function skippedText({ skipped }: Pick<Assignment, "skipped">): string {
  const reasons = (Object.keys(SKIP_LABELS) as SkipReason[]).filter(
    (reason) => skipped[reason].length > 0,
  );
  if (reasons.length === 0) return "";
  const count = reasons.reduce((sum, reason) => sum + skipped[reason].length, 0);
  const parts = reasons.map((reason) => `${skipped[reason].length} ${SKIP_LABELS[reason]}`);
  return `${counted(count, "school")} ${count === 1 ? "stays" : "stay"}: ${parts.join(", ")}.`;
}

const SKIP_LABELS: Readonly<Record<SkipReason, string>> = {
  locked: "locked",
  "not-from": "not where schools may be taken from",
  "over-limit": "over the limit",
  "already-there": "there already",
};
