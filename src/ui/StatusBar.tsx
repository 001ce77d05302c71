import type { Saving } from "../app/selectors.ts";
import { selectArea, selectMark, selectPlan, selectSaving } from "../app/selectors.ts";
import type { AppState } from "../app/state.ts";
import { secondsToMinutes } from "../domain/units.ts";
import { clockText } from "../words/day_text.ts";
import { DRIVE_TIMES_LABELS } from "../words/labels.ts";
import { speedText } from "../words/speed_text.ts";
import { useApp, useCommands, useDerived } from "./AppContext.tsx";
import { RoadTimesLink } from "./road_times/RoadTimesLink.tsx";

/** What every verdict on screen rests on: the times, the speed and the limit. */
export function StatusBar() {
  const area = useApp(selectArea);
  const settings = useDerived((selectors) => selectors.settings);
  const known = useApp((state) => selectPlan(state)?.knownTimes?.length ?? 0);
  const over = useApp((state) => selectPlan(state)?.borderSchools?.length ?? 0);
  const name = useApp((state) => state.history?.present.value.name ?? "");
  const saving = useApp((state) => savingText(selectSaving(state)) + elsewhereText(state));
  const isHeldBack = useApp((state) => selectMark(state)?.conflict?.isPutOff === true);
  const { show, settleConflict } = useCommands();
  if (area === null) return <footer className="status-bar" />;
  return (
    <footer className="status-bar">
      <span className="status-bar__times">
        Times: {DRIVE_TIMES_LABELS[area.driveTimes.kind]}
        {known === 0 ? "" : `, ${known} known locally`}
        {over === 0 ? "" : `, estimated to ${over} over the border`} <RoadTimesLink />
        <button
          type="button"
          className="link"
          onClick={() => show({ dialog: "times", timesTab: "where-from" })}
        >
          Where from?
        </button>{" "}
        <button
          type="button"
          className="link"
          onClick={() => show({ dialog: "times", timesTab: "calibrate" })}
        >
          Calibrate…
        </button>
      </span>
      <span>
        Judged at {speedText(settings.speed)}, limit {secondsToMinutes(settings.ceiling)} minutes{" "}
        <button type="button" className="link" onClick={() => show({ dialog: "limits" })}>
          Change
        </button>
      </span>
      <span className="status-bar__plan">
        <button
          type="button"
          className="link"
          title="Your plans"
          onClick={() => show({ dialog: "plans" })}
        >
          {name}
        </button>
      </span>
      {saving === "" ? null : <span className="status-bar__saving">{saving}</span>}
      {isHeldBack ? (
        <button type="button" className="link" onClick={() => void settleConflict("now")}>
          Decide…
        </button>
      ) : null}
    </footer>
  );
}

function elsewhereText(state: AppState): string {
  const mark = selectMark(state);
  return mark?.isOpenElsewhere === true && mark.conflict === null
    ? ", also open in another tab"
    : "";
}

function savingText(saving: Saving): string {
  switch (saving.kind) {
    case "as-opened":
      return "";
    case "saving":
      return "Saving…";
    case "kept":
      return `Saved in this browser ${clockText(saving.at)}`;
    case "not-saved":
      return "Not saved";
    case "held-back":
      return "Not saved: changed in another tab";
    case "saved":
      return `Saved to file ${clockText(saving.at)}`;
  }
}
