import { selectIsReviewing } from "../../app/selectors.ts";
import type { RepairScope } from "../../app/slices/repair.ts";
import type { Area } from "../../domain/area.ts";
import type { Issue, RuleId } from "../../domain/issue.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { RULE_LABELS } from "../../words/rule_labels.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { IssueCard } from "./IssueCard.tsx";
import { Repair } from "./Repair.tsx";
import { problemsInOrder, stepProblems, visitProblem } from "./step_problems.ts";

/** Everything the rules found, errors first, to step through: each step selects what it is about and takes the map there. */
export function ProblemList() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const handles = useHandles();
  const { show } = useCommands();
  const reviewing = useApp(selectIsReviewing);
  const current = useApp((state) => state.problem);
  if (area === null || judgement === null) return null;
  const issues = problemsInOrder(judgement.issues);
  const place = issues.findIndex((issue) => issue.id === current);
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const step = (by: number) => stepProblems(handles, by);
  if (issues.length === 0) {
    return (
      <div className="empty">
        <h2>No problems</h2>
        <p>Every rule is met: times, sizes, places and forms.</p>
      </div>
    );
  }
  return (
    <>
      <header className="list-head">
        <p className="list-head__lead">
          <strong>
            {errors} {errors === 1 ? "error" : "errors"}
          </strong>
          <span>
            {issues.length - errors} {issues.length - errors === 1 ? "thing" : "things"} to know
          </span>
        </p>
        <div className="stepper">
          <button type="button" className="button" onClick={() => step(-1)}>
            Previous
          </button>
          <span aria-live="polite">
            {place < 0 ? `${issues.length} in all` : `${place + 1} of ${issues.length}`}
          </span>
          <button type="button" className="button" onClick={() => step(1)}>
            Next
          </button>
        </div>
        {reviewing ? null : <RepairChoices {...{ area, judgement, errors }} />}
      </header>
      <div className="list-scroller">
        {groupedByRule(issues).map(({ rule, severity, found }) => (
          <details
            key={rule}
            className="issue-group"
            open={severity === "error" || found.some(({ issue }) => issue.id === current)}
          >
            <summary>
              {RULE_LABELS[rule]} <span className="issue-group__count">{found.length}</span>
            </summary>
            <ul className="issue-list">
              {found.map(({ issue }) => (
                <li key={issue.id} aria-current={issue.id === current ? "true" : undefined}>
                  <IssueCard
                    area={area}
                    judgement={judgement}
                    issue={issue}
                    onShow={() => {
                      visitProblem(handles, issue);
                      show({ centre: "map", narrowPane: "centre" });
                    }}
                  />
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </>
  );
}

/** What mends all errors at once, and what places the schools that are in no cluster. */
function RepairChoices(props: {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly errors: number;
}) {
  const { area, judgement, errors } = props;
  const away = judgement.unassigned.length;
  return (
    <div className="repair-choices">
      {errors === 0 ? null : (
        <Repair
          area={area}
          judgement={judgement}
          scope={MEND_ALL}
          label="Mend all with the fewest moves"
        />
      )}
      {away === 0 || judgement.clusters.length === 0 ? null : (
        <Repair
          area={area}
          judgement={judgement}
          scope={FINISH}
          label={`Place the ${away === 1 ? "school that is" : `${away} schools that are`} in no cluster`}
        />
      )}
    </div>
  );
}

const MEND_ALL: RepairScope = { kind: "all" };
const FINISH: RepairScope = { kind: "finish" };

interface IssueGroup {
  readonly rule: RuleId;
  readonly severity: Issue["severity"];
  readonly found: readonly { readonly issue: Issue; readonly at: number }[];
}

function groupedByRule(issues: readonly Issue[]): readonly IssueGroup[] {
  const rules = [...new Set(issues.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const found = issues.flatMap((issue, at) => (issue.rule === rule ? [{ issue, at }] : []));
    return { rule, severity: found[0]?.issue.severity ?? "warning", found };
  });
}
