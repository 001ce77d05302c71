import type { Area } from "../domain/area.ts";
import type { PairTime } from "../domain/mends/mend.ts";
import type { ClusterId, Plan } from "../domain/plan.ts";
import { UNREACHABLE } from "../domain/units.ts";
import type { OneRepair, RepairAnswer, RepairChange } from "../solver/repair/repair_question.ts";
import { counted } from "./counted.ts";
import { minutesText } from "./durations.ts";
import { clusterName, listed, schoolName } from "./names.ts";
import { missingTimeText } from "./times_text.ts";

/** The plans before and after a repair, from which clusters have their names. */
export interface RepairedPlans {
  readonly before: Plan;
  readonly after: Plan;
}

/** What is done with one school and why, such as "Move Digby from Cluster 12 to Cluster 13: Digby to Louth takes 52.1 min, over the limit. Its longest drive is then Digby to Ruskington, 12.0 min." */
export function changeText(change: RepairChange, area: Area, plans: RepairedPlans): string {
  const { kind, urn, from, to } = change;
  const school = schoolName(area, urn);
  const was = clusterText(plans.before, from);
  const then = clusterText(plans.after, to);
  const why = reasonText(change, area, plans);
  switch (kind) {
    case "move":
      return `Move ${school} from ${was} to ${then}: ${why}.${afterText(change, area)}`;
    case "lose-place":
      return `Take ${school} out of ${was}: ${why}. It is then in no cluster.`;
    case "unlist":
      return to === null
        ? `Take ${school} out of ${was}: ${area.title} has no such school.`
        : `Take ${school} out of ${was}: it is in ${then} too, where it stays.`;
    case "place":
      return `Put ${school} into ${then}: ${why}.${afterText(change, area)}`;
  }
}

/** Whether a repair changes anything. */
export function isChange({ changes, vanished }: OneRepair): boolean {
  return changes.length > 0 || vanished.length > 0;
}

/** Which clusters are gone after a repair, in a sentence; `null` for none. */
export function vanishedText({ vanished }: OneRepair, plan: Plan): string | null {
  if (vanished.length === 0) return null;
  const names = listed(vanished.map((id) => clusterName(plan, id)));
  return vanished.length === 1
    ? `${names} has no schools then and is gone.`
    : `${names} have no schools then and are gone.`;
}

/** How many schools move, and how few are proved to have to: "2 schools move; at least 2 moves are needed, and this is 2". */
export function movesText(answer: OneRepair): string {
  const { moves, lost, bound, proved } = answer;
  if (!isChange(answer)) return "Nothing has to change.";
  const losing = lost === 0 ? "" : `, of which ${counted(lost, "school")} can stay in no cluster`;
  const move = `${moves === 0 ? "No school" : counted(moves, "school")} ${moves > 1 ? "move" : "moves"}${losing}`;
  const needed =
    bound === 0 ? "" : `at least ${counted(bound, "move")} ${bound === 1 ? "is" : "are"} needed`;
  if (proved) return `${move}${needed === "" ? "" : `; ${needed}, and this is ${moves}`}.`;
  return `${move}${needed === "" ? "" : `; ${needed}`}; whether fewer would do is not proved.`;
}

/** How many of the schools that are in no cluster a repair places: "2 of 3 schools can be placed; no other school moves." */
export function placedText({ changes, moves }: RepairAnswer, unassigned: number): string {
  const placed = changes.filter(({ kind }) => kind === "place").length;
  const others =
    moves === 0 ? "no other school moves" : `${counted(moves, "other school")} would move`;
  return placed === 0
    ? "None of them fits into a cluster, nor can they make one of their own."
    : `${placed} of ${counted(unassigned, "school")} can be placed; ${others}.`;
}

/** The name of a repair as a step, such as "Mended 3 problems: moved 4 schools" or "Placed 2 schools". */
export function repairLabel({ changes }: OneRepair, mended: number): string {
  const count = (kind: RepairChange["kind"]) =>
    changes.filter((change) => change.kind === kind).length;
  const done = [
    { verb: "moved", schools: count("move"), end: "" },
    { verb: "took", schools: count("lose-place"), end: " out" },
    { verb: "took", schools: count("unlist"), end: " out of one cluster" },
    { verb: "placed", schools: count("place"), end: "" },
  ]
    .filter(({ schools }) => schools > 0)
    .map(({ verb, schools, end }) => `${verb} ${counted(schools, "school")}${end}`)
    .join(", ");
  if (mended > 0 || done === "")
    return `Mended ${counted(mended, "problem")}${done === "" ? "" : `: ${done}`}`;
  return `${done.slice(0, 1).toUpperCase()}${done.slice(1)}`;
}

/** Why there is no repair; `null` where there is one. */
export function obstacleText(
  { obstacle, bound, proved }: RepairAnswer,
  area: Area,
  plan: Plan,
  maxMoves: number | null,
): string | null {
  switch (obstacle?.reason) {
    case undefined:
      return null;
    case "locked-at-fault": {
      const names = listed(obstacle.clusters.map((id) => clusterName(plan, id)));
      const many = obstacle.clusters.length > 1;
      return `${names} ${many ? "are" : "is"} locked and ${many ? "have" : "has"} a problem. Unlock ${many ? "them" : "it"} to mend it.`;
    }
    case "locked-schools": {
      const many = obstacle.schools.length > 1;
      const names = listed(obstacle.schools.map((urn) => schoolName(area, urn)));
      const them = many ? "them" : "it";
      return proved
        ? `${names} ${many ? "are" : "is"} locked, and nothing mends it that leaves ${them} where ${many ? "they are" : "it is"}. Unlock ${them} to mend it.`
        : `Nothing that leaves ${names}, which ${many ? "are" : "is"} locked, where ${many ? "they are" : "it is"} was found in the time.`;
    }
    case "more-moves-needed": {
      const needed = `at least ${counted(bound, "move")} ${bound === 1 ? "is" : "are"} needed`;
      const allowed = `${counted(maxMoves ?? 0, "move")} ${maxMoves === 1 ? "is" : "are"} allowed`;
      return proved
        ? `No repair: ${needed}, and ${allowed}.`
        : `No repair with so few moves was found in the time: ${allowed}, and ${needed}.`;
    }
  }
}

function clusterText(plan: Plan, id: ClusterId | null): string {
  return id === null ? "no cluster" : clusterName(plan, id);
}

function afterText({ after }: RepairChange, area: Area): string {
  return after === null ? "" : ` Its longest drive is then ${pairText(after, area)}.`;
}

function pairText({ from, to, seconds }: PairTime, area: Area): string {
  const about = area.driveTimes.band === null ? "" : "about ";
  const time =
    seconds < UNREACHABLE ? about + minutesText(seconds) : missingTimeText(area, from, to);
  return `${schoolName(area, from)} to ${schoolName(area, to)}, ${time}`;
}

function reasonText(
  { mends, faultOf, before, from }: RepairChange,
  area: Area,
  plans: RepairedPlans,
): string {
  const fault = clusterText(plans.before, faultOf);
  const pair = before === null ? "a drive" : pairText(before, area);
  switch (mends) {
    case "over-ceiling":
      return `${pair}, is over the limit`;
    case "no-route":
      return `${pair}`;
    case "too-close-to-call":
      return `${pair}, is too close to call`;
    case "too-many-schools":
      return `${fault} has too many schools`;
    case "too-many-pupils":
      return faultOf === null
        ? "it has more pupils than a cluster may have"
        : `${fault} has too many pupils`;
    case "too-few-schools":
      return `${fault} has too few schools${faultOf === from ? " to go on" : ""}`;
    case "too-few-pupils":
      return `${fault} has too few pupils${faultOf === from ? " to go on" : ""}`;
    case "academy-in-federation":
      return `an academy cannot be in a federation, which ${fault} is`;
    case "no-location":
      return "where it is, is not known";
    case "roll-not-known":
      return "its number of pupils is not known, and there is a most";
    case "takes-no-part":
      return "it was left out";
    case "kept-apart":
      return "it is with a school that it is to be kept apart from";
    case "kept-together":
      return "it is not with a school that it is to be kept together with";
    case "unassigned":
      return "it was in no cluster";
    case "in-two-clusters":
      return "it is in another cluster too";
    case "unknown-school":
      return `${area.title} has no such school`;
    case "makes-room":
      return "this makes room";
  }
}
