import { useEffect, useId, useState } from "react";
import { selectOpenArea } from "../../app/selectors.ts";
import type { Crossing, RoadMap } from "../../domain/crossings.ts";
import { counted } from "../../words/counted.ts";
import { CROSSING_LABELS, crossingText } from "../../words/crossing_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { CrossingEffect } from "./CrossingEffect.tsx";

/** The named crossings of the area, with a switch for each that shows what happens without it. */
export function Crossings() {
  const area = useApp(selectOpenArea);
  const { schools, roads } = useApp((state) => state.crossings);
  const { loadCrossings } = useCommands();
  const hasDirections = area?.hasDirections === true;
  useEffect(() => {
    if (hasDirections) void loadCrossings();
  }, [hasDirections, loadCrossings]);
  if (area === null) return null;
  if (!hasDirections) {
    return (
      <p>
        {area.title} has no stored directions, so it is not known which drives use which bridge or
        road. Directions come with road times: get road times for the area first.
      </p>
    );
  }
  if (schools !== area.schools || roads.status === "idle" || roads.status === "loading") {
    return (
      <p role="status">
        Reading the stored directions of {area.title}… <progress aria-label="Reading directions" />
      </p>
    );
  }
  if (roads.status === "failed") {
    return (
      <div role="alert">
        {roads.problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        <button type="button" className="button" onClick={() => void loadCrossings()}>
          Try again
        </button>
      </div>
    );
  }
  return <KnownCrossings roads={roads.value} />;
}

function KnownCrossings({ roads }: { readonly roads: RoadMap }) {
  const crossings = useDerived((selectors) => selectors.crossings);
  const closed = useApp((state) => state.crossings.closed);
  const { closeCrossing, announce } = useCommands();
  const change = (crossing: Crossing, isClosed: boolean) => {
    closeCrossing(crossing.name, isClosed);
    announce(
      isClosed
        ? `Everything is now shown without ${crossingText(crossing)}.`
        : `${crossingText(crossing)} is open again.`,
    );
  };
  return (
    <>
      <p>
        What if a bridge is shut? Close a crossing and every drive whose stored route uses it is
        sent by way of other schools whose routes do not. The true detour may be shorter, so such a
        pair counts as too close to call where only the detour breaks the limit; where no school
        offers a way, its time is not known and it counts as too close to call. Nothing of this is
        saved with the plan.
      </p>
      {crossings.length === 0 ? (
        <p className="quiet">
          No ferry, toll, large bridge or tunnel is on the stored routes here. Name a road below.
        </p>
      ) : (
        <ul className="plain-list" aria-label="Crossings">
          {crossings.map((crossing) => (
            <li key={crossing.name}>
              <label className="radio-line">
                <input
                  type="checkbox"
                  checked={closed.includes(crossing.name)}
                  onChange={(event) => change(crossing, event.target.checked)}
                />
                <span>
                  Close <strong>{crossingText(crossing)}</strong>
                  <span className="quiet">
                    {" "}
                    · {CROSSING_LABELS[crossing.kind]} on{" "}
                    {crossing.pairs.size.toLocaleString("en-GB")} of{" "}
                    {counted(roads.stored, "drive")}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <AddRoad names={roads.names} />
      <CrossingEffect />
    </>
  );
}

/** So many roads are offered beside the box. */
const SUGGESTED = 5;

function AddRoad({ names }: { readonly names: readonly string[] }) {
  const { addRoad, announce } = useCommands();
  const listed = useDerived((selectors) => selectors.crossings);
  const suggested = names
    .filter((name) => listed.every((known) => known.name !== name))
    .slice(0, SUGGESTED);
  const [written, setWritten] = useState("");
  const [missing, setMissing] = useState<string | null>(null);
  const namesId = useId();
  const add = (wanted: string) => {
    const road = addRoad(wanted);
    setMissing(road === null ? wanted : null);
    if (road === null) return;
    announce(`${crossingText(road)} is on ${counted(road.pairs.size, "drive")}.`);
    setWritten("");
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        add(written);
      }}
    >
      <label className="form__field">
        Another road, by name or number
        <span className="button-row">
          <input
            className="text-input crossing-road"
            list={namesId}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
          />
          <button type="submit" className="button" disabled={written.trim() === ""}>
            Add this road
          </button>
        </span>
      </label>
      <p className="button-row">
        <span className="quiet">Most driven here:</span>
        {suggested.map((name) => (
          <button key={name} type="button" className="link" onClick={() => add(name)}>
            {name}
          </button>
        ))}
      </p>
      <datalist id={namesId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {missing === null ? null : (
        <p role="alert">
          No stored drive uses a road called “{missing}”. Write its name or number as on the map,
          such as High Street or A15.
        </p>
      )}
    </form>
  );
}
