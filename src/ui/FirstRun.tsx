import { EXAMPLE_NAME } from "../app/plan_names.ts";
import { selectArea, selectMark, selectPlan } from "../app/selectors.ts";
import { ownSchoolCount } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import { counted } from "../words/counted.ts";
import { useApp, useCommands } from "./AppContext.tsx";

/** Three sentences for the first visit: what this is, where the times come from, what to do next. */
export function FirstRun() {
  const seen = useApp((state) => state.firstRunSeen);
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const page = useApp((state) => state.page);
  const isResumed = useApp((state) => selectMark(state)?.isResumed === true);
  const { dismissFirstRun, show } = useCommands();
  if (seen || isResumed || page !== "planner" || area === null || plan === null) return null;
  return (
    <aside className="first-run" aria-label="What am I looking at?">
      <p>
        <strong>
          {area.title}’s {ownSchoolCount(area)} primary schools
        </strong>
        {clustersText(plan)}{" "}
        <span className="first-run__more">
          {area.driveTimes.band === null
            ? "Drive times are road times, worked out on real roads."
            : "Drive times are estimates from straight-line distance, shown with their likely range, until road times are loaded."}{" "}
          Click a cluster to see its longest drive, change the speed above, or propose your own.
        </span>
      </p>
      <div className="button-row">
        <button
          type="button"
          className="button first-run__more"
          onClick={() => show({ dialog: "times" })}
        >
          Where times come from
        </button>
        <button type="button" className="button button--main" onClick={dismissFirstRun}>
          Got it
        </button>
      </div>
    </aside>
  );
}

function clustersText({ name, clusters }: Plan): string {
  if (clusters.length === 0) return ", not in clusters yet.";
  const count = counted(clusters.length, "cluster");
  return name === EXAMPLE_NAME
    ? `, in an example of ${count} that the planner made: no one has agreed to it.`
    : `, in the ${count} of “${name}”.`;
}
