import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { KeptScenario } from "../../../app/places/places_state.ts";
import type { PlacesStore } from "../../../app/places/places_store.ts";
import type { ReportFormat } from "../../../app/places/report_files.ts";
import { reportFileText } from "../../../app/places/report_files.ts";
import type { FoundOutcome } from "../../../app/places/scenario_runs.ts";
import type { ReportPage } from "../../../domain/report_page.ts";
import { useHandles } from "../../AppContext.tsx";
import { ModalDialog } from "../../parts/ModalDialog.tsx";
import { printPage } from "../../print_page.ts";
import { fileName, saveFile } from "../../save_file.ts";
import { ReportPageView } from "./ReportPageView.tsx";
import { ReportTexts } from "./ReportTexts.tsx";
import { useReport } from "./use_report.ts";

interface ReportDialogProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
  readonly found: FoundOutcome;
  readonly onClose: () => void;
}

const FILES: readonly (readonly [ReportFormat, string, string])[] = [
  ["html", "Save as a page (HTML)", "text/html;charset=utf-8"],
  ["csv", "Save as a table (CSV)", "text/csv;charset=utf-8"],
  ["json", "Save as JSON", "application/json"],
];

/** The report on a test: what only a person can write, the report as it would leave, and the ways to take it away. */
export default function ReportDialog({ places, kept, found, onClose }: ReportDialogProps) {
  const { deps } = useHandles();
  const [isInside, setInside] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const [done, setDone] = useState("");
  const [madeAt] = useState(deps.now);
  const report = useReport(places, { kept, found, madeAt, isInside });
  const { page } = report;
  // It does not close under the hands of whoever writes the last of it.
  const [startsOpen] = useState(!page.isComplete);
  const save = (format: ReportFormat, type: string) => {
    const name = fileName(`test-${kept.scenario.name}`, format);
    saveFile(name, type, reportFileText(format, report));
    setDone(`${name} is saved.`);
  };
  return (
    <ModalDialog title="Report on a test" size="wide" onClose={onClose}>
      <p className="report__status" role="status">
        {page.warning}. {page.status}.
      </p>
      <label className="field-line">
        <input
          type="checkbox"
          checked={isInside}
          onChange={({ target }) => setInside(target.checked)}
        />
        It stays inside the authority: show numbers of 1 to 5 pupils
      </label>
      {isInside ? (
        <p role="alert">
          Children could be known by these numbers. This report must not be published or sent on,
          and says so.
        </p>
      ) : null}
      <div className="button-row">
        <button type="button" className="button button--main" onClick={() => setPrinting(true)}>
          Print
        </button>
        {FILES.map(([format, label, type]) => (
          <button key={format} type="button" className="button" onClick={() => save(format, type)}>
            {label}
          </button>
        ))}
      </div>
      <p className="quiet" role="status">
        {done}
      </p>
      <details className="report-written" open={startsOpen}>
        <summary>What you write</summary>
        <ReportTexts places={places} kept={kept} outcome={found.outcome} />
      </details>
      <div className="report-sheet">
        <ReportPageView page={page} level={3} />
      </div>
      {isPrinting ? <Paper page={page} show={setPrinting} /> : null}
    </ModalDialog>
  );
}

interface PaperProps {
  readonly page: ReportPage;
  readonly show: (isShown: boolean) => void;
}

/** The report on paper, printed as soon as it is there and put away when it has been. */
function Paper({ page, show }: PaperProps) {
  useEffect(() => {
    const putAway = () => show(false);
    addEventListener("afterprint", putAway, { once: true });
    printPage();
    return () => removeEventListener("afterprint", putAway);
  }, [show]);
  return createPortal(
    <div className="report-paper">
      <ReportPageView page={page} level={1} />
      <footer>
        {page.warning}. {page.status}. School Cluster Planner.
      </footer>
    </div>,
    document.body,
  );
}
