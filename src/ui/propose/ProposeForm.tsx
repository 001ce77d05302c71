import { useState } from "react";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { ProposalRequest } from "../../app/state.ts";
import { setSettings } from "../../domain/edits/set_settings.ts";
import type { PlanSettings } from "../../domain/plan.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../domain/settings.ts";
import { minutes, secondsToMinutes } from "../../domain/units.ts";
import { speedText } from "../../words/speed_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { NumberField } from "../parts/NumberField.tsx";

const OBJECTIVES: readonly {
  readonly key: Objective;
  readonly label: string;
  readonly note: string;
}[] = [
  { key: "travel", label: "Least travel", note: "between all partners of a cluster" },
  {
    key: "host",
    label: "Easiest meetings",
    note: "least travel to each cluster’s easiest school to meet at",
  },
  { key: "fewest", label: "Fewest clusters", note: "as few as the limits allow" },
];

type Objective = ProposalRequest["objective"];

interface Draft {
  readonly ceilingMinutes: string;
  readonly ceilingReason: string;
  readonly minSchools: string;
  readonly maxSchools: string;
  readonly minPupils: string;
  readonly maxPupils: string;
  readonly clusters: string;
  readonly objective: Objective;
}

/** What a proposal must respect and what it should be best at. */
export function ProposeForm() {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const { edit, propose } = useCommands();
  const settings = resolveSettings(plan?.settings ?? {}, {}, PROPOSAL_BOUNDS);
  const text = (value: number | null) => (value === null ? "" : String(value));
  const [draft, setDraft] = useState<Draft>(() => ({
    ceilingMinutes: String(secondsToMinutes(settings.ceiling)),
    ceilingReason: settings.ceilingReason ?? "",
    minSchools: text(settings.bounds.minSchools),
    maxSchools: text(settings.bounds.maxSchools),
    minPupils: text(settings.bounds.minPupils),
    maxPupils: text(settings.bounds.maxPupils),
    clusters: "",
    objective: "travel",
  }));
  if (area === null || plan === null) return null;
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const problems = problemsOf(draft, area.schools.length);
  const raised = Number(draft.ceilingMinutes) > 45;
  const start = () => {
    if (problems.length > 0) return;
    edit(setSettings(settingsOf(draft)), "Changed the limits for proposals");
    void propose({
      objective: draft.objective,
      clusters:
        draft.clusters === "" || draft.objective === "fewest" ? "auto" : Number(draft.clusters),
    });
  };
  const field = (
    key: Exclude<keyof Draft, "objective" | "ceilingReason">,
    label: string,
    hint?: string,
  ) => (
    <NumberField
      label={label}
      value={draft[key]}
      onChange={(value) => change({ [key]: value })}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <p>
        The planner groups all {area.schools.length} schools of {area.title} so that every partner
        can reach every other within the limit, at {speedText(settings.speed)}. Faith and community
        schools mix freely.
        {area.driveTimes.band === null
          ? ""
          : " Times here are estimates, so it keeps even the cautious end of each within the limit."}
      </p>
      <fieldset>
        <legend>Make it best at</legend>
        {OBJECTIVES.map(({ key, label, note }) => (
          <label key={key} className="radio-line">
            <input
              type="radio"
              name="objective"
              checked={draft.objective === key}
              onChange={() => change({ objective: key })}
            />
            <span>
              {label} <small className="quiet radio-line__note">{note}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Limits</legend>
        <div className="form__pair">{field("ceilingMinutes", "Longest drive, minutes")}</div>
        {raised ? (
          <label className="form__field">
            Why more than 45 minutes? This is printed on every export.
            <input
              className="text-input"
              value={draft.ceilingReason}
              onChange={(event) => change({ ceilingReason: event.target.value })}
            />
          </label>
        ) : null}
        <div className="form__pair">
          {field("minSchools", "Schools, at least")}
          {field("maxSchools", "at most")}
        </div>
        <div className="form__pair">
          {field("minPupils", "Pupils, at least")}
          {field("maxPupils", "at most")}
        </div>
        {draft.objective === "fewest"
          ? null
          : field("clusters", "Number of clusters", "Leave blank for about five schools each")}
      </fieldset>
      {problems.length > 0 ? (
        <ul className="form__problems" role="alert">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      <button type="submit" className="button button--main" disabled={problems.length > 0}>
        Propose clusters
      </button>
    </form>
  );
}

function settingsOf(draft: Draft): PlanSettings {
  const bound = (text: string) => (text === "" ? undefined : Number(text));
  return {
    ceilingMinutes: minutes(Number(draft.ceilingMinutes)),
    ceilingReason: draft.ceilingReason.trim() === "" ? undefined : draft.ceilingReason.trim(),
    minSchools: bound(draft.minSchools),
    maxSchools: bound(draft.maxSchools),
    minPupils: bound(draft.minPupils),
    maxPupils: bound(draft.maxPupils),
  } as PlanSettings;
}

function problemsOf(draft: Draft, schools: number): readonly string[] {
  const problems: string[] = [];
  const ceiling = Number(draft.ceilingMinutes);
  if (!(ceiling > 0)) problems.push("Give the longest drive in minutes, above 0.");
  if (ceiling > 45 && draft.ceilingReason.trim() === "") {
    problems.push("Say why the limit is above 45 minutes, or lower it.");
  }
  const whole = (text: string, what: string) => {
    if (text !== "" && !(Number.isInteger(Number(text)) && Number(text) >= 1)) {
      problems.push(`${what} must be a whole number of 1 or more.`);
    }
  };
  whole(draft.minSchools, "The fewest schools");
  whole(draft.maxSchools, "The most schools");
  whole(draft.minPupils, "The fewest pupils");
  whole(draft.maxPupils, "The most pupils");
  whole(draft.clusters, "The number of clusters");
  if (exceeds(draft.minSchools, draft.maxSchools)) {
    problems.push(
      "The fewest schools is more than the most schools: swap them or leave one blank.",
    );
  }
  if (exceeds(draft.minPupils, draft.maxPupils)) {
    problems.push("The fewest pupils is more than the most pupils: swap them or leave one blank.");
  }
  if (Number(draft.clusters) > schools) {
    problems.push(`There are ${schools} schools, so there cannot be ${draft.clusters} clusters.`);
  }
  return problems;
}

function exceeds(least: string, most: string): boolean {
  return least !== "" && most !== "" && Number(least) > Number(most);
}
