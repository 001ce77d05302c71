import { useState } from "react";
import { selectIsReviewing } from "../../app/selectors.ts";
import type { RepairScope } from "../../app/slices/repair.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Issue, RuleId } from "../../domain/issue.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { RULE_LABELS } from "../../words/rule_labels.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { IssueCard } from "./IssueCard.tsx";
import { Repair } from "./Repair.tsx";

/** Everything the rules found, errors first, to step through: each step selects what it is about and takes the map there. */
export function ProblemList() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const { announce, flyTo, selectCluster, selectSchool, show } = useCommands();
  const reviewing = useApp(selectIsReviewing);
  const [current, setCurrent] = useState<string | null>(null);
  if (area === null || judgement === null) return null;
  const issues = inOrder(judgement.issues);
  const place = issues.findIndex((issue) => issue.id === current);
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const visit = (issue: Issue, at: number) => {
    setCurrent(issue.id);
    const cluster = issue.clusters[0] ?? null;
    const indexes = schoolIndexes(area);
    const schools = issue.schools.flatMap((urn) => indexes.get(urn) ?? []);
    show({ task: null });
    if (cluster !== null) selectCluster(cluster);
    else selectSchool(schools[0] ?? null);
    flyTo(schools, "always");
    announce(`Problem ${at + 1} of ${issues.length}.`);
  };
  const step = (by: number) => {
    const at = (place + by + issues.length) % issues.length;
    const issue = issues[place < 0 ? 0 : at];
    if (issue !== undefined) visit(issue, place < 0 ? 0 : at);
  };
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
              {found.map(({ issue, at }) => (
                <li key={issue.id} aria-current={issue.id === current ? "true" : undefined}>
                  <IssueCard
                    area={area}
                    judgement={judgement}
                    issue={issue}
                    onShow={() => {
                      visit(issue, at);
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

/** Errors first, and the findings of one rule together. */
function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const rules = [...new Set(issues.map(({ rule }) => rule))];
  const together = rules.flatMap((rule) => issues.filter((issue) => issue.rule === rule));
  const isError = (issue: Issue) => issue.severity === "error";
  return [...together.filter(isError), ...together.filter((issue) => !isError(issue))];
}
