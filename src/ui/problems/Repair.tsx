import { useId } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { RepairScope, RepairState } from "../../app/slices/repair.ts";
import type { Area } from "../../domain/area.ts";
import { judgePlan } from "../../domain/judge.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { Plan } from "../../domain/plan.ts";
import type { RepairAnswer } from "../../solver/repair/repair_question.ts";
import {
  changeText,
  isChange,
  movesText,
  obstacleText,
  placedText,
  repairLabel,
  vanishedText,
} from "../../words/repair_text.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";

interface RepairProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly scope: RepairScope;
  /** What the button that looks for the repair says. */
  readonly label: string;
}

/** A button that looks for the least repair, and what it found: its moves to look at before they are made as one step. */
export function Repair({ area, judgement, scope, label }: RepairProps) {
  const plan = useApp(selectPlan);
  const repair = useApp((state) => state.repair);
  const { store } = useHandles();
  const { announce, findRepair } = useCommands();
  if (plan === null) return null;
  const find = async () => {
    await findRepair(scope);
    const found = store.getState().repair;
    if (isOf(found, scope, plan) && found.status === "ready") {
      announce(summaryOf(found.answer, area, plan, judgement, scope));
    }
  };
  return isOf(repair, scope, plan) ? (
    <RepairFound {...{ area, judgement, scope, plan, repair }} />
  ) : (
    <button type="button" className="button" onClick={() => void find()}>
      {label}
    </button>
  );
}

interface RepairFoundProps extends Omit<RepairProps, "label"> {
  readonly plan: Plan;
  readonly repair: Exclude<RepairState, { readonly status: "none" }>;
}

function RepairFound({ area, judgement, scope, plan, repair }: RepairFoundProps) {
  const heading = useId();
  const { announce, cancelRepair, dropRepair, makeRepair } = useCommands();
  switch (repair.status) {
    case "running":
      return (
        <div className="repair">
          <p>Looking for the fewest moves…</p>
          <progress max={1} value={repair.share} aria-label="Share of the work done" />
          <button type="button" className="button" onClick={cancelRepair}>
            Stop with the best so far
          </button>
        </div>
      );
    case "failed":
      return (
        <div className="repair">
          <p role="alert">No repair was found: {repair.reason}</p>
          <button type="button" className="button" onClick={dropRepair}>
            Close
          </button>
        </div>
      );
    case "ready": {
      const { answer } = repair;
      const after: Plan = { ...plan, clusters: answer.clusters };
      const vanished = vanishedText(answer, plan);
      const make = () => {
        const label = repairLabel(answer, mendedBy(area, judgement, after));
        makeRepair(label);
        announce(`${label}.`);
      };
      return (
        <section className="repair" aria-labelledby={heading}>
          <p id={heading}>{summaryOf(answer, area, plan, judgement, scope)}</p>
          <ul className="repair__moves">
            {answer.changes.map((change) => (
              <li key={`${change.urn} ${change.from}`}>
                {changeText(change, area, { before: plan, after })}
              </li>
            ))}
            {vanished === null ? null : <li>{vanished}</li>}
          </ul>
          <div className="repair__choices">
            {isChange(answer) ? (
              <button type="button" className="button button--main" onClick={make}>
                Do this
              </button>
            ) : null}
            <button type="button" className="button" onClick={dropRepair}>
              {isChange(answer) ? "Leave it" : "Close"}
            </button>
          </div>
        </section>
      );
    }
  }
}

/** Whether `repair` is of this scope and of the plan as it is now. */
function isOf(
  repair: RepairState,
  scope: RepairScope,
  plan: Plan,
): repair is Exclude<RepairState, { readonly status: "none" }> {
  if (repair.status === "none" || repair.start !== plan) return false;
  const issueOf = (of: RepairScope) => (of.kind === "issue" ? of.issue : null);
  return repair.scope.kind === scope.kind && issueOf(repair.scope) === issueOf(scope);
}

function summaryOf(
  answer: RepairAnswer,
  area: Area,
  plan: Plan,
  judgement: Judgement,
  scope: RepairScope,
): string {
  const obstacle = obstacleText(answer, area, plan, null);
  if (obstacle !== null) return obstacle;
  if (scope.kind === "finish") return placedText(answer, judgement.unassigned.length);
  return movesText(answer);
}

function mendedBy(area: Area, judgement: Judgement, after: Plan): number {
  const errors = ({ issues }: Judgement) =>
    issues.filter(({ severity }) => severity === "error").length;
  return errors(judgement) - errors(judgePlan(area, after, judgement.settings));
}
