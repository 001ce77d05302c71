import { giveForecast } from "../../app/places/given_edits.ts";
import { forecastTemplate, readGivenForecast } from "../../app/places/given_files.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { counted } from "../../words/counted.ts";
import { useCommands, useHandles } from "../AppContext.tsx";
import { fileName, saveFile } from "../save_file.ts";
import { GivenFile } from "./GivenFile.tsx";
import { ReadProblems, ReadState } from "./ReadState.tsx";
import { useReading } from "./use_reading.ts";

const WHAT =
  "One row for each planning area, year group and September with the pupils who are expected; or a column for each school year. Housing pupils are counted only where housing_included says yes.";

/** Loads a pupil forecast. */
export function ForecastLoader(props: {
  readonly store: PlacesStore;
  readonly areaName: string;
  readonly onDone: () => void;
}) {
  const { store, areaName, onDone } = props;
  const { deps } = useHandles();
  const { announce } = useCommands();
  const reading = useReading(readGivenForecast);
  const { figures } = store.getState().history.present.value;
  return (
    <>
      <div className="button-row">
        <span>Template with five years, Reception to Year 6:</span>
        <button
          type="button"
          className="button"
          onClick={() =>
            saveFile(
              fileName(`${areaName}-forecast-template`, "csv"),
              "text/csv;charset=utf-8",
              forecastTemplate(figures, deps.now()),
            )
          }
        >
          CSV template
        </button>
      </div>
      <GivenFile what={WHAT} onGive={reading.give} />
      <ReadState state={reading.state}>
        {({ rows, rejected, notes, ignoredColumns }, name) => {
          const areas = new Set(rows.map(({ planningArea }) => planningArea));
          const years = rows.map(({ september }) => september);
          return (
            <section aria-label={`What ${name} holds`}>
              <p>
                <strong>{counted(rows.length, "line")}</strong> of{" "}
                {counted(areas.size, "planning area")}, September {Math.min(...years)} to{" "}
                {Math.max(...years)}. {counted(rejected.length, "row")} not used.
              </p>
              <button
                type="button"
                className="button button--main"
                onClick={() => {
                  const givenOn = deps.now().slice(0, 10);
                  const change = giveForecast({ rows, from: name, givenOn });
                  store.getState().edit(change, `Forecast of ${name}`);
                  announce(`The forecast of ${name} is in use.`);
                  onDone();
                }}
              >
                Use this forecast
              </button>
              <ReadProblems rejected={rejected} notes={notes} ignored={ignoredColumns} />
            </section>
          );
        }}
      </ReadState>
    </>
  );
}
