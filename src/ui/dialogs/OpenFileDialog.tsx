import { useRef, useState } from "react";
import type { Opened } from "../../app/open_file.ts";
import { openFiles } from "../../app/open_file.ts";
import { selectArea } from "../../app/selectors.ts";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import { useApp, useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { OpenedFile } from "./OpenedFile.tsx";
import { ProblemTable } from "./ProblemTable.tsx";

type State =
  | { readonly status: "choosing" }
  | { readonly status: "reading"; readonly name: string; readonly share: number }
  | {
      readonly status: "opened";
      readonly name: string;
      readonly opened: Opened;
      readonly notes: readonly ReaderProblem[];
    }
  | {
      readonly status: "refused";
      readonly name: string;
      readonly problems: readonly ReaderProblem[];
    };

/** Opens a schools file, a plan or a table of times: reads it, says what is in it and what is wrong, and changes nothing until told to. */
export default function OpenFileDialog(props: { readonly onClose: () => void }) {
  const area = useApp(selectArea);
  const { deps } = useHandles();
  const [state, setState] = useState<State>({ status: "choosing" });
  const [withClosed, setWithClosed] = useState(false);
  const [allPhases, setAllPhases] = useState(false);
  const [mendSwappedPlaces, setMendSwappedPlaces] = useState(false);
  const reading = useRef<AbortController | null>(null);
  const read = async (files: readonly File[]) => {
    const name = files.map((file) => file.name).join(", ");
    if (files.length === 0) return;
    const controller = new AbortController();
    reading.current = controller;
    setState({ status: "reading", name, share: 0 });
    const switches = {
      mendSwappedPlaces,
      filter: {
        ...(withClosed
          ? { statuses: ["open", "proposed-to-close", "proposed-to-open", "closed"] as const }
          : {}),
        ...(allPhases
          ? {
              phases: [
                "Primary",
                "Middle deemed primary",
                "All-through",
                "Nursery",
                "Secondary",
                "Middle deemed secondary",
              ],
            }
          : {}),
      },
    };
    const onProgress = (share: number) => setState({ status: "reading", name, share });
    try {
      const found = await openFiles(files, area, deps.importer, switches, {
        onProgress,
        signal: controller.signal,
      });
      setState(controller.signal.aborted ? { status: "choosing" } : outcome(name, found));
    } catch (error) {
      if (controller.signal.aborted) {
        setState({ status: "choosing" });
        return;
      }
      const reason = error instanceof Error ? error.message : String(error);
      setState({
        status: "refused",
        name,
        problems: [
          {
            file: name,
            row: null,
            column: null,
            value: null,
            reason,
            advice: "Try again, or choose another file.",
          },
        ],
      });
    }
  };
  const close = () => {
    reading.current?.abort();
    props.onClose();
  };
  return (
    <ModalDialog title="Open a file" onClose={close}>
      {state.status === "choosing" || state.status === "refused" ? (
        <>
          {state.status === "refused" ? (
            <div role="alert">
              <p>
                <strong>{state.name} was not opened. Nothing has changed.</strong>
              </p>
              <ProblemTable problems={state.problems} />
            </div>
          ) : null}
          <DropZone onFiles={(files) => void read(files)} />
          <fieldset>
            <legend>From a GIAS extract, also take</legend>
            <label className="radio-line">
              <input
                type="checkbox"
                checked={withClosed}
                onChange={(event) => setWithClosed(event.target.checked)}
              />
              <span>closed schools</span>
            </label>
            <label className="radio-line">
              <input
                type="checkbox"
                checked={allPhases}
                onChange={(event) => setAllPhases(event.target.checked)}
              />
              <span>schools that are not primary (all-through, nursery, secondary)</span>
            </label>
            <label className="radio-line">
              <input
                type="checkbox"
                checked={mendSwappedPlaces}
                onChange={(event) => setMendSwappedPlaces(event.target.checked)}
              />
              <span>schools whose easting and northing look swapped, turned back</span>
            </label>
          </fieldset>
        </>
      ) : null}
      {state.status === "reading" ? (
        <div className="progress">
          <p role="status">Reading {state.name}…</p>
          <progress max={1} value={state.share} aria-label={`Reading ${state.name}`} />
          <button type="button" className="button" onClick={() => reading.current?.abort()}>
            Stop reading
          </button>
        </div>
      ) : null}
      {state.status === "opened" ? (
        <OpenedFile
          name={state.name}
          opened={state.opened}
          notes={state.notes}
          onDone={props.onClose}
          onBack={() => setState({ status: "choosing" })}
        />
      ) : null}
    </ModalDialog>
  );
}

function outcome(name: string, found: Reading<Opened>): State {
  return found.ok
    ? { status: "opened", name, opened: found.value, notes: found.notes }
    : { status: "refused", name, problems: found.problems };
}

function DropZone(props: { readonly onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  return (
    <section
      className="drop-zone"
      aria-label="Choose a file"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onFiles([...event.dataTransfer.files]);
      }}
    >
      <p>
        A GIAS extract (edubasealldata….csv, with its links files if you have them), a schools.csv,
        a plan (JSON or CSV), or a table of drive times (OSRM JSON or drive-times.bin).
      </p>
      <label>
        <span className="visually-hidden">File</span>
        <input
          type="file"
          multiple
          accept=".csv,.json,.bin,.txt"
          onChange={(event) => props.onFiles([...(event.target.files ?? [])])}
        />
      </label>
      <p className="quiet">The file stays on this computer.</p>
    </section>
  );
}
