import { useEffect, useState } from "react";
import { movesFileText } from "../../app/plan_exports.ts";
import { selectPlan } from "../../app/selectors.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { printPage } from "../print_page.ts";
import { fileName, saveFile } from "../save_file.ts";
import { MovesSheet } from "./MovesSheet.tsx";

/** The kept moves and their reasons on paper, or as a table for a spreadsheet. */
export function TakeMovesAway() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectPlan);
  const { announce } = useCommands();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const putAway = () => setPrinting(false);
    addEventListener("afterprint", putAway, { once: true });
    printPage();
    return () => removeEventListener("afterprint", putAway);
  }, [isPrinting]);
  if (area === null || plan === null || plan.moves.length === 0) return null;
  const save = () => {
    const name = fileName(`${plan.name} moves`, "csv");
    saveFile(name, "text/csv;charset=utf-8", movesFileText(area, plan));
    announce(`${name} is saved.`);
  };
  return (
    <>
      <div className="button-row">
        <button type="button" className="button" onClick={() => setPrinting(true)}>
          Print the moves and their reasons
        </button>
        <button type="button" className="button" onClick={save}>
          Save them as a table (CSV)
        </button>
      </div>
      {isPrinting ? (
        <div className="cluster-paper">
          <MovesSheet area={area} plan={plan} />
        </div>
      ) : null}
    </>
  );
}
