import type { OpenTripEnd } from "../../app/trips.ts";
import type { Urn } from "../../domain/school.ts";

const LEAVE_OUT = "leave-out";
const UNDECIDED = "";

const KIND_TEXT: Readonly<Record<OpenTripEnd["kind"], string>> = {
  near: "is like",
  ambiguous: "could be any of",
  unmatched: "is no school of this area. Correct the row, or leave it out",
};

interface TripEndChoiceProps {
  readonly end: OpenTripEnd;
  /** `null` leaves the row out; `undefined` is not decided. */
  readonly choice: Urn | null | undefined;
  readonly onChoose: (urn: Urn | null | undefined) => void;
}

/** Asks which school a timed drive went from or to; none is guessed. */
export function TripEndChoice({ end, choice, onChoose }: TripEndChoiceProps) {
  const { row, written, kind, candidates } = end;
  return (
    <li className="open-row">
      <span>
        Row {row}: <strong>{written === "" ? "(blank)" : written}</strong> {KIND_TEXT[kind]}
      </span>
      <select
        aria-label={`Row ${row}, ${written}: which school`}
        value={choice === undefined ? UNDECIDED : (choice ?? LEAVE_OUT)}
        onChange={({ target: { value } }) =>
          onChoose(value === UNDECIDED ? undefined : value === LEAVE_OUT ? null : value)
        }
      >
        <option value={UNDECIDED}>Choose…</option>
        {candidates.map(({ urn, text }) => (
          <option key={urn} value={urn}>
            {text}
          </option>
        ))}
        <option value={LEAVE_OUT}>Leave this row out</option>
      </select>
    </li>
  );
}
