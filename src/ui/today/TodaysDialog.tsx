import { useMemo, useState } from "react";
import { openRows, partnershipsOf, pastedRows } from "../../app/paste.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { Urn } from "../../domain/school.ts";
import type { HomeChoice } from "../../domain/today.ts";
import { twiceAtHome, withOneHome } from "../../domain/today.ts";
import { counted } from "../../words/counted.ts";
import { useApp } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { isDecided, OneHome } from "./OneHome.tsx";
import { OpenRows } from "./OpenRows.tsx";
import type { GivenPartnerships } from "./PartnershipsFile.tsx";
import { PartnershipsFile } from "./PartnershipsFile.tsx";
import { ToldToday } from "./ToldToday.tsx";
import { useTodaySteps } from "./use_today_steps.ts";

/** Takes today's partnerships from pasted columns or a file; every school that is not certain is asked about, none is guessed, and none has two home clusters. */
export default function TodaysDialog(props: { readonly onClose: () => void }) {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const steps = useTodaySteps();
  const [text, setText] = useState("");
  const [given, setGiven] = useState<GivenPartnerships | null>(null);
  const [fillDown, setFillDown] = useState(false);
  const [choices, setChoices] = useState<ReadonlyMap<number, Urn | null>>(new Map());
  const [homes, setHomes] = useState<ReadonlyMap<Urn, HomeChoice>>(new Map());
  const [starts, setStarts] = useState(true);
  const rows = useMemo(
    () => (area === null ? [] : pastedRows(text, area, fillDown)),
    [area, text, fillDown],
  );
  const open = useMemo(() => openRows(rows), [rows]);
  const pasted = useMemo(() => partnershipsOf(rows, choices), [rows, choices]);
  if (area === null || plan === null) return null;
  const { leftOut } = pasted;
  const faults = given === null ? pasted.faults : [];
  const read = given?.read ?? pasted;
  const twice = twiceAtHome(read.clusters);
  const undecided = open.filter(({ row }) => !choices.has(row.row)).length;
  const withoutPartnership = rows.filter((row) => row.partnership === "").length;
  const matched = rows.length - open.length;
  const isReady =
    read.clusters.length > 0 &&
    undecided === 0 &&
    faults.length === 0 &&
    twice.every((school) => isDecided(school, homes.get(school.urn)));
  const startAnew = (rowsText: string, file: GivenPartnerships | null) => {
    setText(rowsText);
    setGiven(file);
    setChoices(new Map());
    setHomes(new Map());
  };
  const use = () => {
    const asked = new Map([...homes].filter(([urn]) => twice.some((known) => known.urn === urn)));
    steps.tell(withOneHome(read, asked), starts);
    props.onClose();
  };
  return (
    <ModalDialog title="Today’s partnerships" onClose={props.onClose}>
      {plan.today === undefined ? null : <ToldToday today={plan.today} onDone={props.onClose} />}
      <p>
        Copy two columns from Excel, school and partnership, and paste them here, or open a file.
        The school can be a URN, a DfE number (925/2013), a name, or a name and town. Partnerships
        beside a school’s home cluster have two columns more, with the headings kind and purpose.
      </p>
      <label className="form__field">
        School and partnership
        <textarea
          className="paste-box"
          placeholder={
            "120375\tSleaford villages\nDigby the Tedder Primary School\tSleaford villages"
          }
          value={text}
          onChange={(event) => startAnew(event.target.value, null)}
        />
      </label>
      <PartnershipsFile
        given={given}
        onRows={(rowsText) => startAnew(rowsText, null)}
        onGiven={(file) => startAnew("", file)}
      />
      <label className="radio-line">
        <input
          type="checkbox"
          checked={fillDown}
          onChange={(event) => setFillDown(event.target.checked)}
        />
        <span>A blank partnership means the one above it (merged cells)</span>
      </label>
      {rows.length === 0 ? null : (
        <p role="status">
          {rows.length} rows: {matched} matched for certain, {open.length} to look at,{" "}
          {withoutPartnership} without a partnership.
        </p>
      )}
      <OpenRows open={open} choices={choices} onChoose={setChoices} />
      {faults.length === 0 ? null : (
        <ul className="problem-list" role="alert" aria-label="Links that cannot be taken">
          {faults.map(({ row, kind }) => (
            <li key={row.row}>
              Row {row.row}: {row.written} with {row.partnership}{" "}
              {kind === "no-purpose"
                ? "is a link beside its home cluster and does not say what it is for. Fill in its purpose."
                : "is a link with a partnership in which nobody else is. Add the other schools with the same kind and purpose."}
            </li>
          ))}
        </ul>
      )}
      <OneHome area={area} twice={twice} choices={homes} onChoose={setHomes} />
      {read.clusters.length === 0 ? null : (
        <fieldset>
          <legend>What to do with them</legend>
          <label className="radio-line">
            <input
              type="radio"
              name="today-use"
              checked={starts}
              onChange={() => setStarts(true)}
            />
            <span>Start from them: they become the clusters of my plan</span>
          </label>
          <label className="radio-line">
            <input
              type="radio"
              name="today-use"
              checked={!starts}
              onChange={() => setStarts(false)}
            />
            <span>Keep my clusters, and show these beside them</span>
          </label>
        </fieldset>
      )}
      <div className="button-row">
        <button type="button" className="button button--main" disabled={!isReady} onClick={use}>
          Use these {counted(read.clusters.length, "partnership")}
        </button>
        {rows.length > 0 ? (
          <span className="quiet">
            {rows.length - leftOut.length} schools in, {leftOut.length} rows left out
          </span>
        ) : null}
        {read.links.length > 0 ? (
          <span className="quiet">and {counted(read.links.length, "other link")}</span>
        ) : null}
      </div>
    </ModalDialog>
  );
}
