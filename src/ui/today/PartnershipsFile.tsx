import { useId, useState } from "react";
import { readPartnershipsFile } from "../../app/paste.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import type { ReadPartnerships } from "../../domain/today.ts";
import { counted } from "../../words/counted.ts";
import { ProblemTable } from "../dialogs/ProblemTable.tsx";

/** Partnerships of a plan file. */
export interface GivenPartnerships {
  readonly file: string;
  readonly read: ReadPartnerships;
}

interface PartnershipsFileProps {
  readonly given: GivenPartnerships | null;
  readonly onRows: (text: string) => void;
  readonly onGiven: (given: GivenPartnerships) => void;
}

/** Takes the partnerships from a file: the rows of a CSV stand where they could be pasted, those of a plan are taken as they are. */
export function PartnershipsFile({ given, onRows, onGiven }: PartnershipsFileProps) {
  const [refused, setRefused] = useState<readonly ReaderProblem[]>([]);
  const id = useId();
  const read = async (file: File) => {
    const reading = readPartnershipsFile(new Uint8Array(await file.arrayBuffer()), file.name);
    setRefused(reading.ok ? [] : reading.problems);
    if (!reading.ok) return;
    if (reading.value.kind === "rows") onRows(reading.value.text);
    else onGiven({ file: file.name, read: reading.value.read });
  };
  return (
    <div className="form__field">
      <label htmlFor={id}>Or from a file: a CSV with urn and cluster, or a plan (JSON)</label>
      <input
        id={id}
        type="file"
        accept=".csv,.json,.txt"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void read(file);
        }}
      />
      {refused.length === 0 ? null : (
        <div role="alert">
          <p>
            <strong>The file was not read. Nothing has changed.</strong>
          </p>
          <ProblemTable problems={refused} />
        </div>
      )}
      {given === null ? null : (
        <p role="status">
          {given.file}: {counted(given.read.clusters.length, "partnership")} and{" "}
          {counted(given.read.links.length, "other link")}.
        </p>
      )}
    </div>
  );
}
