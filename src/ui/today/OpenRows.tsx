import type { OpenRow } from "../../app/paste.ts";
import type { Urn } from "../../domain/school.ts";

const LEAVE_OUT = "leave-out";
const UNDECIDED = "";

interface OpenRowsProps {
  readonly open: readonly OpenRow[];
  readonly choices: ReadonlyMap<number, Urn | null>;
  readonly onChoose: (choices: ReadonlyMap<number, Urn | null>) => void;
}

/** The rows whose school is not certain, each to be decided. */
export function OpenRows({ open, choices, onChoose }: OpenRowsProps) {
  if (open.length === 0) return null;
  const undecided = open.filter(({ row }) => !choices.has(row.row));
  const choose = (row: number, choice: string) => {
    const next = new Map(choices);
    if (choice === UNDECIDED) next.delete(row);
    else next.set(row, choice === LEAVE_OUT ? null : choice);
    onChoose(next);
  };
  return (
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
            onChoose(new Map([...choices, ...undecided.map(({ row }) => [row.row, null] as const)]))
          }
        >
          Leave out those not decided
        </button>
      ) : null}
    </section>
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
