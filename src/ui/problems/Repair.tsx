import { useId } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { RepairScope, RepairState } from "../../app/slices/repair.ts";
import type { Area } from "../../domain/area.ts";
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
import type { PartLoader } from "../use_loaded.ts";
import { partLoader, useLoaded } from "../use_loaded.ts";
import { mendedBy } from "./mended_by.ts";

interface RepairProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly scope: RepairScope;
  /** What the button that looks for the repair says. */
  readonly label: string;
}

/** A button that looks for repairs, and what it found: to look at before one is made as one step. */
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
  const { cancelRepair, dropRepair } = useCommands();
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
      const { answer, isLooking } = repair;
      const summary = summaryOf(answer, area, plan, judgement, scope);
      if (scope.kind !== "all" && isChange(answer)) {
        const about = scope.kind === "finish" ? summary : null;
        return <LoadedRepairs {...{ area, judgement, plan, answer, isLooking }} summary={about} />;
      }
      return <OneRepairFound {...{ area, judgement, plan, answer, summary }} />;
    }
  }
}

const rankedRepairs = partLoader(() => import("./RankedRepairs.tsx"));

function LoadedRepairs(props: PropsOf<typeof rankedRepairs>) {
  const RankedRepairs = useLoaded(rankedRepairs);
  return RankedRepairs === null ? <p aria-busy="true">Loading…</p> : <RankedRepairs {...props} />;
}

type PropsOf<Loader> = Loader extends PartLoader<infer Props> ? Props : never;

/** The one repair that there is: what it changes, and the button that makes it. */
function OneRepairFound(props: {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly plan: Plan;
  readonly answer: RepairAnswer;
  readonly summary: string;
}) {
  const { area, judgement, plan, answer, summary } = props;
  const heading = useId();
  const { announce, dropRepair, makeRepair } = useCommands();
  const after: Plan = { ...plan, clusters: answer.clusters };
  const vanished = vanishedText(answer, plan);
  const make = () => {
    const label = repairLabel(answer, mendedBy(area, judgement, after));
    makeRepair(label, answer);
    announce(`${label}.`);
  };
  return (
    <section className="repair" aria-labelledby={heading}>
      <p id={heading}>{summary}</p>
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
