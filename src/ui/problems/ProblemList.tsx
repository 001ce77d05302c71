import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { RepairScope } from "../../app/slices/repair.ts";
import type { Issue, RuleId } from "../../domain/issue.ts";
import { RULE_LABELS } from "../../words/rule_labels.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { IssueCard } from "./IssueCard.tsx";
import { Repair } from "./Repair.tsx";
import { isRepairable } from "./repairable.ts";
import { problemsInOrder, stepProblems, visitProblem } from "./step_problems.ts";

/** Everything the rules found, errors first, to step through: each step selects what it is about and takes the map there. */
export function ProblemList() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const handles = useHandles();
  const { show } = useCommands();
  const reviewing = useApp(selectIsReviewing);
  const current = useApp((state) => state.problem);
  const list = useShownProblem(current);
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
        {reviewing || !issues.some(isRepairable) ? null : (
          <Repair
            area={area}
            judgement={judgement}
            scope={MEND_ALL}
            label="Mend all with the fewest moves"
          />
        )}
      </header>
      <div className="list-scroller" ref={list}>
        {groupedByRule(issues).map(({ rule, severity, found }) => (
          <details
            key={rule}
            className="issue-group"
            open={
              severity === "error" ||
              found.some(({ issue }) => issue.id === current || isMoving(issue))
            }
          >
            <summary>
              {RULE_LABELS[rule]} <span className="issue-group__count">{found.length}</span>
            </summary>
            <ul className="issue-list">
              {found.map(({ issue }) => (
                <li
                  key={issue.id}
                  tabIndex={-1}
                  aria-current={issue.id === current ? "true" : undefined}
                >
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

const MEND_ALL: RepairScope = { kind: "all" };

/** Whether there is something to do about a problem here, so that it is not folded away. */
function isMoving(issue: Issue): boolean {
  return isRepairable(issue) || issue.rule === "unassigned";
}

/** Brings the problem that is gone to into sight, and the keyboard to it where nothing else has it. */
function useShownProblem(current: string | null): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current === null) return;
    const card = list.current?.querySelector<HTMLElement>('li[aria-current="true"]');
    if (card == null) return;
    const focused = document.activeElement;
    const isFree = focused === document.body || focused?.matches("li[tabindex]") === true;
    if (isFree) card.focus();
    else card.scrollIntoView({ block: "nearest" });
  }, [current]);
  return list;
}

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
