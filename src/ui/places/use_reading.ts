import { useEffect, useRef, useState } from "react";
import type { GivenSource } from "../../app/places/given_files.ts";
import { sourceName } from "../../app/places/given_files.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";

/** What came of reading what was given last. */
export type Read<T> =
  | { readonly status: "none" }
  | { readonly status: "reading"; readonly name: string }
  | { readonly status: "read"; readonly name: string; readonly value: T }
  | {
      readonly status: "refused";
      readonly name: string;
      readonly problems: readonly ReaderProblem[];
    };

/** Reads what is given with `read`; only the last that was given counts. */
export function useReading<T>(read: (source: GivenSource) => Promise<Reading<T>>) {
  const [state, setState] = useState<Read<T>>({ status: "none" });
  const [fault, setFault] = useState<unknown>(null);
  const last = useRef(0);
  useEffect(
    () => () => {
      last.current++;
    },
    [],
  );
  if (fault !== null) throw fault;
  const give = (source: GivenSource) => {
    const turn = ++last.current;
    const name = sourceName(source);
    setState({ status: "reading", name });
    read(source).then(
      (found) => {
        if (last.current !== turn) return;
        setState(
          found.ok
            ? { status: "read", name, value: found.value }
            : { status: "refused", name, problems: found.problems },
        );
      },
      (error: unknown) => setFault(error),
    );
  };
  return { state, give, clear: () => setState({ status: "none" }) };
}
