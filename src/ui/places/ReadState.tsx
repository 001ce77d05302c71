import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import { ProblemTable } from "../dialogs/ProblemTable.tsx";
import type { Read } from "./use_reading.ts";

interface ReadStateProps<T> {
  readonly state: Read<T>;
  /** Shows what was read, for the user to take or leave. */
  readonly children: (value: T, name: string) => ReactNode;
}

/** How far reading has come: what was read, or why it could not be. */
export function ReadState<T>({ state, children }: ReadStateProps<T>) {
  switch (state.status) {
    case "none":
      return null;
    case "reading":
      return <p role="status">Reading {state.name}…</p>;
    case "refused":
      return (
        <div role="alert">
          <p>
            <strong>Nothing was taken from {state.name}. Nothing has changed.</strong>
          </p>
          <ProblemTable problems={state.problems} />
        </div>
      );
    case "read":
      return <Found>{children(state.value, state.name)}</Found>;
  }
}

/** What was read; it takes the focus, so that it is come to at once below the fold too. */
function Found({ children }: { readonly children: ReactNode }) {
  const found = useRef<HTMLDivElement>(null);
  useEffect(() => found.current?.focus(), []);
  return (
    <div ref={found} tabIndex={-1} className="places-read">
      {children}
    </div>
  );
}

/** Rows that could not be used and notes on the others. */
export function ReadProblems(props: {
  readonly rejected: readonly ReaderProblem[];
  readonly notes: readonly ReaderProblem[];
  readonly ignored: readonly string[];
}) {
  const { rejected, notes, ignored } = props;
  return (
    <>
      {rejected.length === 0 ? null : (
        <section aria-label="Rows that could not be used">
          <h3>Rows that could not be used: {rejected.length.toLocaleString("en-GB")}</h3>
          <ProblemTable problems={rejected} />
        </section>
      )}
      {notes.length === 0 ? null : (
        <section aria-label="Notes on the file">
          <h3>Notes: {notes.length.toLocaleString("en-GB")}</h3>
          <ProblemTable problems={notes} />
        </section>
      )}
      {ignored.length === 0 ? null : (
        <p className="quiet">Columns that are not known and were left out: {ignored.join(", ")}.</p>
      )}
    </>
  );
}
