import { selectShownPlan } from "../../app/selectors.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Issue } from "../../domain/issue.ts";
import { issueText } from "../../words/issue_text.ts";
import type { AppHandles } from "../AppContext.tsx";

/** Errors first, and the findings of one rule together. */
export function problemsInOrder(issues: readonly Issue[]): readonly Issue[] {
  const rules = [...new Set(issues.map(({ rule }) => rule))];
  const together = rules.flatMap((rule) => issues.filter((issue) => issue.rule === rule));
  const isError = (issue: Issue) => issue.severity === "error";
  return [...together.filter(isError), ...together.filter((issue) => !isError(issue))];
}

/** Selects what a problem is about and takes the map there. */
export function visitProblem({ store, selectors }: AppHandles, issue: Issue): void {
  const state = store.getState();
  const area = selectors.judgedArea(state);
  const issues = problemsInOrder(selectors.judgement(state)?.issues ?? []);
  if (area === null) return;
  const cluster = issue.clusters[0] ?? null;
  const indexes = schoolIndexes(area);
  const schools = issue.schools.flatMap((urn) => indexes.get(urn) ?? []);
  state.show({ task: null, problem: issue.id });
  if (cluster !== null) state.selectCluster(cluster);
  else state.selectSchool(schools[0] ?? null);
  state.flyTo(schools, "always");
  const place = issues.findIndex(({ id }) => id === issue.id);
  const plan = selectShownPlan(state);
  const sentence = plan === null ? "" : ` ${issueText(issue, area, plan)}`;
  state.announce(`Problem ${place + 1} of ${issues.length}.${sentence}`);
}

/** Visits the problem that is `by` further than the one visited last, round and round; the first where none was. */
export function stepProblems(handles: AppHandles, by: number): void {
  const state = handles.store.getState();
  const issues = problemsInOrder(handles.selectors.judgement(state)?.issues ?? []);
  const place = issues.findIndex(({ id }) => id === state.problem);
  const issue = issues[place < 0 ? 0 : (place + by + issues.length) % issues.length];
  if (issue === undefined) state.announce("There are no problems.");
  else visitProblem(handles, issue);
}
