import { selectPlan } from "../../app/selectors.ts";
import type { RepairScope } from "../../app/slices/repair.ts";
import type { Area } from "../../domain/area.ts";
import type { Issue } from "../../domain/issue.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { counted } from "../../words/counted.ts";
import { useApp } from "../AppContext.tsx";
import { Repair } from "./Repair.tsx";
import { isRepairable } from "./repairable.ts";

interface MendingsProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly issue: Issue;
}

/** The way to the repairs of a problem, the fewest moves first; nothing for one that moving schools does not mend. */
export function Mendings({ area, judgement, issue }: MendingsProps) {
  const hasClusters = useApp((state) => selectPlan(state)?.clusters.length) !== 0;
  const { id, clusters, schools } = issue;
  if (issue.rule === "unassigned") {
    if (!hasClusters) return null;
    const label = `Place the ${schools.length === 1 ? "school that is" : `${counted(schools.length, "school")} that are`} in no cluster`;
    return <Repair area={area} judgement={judgement} scope={FINISH} label={label} />;
  }
  if (!isRepairable(issue)) return null;
  const scope: RepairScope = { kind: "issue", issue: id, clusters };
  return <Repair area={area} judgement={judgement} scope={scope} label="Ways to mend it" />;
}

const FINISH: RepairScope = { kind: "finish" };
