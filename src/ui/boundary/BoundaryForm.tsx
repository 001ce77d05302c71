import { useId, useState } from "react";
import { openBoundary } from "../../app/plan_exports.ts";
import type { Area } from "../../domain/area.ts";
import { setBoundary } from "../../domain/edits/set_boundary.ts";
import { drawnNotes } from "../../domain/geometry/boundary_notes.ts";
import type { Cluster } from "../../domain/plan.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import { useCommands } from "../AppContext.tsx";

interface BoundaryFormProps {
  readonly area: Area;
  readonly cluster: Cluster;
}

const PASTED = "The pasted text";

/** Takes a boundary as GeoJSON, pasted or from a file, says what is wrong with it, and takes a drawn one away. */
export default function BoundaryForm({ area, cluster }: BoundaryFormProps) {
  const { edit, announce } = useCommands();
  const [text, setText] = useState("");
  const [problems, setProblems] = useState<readonly ReaderProblem[]>([]);
  const problemsId = useId();
  const use = (given: string, file: string) => {
    const reading = openBoundary(given, file, area);
    if (!reading.ok) {
      setProblems(reading.problems);
      return;
    }
    setProblems(reading.notes);
    setText("");
    edit(setBoundary(cluster.id, reading.value), `Drew the boundary of ${cluster.name}`);
    const drawn = { ...cluster, boundary: reading.value };
    const count = drawnNotes(area, drawn).reduce((sum, { schools }) => sum + schools.length, 0);
    const effect =
      count === 0
        ? "All its schools are inside, and no other."
        : `${count} ${count === 1 ? "school is" : "schools are"} on the other side of it than the plan says.`;
    announce(`The boundary of ${cluster.name} is drawn by hand. ${effect}`);
  };
  const takeAway = () => {
    setProblems([]);
    edit(setBoundary(cluster.id, null), `Took away the boundary of ${cluster.name}`);
    announce(`${cluster.name} has the land nearest to its schools again.`);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        use(text, PASTED);
      }}
    >
      <label className="form__field">
        A polygon as GeoJSON, longitude first
        <textarea
          className="paste-box paste-box--short"
          value={text}
          spellCheck={false}
          placeholder={'{"type":"Polygon","coordinates":[[[-0.4,53.1],…]]}'}
          aria-describedby={problemsId}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <label className="form__field">
        or a file
        <input
          type="file"
          accept=".geojson,.json"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void file.text().then((given) => use(given, file.name));
            event.target.value = "";
          }}
        />
      </label>
      <div id={problemsId} role="alert">
        {problems.map(({ file, row, reason, advice }) => (
          <p key={reason} className="field-problem">
            {file}
            {row === null ? "" : `, line ${row}`}: {reason} {advice}
          </p>
        ))}
      </div>
      <div className="button-row">
        <button type="submit" className="button" disabled={text.trim() === ""}>
          Use this boundary
        </button>
        {cluster.boundary === undefined ? null : (
          <button type="button" className="button button--plain" onClick={takeAway}>
            Take the drawn boundary away
          </button>
        )}
      </div>
    </form>
  );
}
