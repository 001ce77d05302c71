import type { Area } from "../../domain/area.ts";
import type { JudgedCluster, Judgement } from "../../domain/judgement.ts";
import { IssueCard } from "../problems/IssueCard.tsx";

interface ClusterProblemsProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly judged: JudgedCluster;
}

/** The rules that this cluster breaks, each with what would mend it. */
export function ClusterProblems({ area, judgement, judged }: ClusterProblemsProps) {
  const issues = judgement.issues.filter((issue) => issue.clusters.includes(judged.cluster.id));
  if (issues.length === 0) return null;
  return (
    <section aria-label="Problems of this cluster">
      <h3>{issues.length === 1 ? "One thing to look at" : `${issues.length} things to look at`}</h3>
      <ul className="issue-list">
        {issues.map((issue) => (
          <li key={issue.id}>
            <IssueCard area={area} judgement={judgement} issue={issue} />
          </li>
        ))}
      </ul>
    </section>
  );
}
