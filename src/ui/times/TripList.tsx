import { useRef, useState } from "react";
import { tripsToCheckText } from "../../app/trips.ts";
import { CHECK_REASON_LABELS } from "../../words/calibration_text.ts";
import { useCommands, useDerived } from "../AppContext.tsx";
import { fileName, saveFile } from "../save_file.ts";

/** Makes a list of the drives that are worth timing, and takes it back filled in. */
export function TripList(props: { readonly onText: (text: string) => void }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const { announce } = useCommands();
  const [seed, setSeed] = useState(1);
  const input = useRef<HTMLInputElement>(null);
  if (area === null || judgement === null) return null;
  const save = () => {
    const text = tripsToCheckText(area, judgement, seed, CHECK_REASON_LABELS);
    saveFile(fileName(`drives-to-time-${area.name}-${seed}`, "csv"), "text/csv", text);
    announce("Saved a list of drives to time. Fill in its last column and bring it back here.");
    setSeed(seed + 1);
  };
  return (
    <>
      <p className="button-row">
        <button type="button" className="button" onClick={save}>
          {seed === 1 ? "Save 20 drives to time" : "Save another 20"}
        </button>
        <span className="quiet">near the limit, worst pairs, and every distance</span>
      </p>
      <p className="button-row">
        <button type="button" className="button" onClick={() => input.current?.click()}>
          Open the filled-in list
        </button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          aria-label="Filled-in list"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file !== undefined) void file.text().then(props.onText);
          }}
        />
        <span className="quiet">with the minutes that each drive took in its last column</span>
      </p>
    </>
  );
}
