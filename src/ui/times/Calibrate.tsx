import { useMemo } from "react";
import { selectArea } from "../../app/selectors.ts";
import type { LeftOutReason } from "../../app/trips.ts";
import { observedTrips, openTripEnds, pastedTrips } from "../../app/trips.ts";
import type { Area } from "../../domain/area.ts";
import { calibrate, LEAST_TRIPS } from "../../domain/calibration.ts";
import { setSettings } from "../../domain/edits/set_settings.ts";
import type { Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { customSpeed } from "../../domain/speed.ts";
import { secondsToMinutes } from "../../domain/units.ts";
import { counted } from "../../words/counted.ts";
import { speedText } from "../../words/speed_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { CalibrationResult } from "./CalibrationResult.tsx";
import { TripEndChoice } from "./TripEndChoice.tsx";
import { TripList } from "./TripList.tsx";

/** What was pasted, and what the user said of schools that were not certain. */
export interface CalibrateDraft {
  readonly text: string;
  /** By row and side; `null` leaves the row out. */
  readonly choices: ReadonlyMap<string, Urn | null>;
}

export const EMPTY_CALIBRATION: CalibrateDraft = { text: "", choices: new Map() };

interface CalibrateProps {
  readonly draft: CalibrateDraft;
  readonly onDraft: (draft: CalibrateDraft) => void;
  readonly onDone: () => void;
}

/** Makes a factor of one's own out of drives that were timed. */
export function Calibrate(props: CalibrateProps) {
  const area = useApp(selectArea);
  const settings = useDerived((selectors) => selectors.settings);
  return area === null ? null : <CalibrateArea {...props} area={area} settings={settings} />;
}

interface CalibrateAreaProps extends CalibrateProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
}

function CalibrateArea({ area, settings, draft, onDraft, onDone }: CalibrateAreaProps) {
  const { edit, announce } = useCommands();
  const { text, choices } = draft;
  const { fixed } = settings.speed;
  const pasted = useMemo(() => pastedTrips(text, area), [text, area]);
  const open = useMemo(() => openTripEnds(pasted), [pasted]);
  const { trips, leftOut } = useMemo(
    () => observedTrips(pasted, choices, area, fixed),
    [pasted, choices, area, fixed],
  );
  const found = useMemo(() => calibrate(area.driveTimes, trips, fixed), [area, trips, fixed]);
  const choose = (key: string, urn: Urn | null | undefined) => {
    const next = new Map(choices);
    if (urn === undefined) next.delete(key);
    else next.set(key, urn);
    onDraft({ text, choices: next });
  };
  const use = (factor: number) => {
    const speed = customSpeed(factor, fixed);
    const source = counted(trips.length, "timed drive");
    edit(setSettings({ speed }), `Judged at ${speedText(speed)}, from ${source}`);
    announce(`Every time is now judged at ${speedText(speed)}, from ${source}.`);
    onDone();
  };
  const silent = new Set(open.filter(({ key }) => choices.get(key) !== null).map(({ row }) => row));
  const told = leftOut.filter(({ row, reason }) => reason !== "blank" && !silent.has(row));
  const blank = leftOut.filter(({ reason }) => reason === "blank").length;
  return (
    <>
      <p>
        Time at least {LEAST_TRIPS} drives, door to door, on the days that matter. The factor is the
        middle one of observed time ÷ free-flow time
        {fixed === 0 ? "" : `, with ${secondsToMinutes(fixed)} fixed minutes taken off first`}.
        {area.driveTimes.band === null
          ? ""
          : " The times here are estimates from straight-line distance, so the factor also takes up some of their error."}
      </p>
      <TripList onText={(read) => onDraft({ text: read, choices: new Map() })} />
      <label className="form__field">
        Timed drives: from, to, minutes
        <textarea
          className="paste-box"
          placeholder={"118158\t118159\t14\nGurnard Primary School\t118160\t21.5"}
          value={text}
          onChange={(event) => onDraft({ text: event.target.value, choices: new Map() })}
        />
      </label>
      {pasted.length === 0 ? null : (
        <p role="status">
          {counted(pasted.length, "row")}: {trips.length} used, {counted(open.length, "school")} to
          look at
          {blank === 0 ? "" : `, ${blank} without minutes yet`}
          {told.length === 0 ? "" : `, ${told.length} left out`}.
        </p>
      )}
      {open.length === 0 ? null : (
        <ul className="problem-list" aria-label="Schools to look at">
          {open.map((end) => (
            <TripEndChoice
              key={end.key}
              end={end}
              choice={choices.get(end.key)}
              onChoose={(urn) => choose(end.key, urn)}
            />
          ))}
        </ul>
      )}
      {told.length === 0 ? null : (
        <ul aria-label="Rows left out">
          {told.map(({ row, reason, written }) => (
            <li key={row}>
              Row {row}: {leftOutText(reason, written)}
            </li>
          ))}
        </ul>
      )}
      {found === null ? null : <CalibrationResult area={area} found={found} onUse={use} />}
    </>
  );
}

function leftOutText(reason: LeftOutReason, written: string): string {
  switch (reason) {
    case "blank":
      return "it has no minutes yet.";
    case "not-a-drive":
      return `“${written}” is no drive. Write from, to and minutes, with commas or tabs between.`;
    case "bad-minutes":
      return `“${written}” is no time. Write minutes below 600, such as 23.5 or 1:05.`;
    case "no-school":
      return `“${written}” is left out.`;
    case "same-school":
      return `it is from ${written} to itself. Write the school at the other end.`;
    case "not-comparable":
      return `“${written}”: no road route joins the two, or it took no longer than the fixed minutes. Check the schools and the minutes.`;
  }
}
