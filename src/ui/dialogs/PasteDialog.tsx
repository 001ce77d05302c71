import { useMemo, useState } from "react";
import type { OpenRow } from "../../app/paste.ts";
import { openRows, pastedPlan, pastedRows } from "../../app/paste.ts";
import { selectArea, selectPlan } from "../../app/selectors.ts";
import type { Urn } from "../../domain/school.ts";
import { counted } from "../../words/counted.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";

const LEAVE_OUT = "leave-out";
const UNDECIDED = "";

/** Takes today's partnerships from two pasted columns; every school that is not certain is asked about, none is guessed. */
export default function PasteDialog(props: { readonly onClose: () => void }) {
  const area = useApp(selectArea);
  const plan = useApp(selectPlan);
  const { loadPlan, announce } = useCommands();
  const [text, setText] = useState("");
  const [fillDown, setFillDown] = useState(false);
  const [choices, setChoices] = useState<ReadonlyMap<number, Urn | null>>(new Map());
  const rows = useMemo(
    () => (area === null ? [] : pastedRows(text, area, fillDown)),
    [area, text, fillDown],
  );
  const open = useMemo(() => openRows(rows), [rows]);
  if (area === null || plan === null) return null;
  const undecided = open.filter(({ row }) => !choices.has(row.row));
  const { plan: made, leftOut } = pastedPlan(rows, choices, plan);
  const withoutPartnership = rows.filter((row) => row.partnership === "").length;
  const matched = rows.length - open.length;
  const choose = (row: number, choice: string) => {
    const next = new Map(choices);
    if (choice === UNDECIDED) next.delete(row);
    else next.set(row, choice === LEAVE_OUT ? null : choice);
    setChoices(next);
  };
  return (
    <ModalDialog title="Paste today’s partnerships" onClose={props.onClose}>
      <p>
        Copy two columns from Excel, school and partnership, and paste them here. The school can be
        a URN, a DfE number (925/2013), a name, or a name and town.
      </p>
      <label className="form__field">
        School and partnership
        <textarea
          className="paste-box"
          placeholder={
            "120375\tSleaford villages\nDigby the Tedder Primary School\tSleaford villages"
          }
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChoices(new Map());
          }}
        />
      </label>
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
      {open.length > 0 ? (
        <section aria-label="Rows to look at">
          <h3>
            {undecided.length === 0
              ? "Every row is decided"
              : `${undecided.length} of ${open.length} rows to decide`}
          </h3>
          <ul className="problem-list">
            {open.map((row) => (
              <OpenRowChoice
                key={row.row.row}
                open={row}
                value={choiceText(choices, row.row.row)}
                onChoose={(choice) => choose(row.row.row, choice)}
              />
            ))}
          </ul>
          {undecided.length > 0 ? (
            <button
              type="button"
              className="button"
              onClick={() =>
                setChoices(
                  new Map([...choices, ...undecided.map(({ row }) => [row.row, null] as const)]),
                )
              }
            >
              Leave out those not decided
            </button>
          ) : null}
        </section>
      ) : null}
      <div className="button-row">
        <button
          type="button"
          className="button button--main"
          disabled={made.clusters.length === 0 || undecided.length > 0}
          onClick={() => {
            loadPlan(
              { ...made, name: `Today’s partnerships in ${area.title}` },
              `Pasted ${counted(made.clusters.length, "partnership")}`,
            );
            announce(
              `${made.clusters.length} partnerships are now your plan. Undo brings back what was there.`,
            );
            props.onClose();
          }}
        >
          Use these {counted(made.clusters.length, "partnership")}
        </button>
        {rows.length > 0 ? (
          <span className="quiet">
            {rows.length - leftOut.length} schools in, {leftOut.length} rows left out
          </span>
        ) : null}
      </div>
    </ModalDialog>
  );
}

function choiceText(choices: ReadonlyMap<number, Urn | null>, row: number): string {
  if (!choices.has(row)) return UNDECIDED;
  return choices.get(row) ?? LEAVE_OUT;
}

const KIND_TEXT: Readonly<Record<OpenRow["kind"], string>> = {
  near: "is like",
  ambiguous: "could be any of",
  unmatched: "matches no school here",
};

interface OpenRowChoiceProps {
  readonly open: OpenRow;
  readonly value: string;
  readonly onChoose: (choice: string) => void;
}

function OpenRowChoice({ open, value, onChoose }: OpenRowChoiceProps) {
  const { row, candidates, kind } = open;
  return (
    <li className="open-row">
      <span>
        Row {row.row}: <strong>{row.written === "" ? "(blank)" : row.written}</strong>{" "}
        {KIND_TEXT[kind]}
      </span>
      <select
        aria-label={`Row ${row.row}, ${row.written}: which school`}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value={UNDECIDED}>Choose…</option>
        {candidates.map(({ urn, name, where }) => (
          <option key={urn} value={urn}>
            {name} ({where === "" ? urn : `${where}, ${urn}`})
          </option>
        ))}
        <option value={LEAVE_OUT}>Leave this row out</option>
      </select>
    </li>
  );
}
