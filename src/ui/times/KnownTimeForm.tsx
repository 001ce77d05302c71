import { useId, useState } from "react";
import { flushSync } from "react-dom";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import type { KnownTime } from "../../domain/known_times.ts";
import { knownTimeOf } from "../../domain/known_times.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { minutesText, rangeText } from "../../words/durations.ts";
import { speedText } from "../../words/speed_text.ts";
import { FieldProblem, problemMarks } from "../parts/FieldProblem.tsx";
import { NumberField } from "../parts/NumberField.tsx";
import type { KnownTimeDraft } from "./known_time_draft.ts";
import { draftProblems, drivenSpeeds, knownTimeOfDraft, ROLES } from "./known_time_draft.ts";
import { SchoolSelect } from "./SchoolSelect.tsx";

interface KnownTimeFormProps {
  readonly area: Area;
  readonly known: readonly KnownTime[];
  readonly settings: JudgingSettings;
  readonly draft: KnownTimeDraft;
  readonly onDraft: (draft: KnownTimeDraft) => void;
  readonly onRecord: (time: KnownTime) => void;
}

/** Records one direction of a pair: minutes, what they are like, and who says so, when and why. */
export function KnownTimeForm(props: KnownTimeFormProps) {
  const { area, settings, draft, onDraft } = props;
  const [asked, setAsked] = useState(false);
  const rolesId = useId();
  const [roleId, dateId, reasonId] = [useId(), useId(), useId()];
  const problems = draftProblems(draft);
  const shown = asked ? problems : {};
  const speeds = drivenSpeeds(settings.speed, draft.speed);
  const change = (part: Partial<KnownTimeDraft>) => onDraft({ ...draft, ...part });
  const isChange = knownTimeOf(props.known, draft.from, draft.to) !== null;
  return (
    <form
      className="form known-form"
      onSubmit={(event) => {
        event.preventDefault();
        const isWrong = Object.keys(problems).length > 0;
        const form = event.currentTarget;
        flushSync(() => setAsked(isWrong));
        if (isWrong) form.querySelector<HTMLElement>("[aria-invalid]")?.focus();
        else props.onRecord(knownTimeOfDraft(draft));
      }}
    >
      <fieldset>
        <legend>{isChange ? "Change a known time" : "Record a known time"}</legend>
        <div className="known-form__pair">
          <SchoolSelect
            label="From"
            schools={area.schools}
            value={draft.from}
            problem={shown.from}
            onChange={(from) => change({ from })}
          />
          <SchoolSelect
            label="To"
            schools={area.schools}
            value={draft.to}
            problem={shown.to}
            onChange={(to) => change({ to })}
          />
        </div>
        <p className="quiet" role="status">
          {engineText(area, settings, draft)}
          {settings.speed.fixed > draft.speed.fixed
            ? ` The plan adds ${minutesText(settings.speed.fixed)} to every drive, this one too: type the drive alone.`
            : ""}
        </p>
        <div className="known-form__line">
          <NumberField
            label="Minutes, one way"
            value={draft.minutes}
            problem={shown.minutes}
            onChange={(typed) => change({ minutes: typed })}
          />
          <label className="form__field">
            Driven at
            <select
              value={speedText(draft.speed)}
              onChange={({ target: { value } }) =>
                change({ speed: speeds.find((speed) => speedText(speed) === value) ?? draft.speed })
              }
            >
              {speeds.map((speed) => (
                <option key={speedText(speed)}>{speedText(speed)}</option>
              ))}
            </select>
          </label>
          <label className="form__field">
            Who knows it (role, not name)
            <input
              className="text-input"
              list={rolesId}
              value={draft.role}
              {...problemMarks(shown.role, roleId)}
              onChange={(event) => change({ role: event.target.value })}
            />
            <FieldProblem id={roleId} problem={shown.role} />
          </label>
          <datalist id={rolesId}>
            {ROLES.map((role) => (
              <option key={role} value={role} />
            ))}
          </datalist>
          <label className="form__field">
            Date
            <input
              className="text-input"
              type="date"
              value={draft.date}
              {...problemMarks(shown.date, dateId)}
              onChange={(event) => change({ date: event.target.value })}
            />
            <FieldProblem id={dateId} problem={shown.date} />
          </label>
        </div>
        <label className="form__field">
          How it is known, or why it differs
          <input
            className="text-input"
            placeholder="Timed on three Tuesdays in June; the map lacks the new bypass"
            value={draft.reason}
            {...problemMarks(shown.reason, reasonId)}
            onChange={(event) => change({ reason: event.target.value })}
          />
          <FieldProblem id={reasonId} problem={shown.reason} />
        </label>
      </fieldset>
      <div className="button-row">
        <button type="submit" className="button button--main">
          {isChange ? "Change this time" : "Record this time"}
        </button>
        <span className="quiet">One direction: the way back is another drive.</span>
      </div>
    </form>
  );
}

function engineText(area: Area, settings: JudgingSettings, draft: KnownTimeDraft): string {
  const indexes = schoolIndexes(area);
  const [from, to] = [indexes.get(draft.from), indexes.get(draft.to)];
  if (from === undefined || to === undefined || from === to) {
    return "Choose two schools to see what the engine says.";
  }
  const drive = judgeDrive(area.driveTimes, settings.speed, settings.ceiling, from, to);
  if (drive.verdict === "no-route") return "The engine finds no road route.";
  const range = drive.high > drive.low ? `, ${rangeText(drive.low, drive.high)} likely` : "";
  return `The engine says ${minutesText(drive.seconds)} at ${speedText(settings.speed)}${range}.`;
}
