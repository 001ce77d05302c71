import { useMemo } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { brokenRules } from "../../domain/broken_rules.ts";
import { changeCluster, withoutSchools } from "../../domain/edits/clusters_edit.ts";
import { moveSchool, moveSchools } from "../../domain/edits/move_school.ts";
import { removeCluster } from "../../domain/edits/remove_cluster.ts";
import type { Issue, RuleId } from "../../domain/issue.ts";
import type { Judgement } from "../../domain/judgement.ts";
import { mendsFor } from "../../domain/mending.ts";
import type { Mend } from "../../domain/mends/mend.ts";
import type { Plan } from "../../domain/plan.ts";
import { mendText, otherClusterOf } from "../../words/mend_text.ts";
import { clusterName, schoolName } from "../../words/names.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { Repair } from "./Repair.tsx";

const MOST_SHOWN = 3;

/** What is mended by taking schools out of lists, so that there is nothing to look for. */
const WITHOUT_MOVES: ReadonlySet<RuleId> = new Set([
  "in-two-clusters",
  "unknown-school",
  "no-location",
]);

interface MendingsProps {
  readonly area: Area;
  readonly judgement: Judgement;
  readonly issue: Issue;
}

/**
 * Up to three single changes that would mend an issue, each done with one click and one undo step; and for an error that no
 * move of one school mends, the way to the fewest moves that do.
 */
export function Mendings({ area, judgement, issue }: MendingsProps) {
  const plan = useApp(selectPlan);
  const mends = useMemo(
    () =>
      plan === null
        ? []
        : mendsFor(area, judgement, issue).filter((mend) => isAllowed(mend, area, plan)),
    [area, plan, judgement, issue],
  );
  if (plan === null) return null;
  const isSimple = WITHOUT_MOVES.has(issue.rule) && mends.length > 0;
  const needsMore = issue.severity === "error" && !isSimple && !mends.some(isWhole);
  const { id, clusters } = issue;
  return (
    <>
      {needsMore ? (
        <Repair
          area={area}
          judgement={judgement}
          scope={{ kind: "issue", issue: id, clusters }}
          label="Find the fewest moves that mend it"
        />
      ) : null}
      {mends.length === 0 ? null : <MendList {...{ area, plan, mends }} />}
    </>
  );
}

/** Whether the plan's locks let a change be made, and no rule of the plan that is kept now would be broken by it. */
function isAllowed(mend: Mend, area: Area, plan: Plan): boolean {
  const step = stepFor(mend, area, plan);
  if (step === null) return true;
  const after = step.change(plan);
  return after !== plan && brokenRules(after).length <= brokenRules(plan).length;
}

/** Whether a change is the fewest moves that there are: one school's, into another cluster, and nothing more is needed. */
function isWhole(mend: Mend): boolean {
  return (
    (mend.kind === "leave" && mend.enough && mend.joins.length > 0) ||
    (mend.kind === "join" && mend.enough)
  );
}

function MendList({
  area,
  plan,
  mends,
}: {
  readonly area: Area;
  readonly plan: Plan;
  readonly mends: readonly Mend[];
}) {
  const { edit, announce } = useCommands();
  return (
    <ul className="mendings" aria-label="What would mend it">
      {mends.slice(0, MOST_SHOWN).map((mend) => {
        const sentence = mendText(mend, area, plan);
        const step = stepFor(mend, area, plan);
        return (
          <li key={sentence}>
            <span>{sentence}</span>
            {step === null ? null : (
              <button
                type="button"
                className="button"
                onClick={() => {
                  edit(step.change, step.label);
                  announce(`${step.label}.`);
                }}
              >
                Do this
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function stepFor(
  mend: Mend,
  area: Area,
  plan: Plan,
): { readonly change: (plan: Plan) => Plan; readonly label: string } | null {
  switch (mend.kind) {
    case "leave": {
      const stays = otherClusterOf(plan, mend) !== undefined;
      const to = stays ? undefined : mend.joins[0]?.cluster;
      const name = schoolName(area, mend.school);
      const leaving = new Set([mend.school]);
      return {
        change:
          to === undefined
            ? (before) =>
                changeCluster(before, mend.cluster, (cluster) => withoutSchools(cluster, leaving))
            : moveSchool(mend.school, to),
        label:
          to === undefined
            ? `Took ${name} out of ${clusterName(plan, mend.cluster)}`
            : `Moved ${name} to ${clusterName(plan, to)}`,
      };
    }
    case "join":
      return {
        change: moveSchool(mend.school, mend.cluster),
        label: `Moved ${schoolName(area, mend.school)} to ${clusterName(plan, mend.cluster)}`,
      };
    case "merge": {
      const schools = plan.clusters.find(({ id }) => id === mend.cluster)?.schools ?? [];
      const move = moveSchools(schools, mend.into);
      const remove = removeCluster(mend.cluster);
      return {
        change: (before) => remove(move(before)),
        label: `Joined ${clusterName(plan, mend.cluster)} to ${clusterName(plan, mend.into)}`,
      };
    }
    case "blocked":
      return null;
  }
}
