import { useRef, useState } from "react";
import { scenariosOfFile } from "../../app/places/scenario_files.ts";
import { selectArea } from "../../app/selectors.ts";
import type { HomeArea, Scenario } from "../../domain/places/scenario.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import { useApp } from "../AppContext.tsx";
import { ProblemTable } from "../dialogs/ProblemTable.tsx";

interface ScenarioFileButtonProps {
  readonly onRead: (read: {
    readonly scenario: Scenario;
    readonly homes: readonly HomeArea[];
  }) => void;
}

/** Opens a test from its file, beside those that are there. */
export function ScenarioFileButton({ onRead }: ScenarioFileButtonProps) {
  const area = useApp(selectArea);
  const input = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<readonly ReaderProblem[]>([]);
  const [note, setNote] = useState("");
  const read = async (file: File) => {
    const reading = await scenariosOfFile(file);
    setProblems(reading.ok ? reading.notes : reading.problems);
    setNote("");
    if (!reading.ok) return;
    const others = reading.value.map(({ area: made }) => made).filter((made) => made !== null);
    const other = others.find((made) => made !== area?.name);
    if (other !== undefined) {
      setNote(`The file was made for another area (${other}): look whether its schools are here.`);
    }
    for (const each of reading.value) onRead(each);
  };
  return (
    <>
      <button type="button" className="button button--plain" onClick={() => input.current?.click()}>
        Open from file…
      </button>
      <input
        ref={input}
        type="file"
        accept=".json"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="File of a test"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file !== undefined) void read(file);
        }}
      />
      {problems.length + note.length === 0 ? null : (
        <div role="alert">
          {note === "" ? null : <p>{note}</p>}
          {problems.length === 0 ? null : <ProblemTable problems={problems} />}
        </div>
      )}
    </>
  );
}
