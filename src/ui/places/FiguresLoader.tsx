import { useState } from "react";
import { forgetFigures, giveFigures } from "../../app/places/given_edits.ts";
import type { GivenSource } from "../../app/places/given_files.ts";
import {
  dateGiven,
  figuresChange,
  figuresTemplate,
  readGivenFigures,
} from "../../app/places/given_files.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { Area } from "../../domain/area.ts";
import { counted } from "../../words/counted.ts";
import { useCommands } from "../AppContext.tsx";
import { FieldProblem, problemMarks } from "../parts/FieldProblem.tsx";
import { fileName, saveFile } from "../save_file.ts";
import { FiguresPreviewTable } from "./FiguresPreviewTable.tsx";
import { GivenFile } from "./GivenFile.tsx";
import { ReadProblems, ReadState } from "./ReadState.tsx";
import { usePlaces } from "./use_places.ts";
import { useReading } from "./use_reading.ts";

interface LoaderProps {
  readonly store: PlacesStore;
  readonly area: Area;
  readonly onDone: () => void;
}

const WHAT =
  "One row for each school, found by URN or DfE number: capacity, roll, published admission number, pupils and places by year group, planning area. What you leave blank stays as it is.";

/** Loads capacities, rolls and year groups, and says what would change before it does. */
export function FiguresLoader({ store, area, onDone }: LoaderProps) {
  const { figures, figuresFrom } = usePlaces(store, (state) => state.history.present.value);
  const { announce } = useCommands();
  const [asAt, setAsAt] = useState("");
  const isBad = asAt.trim() !== "" && dateGiven(asAt) === null;
  const problem = isBad ? "Write it as 2026-01-15, 15/01/2026 or January 2026." : undefined;
  const reading = useReading((source: GivenSource) => readGivenFigures(source, area.schools, asAt));
  const save = (ending: "csv" | "xlsx") => {
    const { type, content } = figuresTemplate(ending, area.schools, figures);
    saveFile(fileName(`${area.name}-places-template`, ending), type, content);
  };
  return (
    <>
      <div className="button-row">
        <span>Template with the area’s {area.schools.length} schools and what is known:</span>
        <button type="button" className="button" onClick={() => save("xlsx")}>
          Excel template
        </button>
        <button type="button" className="button" onClick={() => save("csv")}>
          CSV template
        </button>
      </div>
      <label className="form__field">
        As at, for figures without a date of their own
        <input
          className="text-input places-date"
          value={asAt}
          placeholder="January 2026"
          {...problemMarks(problem, "places-as-at")}
          onChange={({ target }) => {
            setAsAt(target.value);
            reading.clear();
          }}
        />
        <FieldProblem id="places-as-at" problem={problem} />
      </label>
      <GivenFile what={WHAT} onGive={reading.give} />
      <ReadState state={reading.state}>
        {(given, name) => {
          const change = figuresChange(area.schools, figures, given.figures);
          const isSame = change.added.length + change.changed.length === 0;
          return (
            <section aria-label={`What ${name} would change`}>
              <FiguresPreviewTable area={area} change={change} rejected={given.counts.rejected} />
              <button
                type="button"
                className="button button--main"
                disabled={isSame}
                onClick={() => {
                  store.getState().edit(giveFigures(given.figures, name), `Figures of ${name}`);
                  announce(`Figures of ${counted(change.given.length, "school")} are in use.`);
                  onDone();
                }}
              >
                {isSame ? "Nothing would change" : "Use these figures"}
              </button>
              <ReadProblems
                rejected={given.rejected}
                notes={given.notes}
                ignored={given.ignoredColumns}
              />
            </section>
          );
        }}
      </ReadState>
      {figures.size === 0 ? null : (
        <p>
          In use: {figuresFrom === "" ? "figures" : figuresFrom}, of{" "}
          {counted(figures.size, "school")}.{" "}
          <button
            type="button"
            className="link"
            onClick={() => {
              store.getState().edit(forgetFigures, "The area’s own figures");
              announce("The area’s own capacities and rolls are in use again.");
            }}
          >
            Use the area’s own again
          </button>
        </p>
      )}
    </>
  );
}
