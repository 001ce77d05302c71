import { selectPlan } from "../../app/selectors.ts";
import type { PageView } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { dayText } from "../../words/day_text.ts";
import { speedText } from "../../words/speed_text.ts";
import { timesText } from "../../words/times_text.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";

interface SourceFootProps {
  readonly area: Area;
  readonly view: PageView["kind"];
}

/** What every time on the page rests on, on screen and on paper. */
export function SourceFoot({ area, view }: SourceFootProps) {
  const settings = useDerived((selectors) => selectors.settings);
  const plan = useApp(selectPlan);
  const { deps, isSavedPage = false } = useHandles();
  const { show } = useCommands();
  const { name, factor } = settings.speed;
  const { ceilingReason } = settings;
  return (
    <footer className="page-foot">
      <p>
        <strong>Times:</strong> {timesText(area.driveTimes)}. Judged at {speedText(settings.speed)}{" "}
        against a limit of {secondsToMinutes(settings.ceiling)} minutes
        {ceilingReason === null ? "" : ` (${ceilingReason})`}, the slower way counting.
        {name === "free-flow" || name === "custom"
          ? ""
          : ` ×${factor.toFixed(2)} is an assumption about traffic and weather, not a measurement; your own timings can replace it.`}
        {area.driveTimes.band === null
          ? ""
          : " A pair whose range crosses the limit is too close to call, never within."}
      </p>
      {view === "request" || isSavedPage ? null : (
        <p className="page-foot__ways no-print">
          <button
            type="button"
            className="link"
            onClick={() => show({ dialog: "times", timesTab: "known" })}
          >
            I know a drive better…
          </button>
          <button
            type="button"
            className="link"
            onClick={() => show({ dialog: "times", timesTab: "calibrate" })}
          >
            Use my own timings…
          </button>
        </p>
      )}
      {view === "partners" ? (
        <p>
          Rolls and types: {[...new Set(area.sources.map(({ publisher }) => publisher))].join("; ")}
          .
        </p>
      ) : null}
      <p className="print-only">
        School Cluster Planner · {area.title}
        {plan === null ? "" : ` · ${plan.name}`} · printed {dayText(deps.now())}
      </p>
    </footer>
  );
}
