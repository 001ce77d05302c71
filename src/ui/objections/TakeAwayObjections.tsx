import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { objectionsFileText } from "../../app/objections_file.ts";
import type { Area } from "../../domain/area.ts";
import type { Objection } from "../../domain/objections.ts";
import type { Plan } from "../../domain/plan.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { timesText } from "../../words/times_text.ts";
import { useHandles } from "../AppContext.tsx";
import { printPage } from "../print_page.ts";
import { fileName, saveFile } from "../save_file.ts";
import { ObjectionPaper } from "./ObjectionPaper.tsx";

interface TakeAwayObjectionsProps {
  readonly area: Area;
  readonly plan: Plan;
  readonly settings: JudgingSettings;
  readonly objections: readonly Objection[];
}

/** The objections on paper as the meeting's actions, or as a table for a spreadsheet. */
export function TakeAwayObjections(props: TakeAwayObjectionsProps) {
  const { area, plan } = props;
  const { deps } = useHandles();
  const [isPrinting, setPrinting] = useState(false);
  const save = () => {
    const text = objectionsFileText(area, plan, timesText(area.driveTimes));
    saveFile(fileName(`objections-${plan.name}`, "csv"), "text/csv;charset=utf-8", text);
  };
  return (
    <div className="button-row">
      <button type="button" className="button button--main" onClick={() => setPrinting(true)}>
        Print as the meeting’s actions
      </button>
      <button type="button" className="button" onClick={save}>
        Save as a table (CSV)
      </button>
      {isPrinting ? <Paper {...props} printedAt={deps.now()} show={setPrinting} /> : null}
    </div>
  );
}

interface PaperProps extends TakeAwayObjectionsProps {
  readonly printedAt: string;
  readonly show: (isShown: boolean) => void;
}

/** The page, printed as soon as it is there and put away when it has been. */
function Paper({ show, ...paper }: PaperProps) {
  useEffect(() => {
    const putAway = () => show(false);
    addEventListener("afterprint", putAway, { once: true });
    printPage();
    return () => removeEventListener("afterprint", putAway);
  }, [show]);
  return createPortal(
    <div className="objection-paper">
      <ObjectionPaper {...paper} />
    </div>,
    document.body,
  );
}
