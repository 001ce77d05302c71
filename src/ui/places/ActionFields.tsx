import { useId } from "react";
import { selectOpenArea } from "../../app/selectors.ts";
import { schoolName } from "../../words/names.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { FieldProblem, problemMarks } from "../parts/FieldProblem.tsx";
import { NumberField } from "../parts/NumberField.tsx";
import type { ActionDraft, ActionProblems } from "./action_draft.ts";
import { SchoolsField } from "./SchoolsField.tsx";

export interface ActionFieldsProps {
  readonly draft: ActionDraft;
  readonly problems: ActionProblems;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}

/** The fields of one change, by its type. */
export function ActionFields(props: ActionFieldsProps) {
  const { draft, problems, onChange } = props;
  const school = (label: string, isSeveral = false) => (
    <SchoolsField
      label={label}
      isSeveral={isSeveral}
      urns={draft.urns}
      problem={problems.urns}
      onChange={(urns) => onChange({ urns })}
    />
  );
  const number = (field: "capacity" | "pan" | "from" | "firstSeptember", label: string) => (
    <NumberField
      label={label}
      value={draft[field]}
      problem={problems[field]}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  switch (draft.type) {
    case "close":
      return (
        <>
          {school("School that closes")}
          <DateField {...props} />
        </>
      );
    case "merge":
      return (
        <>
          {school("Schools that become one", true)}
          <MergeFields {...props} />
          <DateField {...props} />
        </>
      );
    case "pair":
      return (
        <>
          {school("School for infants")}
          <SchoolsField
            label="School for juniors"
            isSeveral={false}
            urns={draft.junior}
            problem={problems.junior}
            onChange={(junior) => onChange({ junior })}
          />
          <DateField {...props} />
        </>
      );
    case "pan":
      return (
        <>
          {school("School")}
          <div className="form__pair">
            {number("from", "Admission number until now")}
            {number("pan", "New admission number")}
          </div>
          {number("firstSeptember", "First September with it (year)")}
        </>
      );
    case "capacity":
      return (
        <>
          {school("School")}
          {number("capacity", "Places then")}
          <DateField {...props} />
        </>
      );
    case "federate":
      return (
        <>
          {school("Schools under one governing body", true)}
          <DateField {...props} />
        </>
      );
    case "open":
      return (
        <>
          <NameField {...props} />
          <PlaceFields {...props} />
          {number("capacity", "Places")}
          <DateField {...props} />
        </>
      );
    case "move":
      return (
        <>
          {school("School that moves")}
          <PlaceFields {...props} />
          <DateField {...props} />
        </>
      );
  }
}

function NameField({ draft, problems, onChange }: ActionFieldsProps) {
  const id = useId();
  return (
    <label className="form__field">
      Name of the new school
      <input
        className="text-input"
        value={draft.name}
        {...problemMarks(problems.name, id)}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <FieldProblem id={id} problem={problems.name} />
    </label>
  );
}

function DateField({ draft, onChange }: ActionFieldsProps) {
  return (
    <label className="form__field">
      Date (may stay blank)
      <input
        className="text-input"
        type="date"
        value={draft.date}
        onChange={({ target }) => onChange({ date: target.value })}
      />
      <span className="quiet">It counts from the first September on or after it.</span>
    </label>
  );
}

function MergeFields({ draft, problems, onChange }: ActionFieldsProps) {
  const area = useApp(selectOpenArea);
  const [intoId, sitesId] = [useId(), useId()];
  if (area === null) return null;
  return (
    <>
      <label className="form__field">
        At the place of
        <select
          value={draft.into ?? ""}
          {...problemMarks(problems.into, intoId)}
          onChange={({ target }) => onChange({ into: target.value === "" ? null : target.value })}
        >
          <option value="">Choose…</option>
          {draft.urns.map((urn) => (
            <option key={urn} value={urn}>
              {schoolName(area, urn)}
            </option>
          ))}
        </select>
        <FieldProblem id={intoId} problem={problems.into} />
      </label>
      <fieldset className="form__field" aria-describedby={sitesId}>
        <legend>Sites that are kept</legend>
        {(["1", "2"] as const).map((sites) => (
          <label key={sites} className="radio-line">
            <input
              type="radio"
              name={`${sitesId}-sites`}
              checked={draft.sites === sites}
              onChange={() => onChange({ sites })}
            />
            {sites === "1" ? "One site" : "Both sites"}
          </label>
        ))}
        <FieldProblem id={sitesId} problem={problems.sites} />
      </fieldset>
    </>
  );
}

function PlaceFields({ draft, problems, onChange }: ActionFieldsProps) {
  const { show } = useCommands();
  const waiting = useApp((state) => state.takePlace !== null);
  const field = (name: "longitude" | "latitude", label: string) => (
    <NumberField
      label={label}
      value={draft[name]}
      problem={problems[name]}
      onChange={(value) => onChange({ [name]: value.replace("−", "-") })}
    />
  );
  return (
    <>
      <button
        type="button"
        className="button"
        aria-pressed={waiting}
        onClick={() =>
          show({
            centre: "map",
            narrowPane: "centre",
            takePlace: ([longitude, latitude]) =>
              onChange({ longitude: String(longitude), latitude: String(latitude) }),
          })
        }
      >
        Click its place on the map
      </button>
      <div className="form__pair">
        {field("longitude", "Longitude (degrees)")}
        {field("latitude", "Latitude (degrees)")}
      </div>
    </>
  );
}
