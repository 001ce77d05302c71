import { useState } from "react";
import { setSettings } from "../../domain/edits/set_settings.ts";
import { customSpeed, namedSpeed } from "../../domain/speed.ts";
import { minutes, minutesToSeconds, secondsToMinutes } from "../../domain/units.ts";
import { useCommands, useDerived } from "../AppContext.tsx";
import { LimitsFields } from "../limits/LimitsFields.tsx";
import { limitsChange, limitsDraft, limitsProblems } from "../limits/limits_draft.ts";
import { OwnRules } from "../limits/OwnRules.tsx";
import { FormProblems } from "../parts/FormProblems.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { NumberField } from "../parts/NumberField.tsx";

/** What the plan is judged by: the longest drive, the sizes of a cluster, and how raw times become judged ones. */
export default function LimitsDialog(props: { readonly onClose: () => void }) {
  const settings = useDerived((selectors) => selectors.settings);
  const { edit, announce } = useCommands();
  const { speed } = settings;
  const [draft, setDraft] = useState(() => limitsDraft(settings));
  const [factor, setFactor] = useState(String(speed.factor));
  const [fixed, setFixed] = useState(String(secondsToMinutes(speed.fixed)));
  const problems = [...limitsProblems(draft), ...speedProblems(factor, fixed)];
  const use = () => {
    if (problems.length > 0) return;
    const seconds = minutesToSeconds(minutes(Number(fixed)));
    const chosen =
      speed.name === "custom" || Number(factor) !== speed.factor
        ? customSpeed(Number(factor), seconds)
        : namedSpeed(speed.name, seconds);
    edit(setSettings({ ...limitsChange(draft), speed: chosen }), "Changed the limits");
    announce("Everything is judged again by the new limits.");
    props.onClose();
  };
  return (
    <ModalDialog title="Limits and times" onClose={props.onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <fieldset>
          <legend>A cluster is judged by</legend>
          <LimitsFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        </fieldset>
        <fieldset>
          <legend>A judged time is</legend>
          <div className="form__pair">
            <NumberField label="the free-flow time ×" value={factor} onChange={setFactor} />
            <NumberField label="plus minutes for each drive" value={fixed} onChange={setFixed} />
          </div>
          <p className="quiet">
            School day is ×1.20. Use your own factor if you have timed some drives; add minutes for
            parking and signing in.
          </p>
        </fieldset>
        <OwnRules />
        <FormProblems problems={problems} />
        <div className="button-row">
          <button type="submit" className="button button--main" disabled={problems.length > 0}>
            Judge by these
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}

function speedProblems(factor: string, fixed: string): readonly string[] {
  const problems: string[] = [];
  if (!(Number(factor) > 0 && Number.isFinite(Number(factor)))) {
    problems.push("The factor must be a number above 0, such as 1.2.");
  }
  if (fixed === "" || !(Number(fixed) >= 0 && Number.isFinite(Number(fixed)))) {
    problems.push("The added minutes must be 0 or more.");
  }
  return problems;
}
