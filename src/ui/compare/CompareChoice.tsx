import { useId, useState } from "react";
import type { ComparisonSource } from "../../app/comparison_sources.ts";
import { openFiles } from "../../app/open_file.ts";
import { selectArea } from "../../app/selectors.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { ProblemTable } from "../dialogs/ProblemTable.tsx";
import { KeptPlanChoice } from "../kept/KeptPlanChoice.tsx";
import { choiceName } from "./source_name.ts";

interface CompareChoiceProps {
  readonly sources: readonly ComparisonSource[];
  readonly source: ComparisonSource | null;
}

/** What the user's own plan is compared with: one of the plans at hand, or one from a file. */
export function CompareChoice({ sources, source }: CompareChoiceProps) {
  const { compareWith } = useCommands();
  return (
    <>
      <label className="form__field">
        Your plan beside
        <select value={source?.key ?? ""} onChange={(event) => compareWith(event.target.value)}>
          {sources.map((known) => (
            <option key={known.key} value={known.key}>
              {choiceName(known)}
            </option>
          ))}
        </select>
      </label>
      <KeptPlanChoice />
      <PlanFile />
    </>
  );
}

type Refusal = { readonly name: string; readonly problems: readonly ReaderProblem[] };

/** A plan from a file, which stands beside the user's own and replaces nothing. */
function PlanFile() {
  const area = useApp(selectArea);
  const { deps } = useHandles();
  const { bringToCompare, announce } = useCommands();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isReading, setReading] = useState(false);
  const id = useId();
  const read = async (file: File) => {
    setReading(true);
    setRefusal(null);
    try {
      const found = await openFiles([file], area, deps.importer, SWITCHES, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
      if (!found.ok) setRefusal({ name: file.name, problems: found.problems });
      else if (found.value.kind !== "plan") {
        setRefusal({ name: file.name, problems: [notAPlan(file.name)] });
      } else {
        const { plan } = found.value;
        bringToCompare(plan, plan.name);
        announce(`${plan.name} is beside your plan. Your plan is as it was.`);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setRefusal({ name: file.name, problems: [{ ...notAPlan(file.name), reason }] });
    }
    setReading(false);
  };
  return (
    <div className="compare__file">
      <label htmlFor={id}>Or beside a plan from a file (JSON or CSV)</label>
      <input
        id={id}
        type="file"
        accept=".csv,.json,.txt"
        disabled={isReading}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void read(file);
        }}
      />
      {refusal === null ? null : (
        <div role="alert">
          <p>
            <strong>{refusal.name} was not read. Nothing has changed.</strong>
          </p>
          <ProblemTable problems={refusal.problems} />
        </div>
      )}
    </div>
  );
}

const SWITCHES = { filter: {}, mendSwappedPlaces: false };

function notAPlan(file: string): ReaderProblem {
  return {
    file,
    row: null,
    column: null,
    value: null,
    reason: "It holds no plan: it is a list of schools or of drive times.",
    advice: "Choose a plan that was saved here (JSON), or a CSV with the columns urn and cluster.",
  };
}
