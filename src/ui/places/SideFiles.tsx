import { useState } from "react";
import { fileOfSides, textOfSides } from "../../app/places/side_files.ts";
import type { SmallCount } from "../../domain/places/suppress.ts";
import { sideAbout } from "../../words/side_by_side/side_about.ts";
import { sideTable } from "../../words/side_by_side/side_table.ts";
import type { Sides } from "../../words/side_by_side/sides.ts";
import { useHandles } from "../AppContext.tsx";
import { fileName, saveFile } from "../save_file.ts";

const SMALL: readonly SmallCount[] = [5, 6, 10];

interface SideFilesProps {
  readonly sidesOf: (most: SmallCount) => Sides | null;
  /** Whether a figure is still being worked out, or is of before the last change. */
  readonly isWaiting: boolean;
}

/** Copies the table or saves it, without small numbers of pupils. */
export function SideFiles({ sidesOf, isWaiting }: SideFilesProps) {
  const { deps } = useHandles();
  const [most, setMost] = useState<SmallCount>(5);
  const [told, setTold] = useState("");
  const made = () => {
    const sides = sidesOf(most);
    if (sides === null) return null;
    return [sideTable(sides), sideAbout(sides, most, deps.now())] as const;
  };
  const save = () => {
    const parts = made();
    if (parts === null) return;
    saveFile(
      fileName("tests-side-by-side", "csv"),
      "text/csv;charset=utf-8",
      fileOfSides(...parts),
    );
    setTold("Saved.");
  };
  const copy = async () => {
    const parts = made();
    if (parts === null) return;
    try {
      await navigator.clipboard.writeText(textOfSides(...parts));
      setTold("Copied: paste it into a spreadsheet or a document.");
    } catch {
      setTold("This browser does not let the page copy. Save it as CSV instead.");
    }
  };
  return (
    <div className="sides-files">
      <div className="button-row">
        <button type="button" className="button" disabled={isWaiting} onClick={() => void copy()}>
          Copy the table
        </button>
        <button type="button" className="button" disabled={isWaiting} onClick={save}>
          Save as CSV
        </button>
      </div>
      <label>
        Numbers of pupils that are “c” in it: 1 to{" "}
        <select
          value={most}
          onChange={({ target }) =>
            setMost(SMALL.find((count) => String(count) === target.value) ?? 5)
          }
        >
          {SMALL.map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      <span role="status">{told}</span>
    </div>
  );
}
