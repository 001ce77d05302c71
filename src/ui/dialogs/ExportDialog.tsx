import { lazy, Suspense, useState } from "react";
import type { KeptScenario } from "../../app/places/places_state.ts";
import { planExport } from "../../app/plan_exports.ts";
import { planFileText } from "../../app/plan_file.ts";
import { selectOpenArea, selectPlan } from "../../app/selectors.ts";
import { DEFAULT_CEILING } from "../../domain/ceiling.ts";
import type { Plan } from "../../domain/plan.ts";
import { minutesText } from "../../words/durations.ts";
import { objectionCountText } from "../../words/objection_text.ts";
import { timesText } from "../../words/times_text.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { fileName, saveFile } from "../save_file.ts";

const IncludedTests = lazy(() => import("../places/IncludedTests.tsx"));

type Format = "json" | "csv" | "geojson" | "html";

interface FormatChoice {
  readonly title: string;
  readonly purpose: string;
  readonly type: string;
}

const FORMATS: Readonly<Record<Format, FormatChoice>> = {
  csv: {
    title: "Table (CSV)",
    purpose:
      "For Excel: one row for each school with its cluster, roll, minutes and verdict. It can be opened here again.",
    type: "text/csv;charset=utf-8",
  },
  geojson: {
    title: "Map (GeoJSON)",
    purpose:
      "For QGIS, ArcGIS and other mapping programs: clusters as areas and schools as points, with their figures.",
    type: "application/geo+json",
  },
  html: {
    title: "One page (HTML)",
    purpose:
      "For people: opens by double click, without a network, on a computer or a phone. Each school has its own page in it.",
    type: "text/html;charset=utf-8",
  },
  json: {
    title: "Plan file (JSON)",
    purpose:
      "For this planner: the plan with its settings, links and drawn boundaries, to go on with.",
    type: "application/json",
  },
};

const ORDER: readonly Format[] = ["csv", "geojson", "html", "json"];

/** Takes the plan away as a file of the chosen format. */
export default function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [format, setFormat] = useState<Format>("csv");
  const [withObjections, setWithObjections] = useState(false);
  const [included, setIncluded] = useState<readonly KeptScenario[]>([]);
  const { places } = useHandles();
  const plan = useApp(selectPlan);
  const objections = plan?.objections ?? [];
  const { isMaking, problem, make } = useExport(onClose);
  const { ceiling, ceilingReason } = useDerived((selectors) => selectors.settings);
  const { show } = useCommands();
  const isUnexplained = ceiling > DEFAULT_CEILING && ceilingReason === null;
  return (
    <ModalDialog title="Export" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (plan !== null && !isUnexplained)
            void make(format, plan, { withObjections, included });
        }}
      >
        <fieldset>
          <legend>Take the plan away as</legend>
          {ORDER.map((key) => (
            <label key={key} className="radio-line">
              <input
                type="radio"
                name="export-format"
                checked={format === key}
                onChange={() => setFormat(key)}
              />
              <span>
                <strong>{FORMATS[key].title}</strong>
                <span className="quiet"> {FORMATS[key].purpose}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {objections.length === 0 ? null : format === "json" ? (
          <p>The plan file keeps the plan’s objections: {objectionCountText(objections)}.</p>
        ) : (
          <label className="radio-line">
            <input
              type="checkbox"
              checked={withObjections}
              onChange={({ target }) => setWithObjections(target.checked)}
            />
            <span>
              Include what was objected ({objectionCountText(objections)})
              <span className="quiet">
                {" "}
                Left out unless ticked: it was said at a meeting, not to whoever gets the file.
              </span>
            </span>
          </label>
        )}
        {places === null ? null : (
          <Suspense>
            <IncludedTests included={included} onChange={setIncluded} />
          </Suspense>
        )}
        {isUnexplained ? (
          <p role="alert">
            The limit is {minutesText(ceiling)}, above 45, and no reason is given. Whoever reads the
            file sees the reason:{" "}
            <button type="button" className="link" onClick={() => show({ dialog: "limits" })}>
              say why first
            </button>
            .
          </p>
        ) : null}
        {problem === null ? null : <p role="alert">The file could not be made: {problem}</p>}
        <div className="button-row">
          <button
            type="submit"
            className="button button--main"
            disabled={plan === null || isMaking || isUnexplained}
          >
            {isMaking ? "Making the file…" : "Export"}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}

/** What goes into the file beside the plan, each only where it was ticked. */
interface Wanted {
  readonly withObjections: boolean;
  readonly included: readonly KeptScenario[];
}

function useExport(onDone: () => void) {
  const area = useApp(selectOpenArea);
  const judgedArea = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgementBefore);
  const handles = useHandles();
  const { deps } = handles;
  const { announce, planSaved } = useCommands();
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const textOf = async (format: Format, plan: Plan, now: string, wanted: Wanted) => {
    const { withObjections, included } = wanted;
    if (area === null || judgedArea === null || judgement === null) {
      throw new Error("no area is open. Open one and try again.");
    }
    const { includedReports } = await import("../places/report/included_reports.ts");
    const tests = await includedReports(handles, included);
    if (format === "html") return deps.savePage(area, plan, now, { withObjections, tests });
    if (format === "json") {
      const text = planFileText(plan, area, now);
      if (tests.length === 0) return text;
      const { planWithScenarios } = await import("../../app/places/scenario_files.ts");
      return planWithScenarios(
        text,
        tests.map(({ about }) => about),
        area,
      );
    }
    const timesFrom = timesText(judgedArea.driveTimes);
    const basis = { area: judgedArea, plan, judgement, timesFrom, madeAt: now };
    return planExport(format, { ...basis, withObjections, tests });
  };
  const make = async (format: Format, plan: Plan, wanted: Wanted) => {
    setMaking(true);
    setProblem(null);
    try {
      const now = deps.now();
      const name = fileName(plan.name, format);
      saveFile(name, FORMATS[format].type, await textOf(format, plan, now, wanted));
      if (format === "json") planSaved(plan, now);
      announce(`${name} is saved.`);
      onDone();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setMaking(false);
    }
  };
  return { isMaking, problem, make };
}
