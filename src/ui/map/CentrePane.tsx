import { lazy, Suspense } from "react";
import { useApp, useCommands } from "../AppContext.tsx";
import { MapPane } from "./MapPane.tsx";

const LastMove = lazy(() => import("../moves/LastMove.tsx"));
const SchoolTable = lazy(() => import("../table/SchoolTable.tsx"));

/** The map, or the table with everything that the map shows. The map is there from the start, so that it is ready when the area is. */
export function CentrePane() {
  const centre = useApp((state) => state.centre);
  const busy = useApp((state) => state.area.status !== "ready");
  const { show } = useCommands();
  return (
    <div className="centre" aria-busy={busy}>
      <fieldset className="segmented centre__switch">
        <legend className="visually-hidden">Show as</legend>
        {(["map", "table"] as const).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="centre"
              checked={centre === choice}
              onChange={() => show({ centre: choice })}
            />
            <span>{choice === "map" ? "Map" : "Table"}</span>
          </label>
        ))}
      </fieldset>
      {centre === "map" ? (
        <MapPane />
      ) : (
        <Suspense fallback={<p className="loading-note">Loading the table…</p>}>
          <SchoolTable />
        </Suspense>
      )}
      <Suspense>{busy ? null : <LastMove />}</Suspense>
    </div>
  );
}
