import type { TodaysPartnerships } from "../../domain/plan.ts";
import { homesToday } from "../../domain/today.ts";
import { counted } from "../../words/counted.ts";
import { useApp } from "../AppContext.tsx";
import { TodaysSwitch } from "./TodaysSwitch.tsx";
import { useTodaySteps } from "./use_today_steps.ts";

interface ToldTodayProps {
  readonly today: TodaysPartnerships;
  readonly onDone: () => void;
}

/** Today's partnerships that the plan knows of, and what can be done with them. */
export function ToldToday({ today, onDone }: ToldTodayProps) {
  const { start, startNew, forget } = useTodaySteps();
  const keepsPlans = useApp((state) => state.storage.status !== "refused");
  const { clusters } = today;
  const then = (step: () => void) => () => {
    step();
    onDone();
  };
  return (
    <section className="told-today" aria-label="Today’s partnerships that you gave">
      <p>
        You have given {counted(clusters.length, "partnership")} of{" "}
        {counted(homesToday(today).size, "school")}. Pasting or opening others replaces them.
      </p>
      <TodaysSwitch />
      <div className="button-row">
        <button type="button" className="button" onClick={then(start)}>
          Start from today’s partnerships
        </button>
        {keepsPlans ? (
          <button type="button" className="button" onClick={then(() => void startNew())}>
            Start a new plan from them, and keep mine
          </button>
        ) : null}
        <button type="button" className="button button--plain" onClick={then(forget)}>
          Forget today’s partnerships
        </button>
      </div>
    </section>
  );
}
