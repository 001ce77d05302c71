import { useMemo } from "react";
import type { Area } from "../../domain/area.ts";
import { comparePlans } from "../../domain/compare/compare_plans.ts";
import type { PlanFigures } from "../../domain/compare/difference.ts";
import type { Plan } from "../../domain/plan.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import type { Alternatives } from "../../solver/alternatives/alternatives.ts";
import { overBestText } from "../../words/alternatives_text.ts";
import { minutesFigure } from "../../words/durations.ts";
import { useDerived } from "../AppContext.tsx";

interface AlternativesTableProps {
  readonly area: Area;
  readonly answer: Alternatives;
  readonly plans: readonly Plan[];
  readonly own: Plan;
  /** The plan that is under review; −1 for none. */
  readonly at: number;
}

/** A plan with what it is measured by and how far it is from the user's own. */
interface Measured {
  readonly at: number;
  readonly figures: PlanFigures;
  readonly sizes: readonly number[];
  readonly moved: number;
}

/** The plans side by side, a column each. */
export function AlternativesTable({ area, answer, plans, own, at: shown }: AlternativesTableProps) {
  const settings = useDerived((selectors) => selectors.settings);
  const measured = useMemo(() => {
    return plans.map((plan, at): Measured => {
      const { after: figures, moved } = comparePlans(area, own, plan, settings);
      const sizes = plan.clusters.map(({ schools }) => schools.length);
      return { at, figures, sizes, moved: moved.length };
    });
  }, [area, settings, own, plans]);
  return (
    <div className="table-scroller">
      <table className="table alternatives-table">
        <thead>
          <tr>
            <th scope="col">Plan</th>
            {measured.map(({ at }) => (
              <th key={at} scope="col" className="number" aria-current={at === shown}>
                {at === 0 ? "1 (best)" : at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsFor(answer).map(({ label, figure }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {measured.map((plan) => (
                <td key={plan.at} className="number">
                  {figure(plan)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  readonly label: string;
  readonly figure: (plan: Measured) => string;
}

function rowsFor(answer: Alternatives): readonly Row[] {
  const differs = ({ at }: Measured) => answer.plans[at]?.differsFromBest;
  const verdicts =
    (...wanted: readonly (keyof PlanFigures["verdicts"])[]) =>
    ({ figures }: Measured) =>
      String(wanted.reduce((sum, verdict) => sum + figures.verdicts[verdict], 0));
  return [
    { label: "Clusters", figure: ({ figures }) => String(figures.clusters) },
    { label: "Schools in each", figure: ({ sizes }) => sizesText(sizes) },
    { label: "Travel between partners, min", figure: ({ figures }) => travelText(figures) },
    {
      label: answer.valuedBy === "host" ? "Travel to meetings" : "Travel",
      figure: ({ at }) => (at === 0 ? "–" : overBestText(answer, at)),
    },
    {
      label: "Longest drive, min",
      figure: ({ figures: { worst } }) => (worst === null ? "–" : minutesFigure(worst.seconds)),
    },
    { label: "Within the limit", figure: verdicts("within") },
    { label: "Over", figure: verdicts("over", "no-route") },
    { label: "Too close to call", figure: verdicts("too-close-to-call") },
    { label: "Mixed clusters", figure: ({ figures }) => String(figures.mixedClusters) },
    { label: "Schools not in a cluster", figure: ({ figures }) => String(figures.unassigned) },
    {
      label: "Schools with other partners than in plan 1",
      figure: (plan) => (plan.at === 0 ? "–" : String(differs(plan)?.schools ?? 0)),
    },
    { label: "Schools that move from your plan", figure: ({ moved }) => String(moved) },
  ];
}

function sizesText(sizes: readonly number[]): string {
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  return least === most ? String(least) : `${least}–${most}`;
}

function travelText({ travel }: PlanFigures): string {
  if (!Number.isFinite(travel)) return "not known";
  return Math.round(secondsToMinutes(travel)).toLocaleString("en-GB");
}
