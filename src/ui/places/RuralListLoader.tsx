import { useState } from "react";
import type { GivenSource } from "../../app/places/given_files.ts";
import { isListYear, readGivenRuralList } from "../../app/places/given_files.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { Area } from "../../domain/area.ts";
import { counted } from "../../words/counted.ts";
import { useCommands } from "../AppContext.tsx";
import { NumberField } from "../parts/NumberField.tsx";
import { GivenFile } from "./GivenFile.tsx";
import { ReadProblems, ReadState } from "./ReadState.tsx";
import { usePlaces } from "./use_places.ts";
import { useReading } from "./use_reading.ts";

const WHAT =
  "The yearly list of designated rural primary schools (England), or URNs one on a line. Reports then say by that list whether a school is rural, and else only by its postcode’s code, which is indicative.";

/** Loads the yearly list of designated rural primary schools. */
export function RuralListLoader(props: {
  readonly store: PlacesStore;
  readonly area: Area;
  readonly onDone: () => void;
}) {
  const { store, area, onDone } = props;
  const { announce } = useCommands();
  const ruralList = usePlaces(store, (state) => state.history.present.value.ruralList);
  const [year, setYear] = useState("");
  const reading = useReading((source: GivenSource) =>
    readGivenRuralList(source, area.schools, year),
  );
  return (
    <>
      <NumberField
        label="Year of the list"
        hint="In whose December it came into force. Only needed where the file or its name does not say it."
        problem={isListYear(year) ? undefined : "Write a year such as 2025."}
        value={year}
        onChange={(value) => {
          setYear(value);
          reading.clear();
        }}
      />
      <GivenFile what={WHAT} onGive={reading.give} />
      <ReadState state={reading.state}>
        {({ list, elsewhere, notes }, name) => (
          <section aria-label={`What ${name} holds`}>
            <p>
              List of {list.year}: <strong>{counted(list.urns.size, "school")}</strong> of{" "}
              {area.title}, {counted(elsewhere, "school")} of other areas left out.
            </p>
            <button
              type="button"
              className="button button--main"
              onClick={() => {
                store
                  .getState()
                  .edit((work) => ({ ...work, ruralList: list }), `Rural list of ${list.year}`);
                announce(`The list of designated rural schools of ${list.year} is in use.`);
                onDone();
              }}
            >
              Use this list
            </button>
            <ReadProblems rejected={[]} notes={notes} ignored={[]} />
          </section>
        )}
      </ReadState>
      {ruralList === null ? null : (
        <p>
          In use: the list of {ruralList.year} with {counted(ruralList.urns.size, "school")} of{" "}
          {area.title}.
        </p>
      )}
    </>
  );
}
