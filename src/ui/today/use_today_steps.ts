import { EXAMPLE_NAME } from "../../app/plan_names.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import { setToday, startFromToday } from "../../domain/edits/set_today.ts";
import { todaysShapes } from "../../domain/geometry/todays_shapes.ts";
import type { ReadPartnerships } from "../../domain/today.ts";
import { counted } from "../../words/counted.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** What can be done with today's partnerships, each as one step that is said aloud. */
export function useTodaySteps() {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const { edit, loadPlan, startPlan, announce, show } = useCommands();
  const name = `Today’s partnerships in ${area?.title ?? ""}`;
  return {
    /** Makes `read` today's partnerships, and the plan's clusters too where it `starts` from them. */
    tell(read: ReadPartnerships, starts: boolean) {
      if (plan === null || area === null) return;
      const count = counted(read.clusters.length, "partnership");
      if (starts) {
        const told = setToday(read)(plan);
        loadPlan({ ...startFromToday()(told), name }, `Pasted ${count}`);
        announce(`${count} are now your plan. Undo brings back what was there.`);
        return;
      }
      edit(setToday(read), `Gave ${count} of today`);
      show({ todaysShapes: todaysShapes(area, read) });
      announce(`${count} of today are shown beside your clusters, as dotted lines.`);
    },
    /** Makes today's partnerships the plan's clusters. */
    start() {
      if (plan?.today === undefined) return;
      const started = startFromToday()(plan);
      const isExample = plan.name === EXAMPLE_NAME;
      loadPlan(isExample ? { ...started, name } : started, "Started from today’s partnerships");
      const count = counted(plan.today.clusters.length, "partnership");
      announce(`Your plan starts from today’s ${count}. Undo brings back what was there.`);
    },
    /** Makes them the clusters of a new plan, beside the one that is open. */
    async startNew() {
      if (plan?.today === undefined) return;
      const started = { ...startFromToday()(plan), name };
      if (await startPlan(started, "Started from today’s partnerships")) {
        announce("A new plan starts from today’s partnerships. Yours is as it was, in Your plans.");
      }
    },
    forget() {
      edit(setToday(null), "Forgot today’s partnerships");
      show({ todaysShapes: null });
      announce("Today’s partnerships are forgotten. Undo brings them back.");
    },
  };
}
