import { selectIsReviewing, selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { Issue } from "../../domain/issue.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { issueText } from "../../words/issue_text.ts";
import { useApp } from "../AppContext.tsx";
import { Mendings } from "./Mendings.tsx";

interface IssueCardProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly issue: Issue;
  readonly onShow?: () => void;
}

/** One finding in a sentence, with what would mend it. */
export function IssueCard({ area, judgement, issue, onShow }: IssueCardProps) {
  const plan = useApp(selectShownPlan);
  const reviewing = useApp(selectIsReviewing);
  if (plan === null) return null;
  const error = issue.severity === "error";
  return (
    <article className={`issue issue--${issue.severity}`}>
      <p>
        <span className="issue__mark" aria-hidden="true">
          {error ? "✕" : "!"}
        </span>
        <span className="visually-hidden">{error ? "Error: " : "To know: "}</span>
        {issueText(issue, area, plan)}
      </p>
      {onShow === undefined ? null : (
        <button type="button" className="link" onClick={onShow}>
          Show on the map
        </button>
      )}
      {reviewing ? null : <Mendings area={area} judgement={judgement} issue={issue} />}
    </article>
  );
}
