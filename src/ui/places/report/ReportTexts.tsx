import type { KeptScenario } from "../../../app/places/places_state.ts";
import type { PlacesStore } from "../../../app/places/places_store.ts";
import { writeNote } from "../../../app/places/scenario_edits.ts";
import type { ScenarioOutcome } from "../../../domain/places/outcome.ts";
import { numberedName } from "../../../words/names.ts";
import { TextField } from "../TextField.tsx";
import { useScenarioEdits } from "../use_scenarios.ts";

interface ReportTextsProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
  readonly outcome: Pick<ScenarioOutcome, "evidence" | "partnerships">;
}

/** What only a person can say, typed: under the headings of the law, and for each partnership that is touched. */
export function ReportTexts({ places, kept, outcome }: ReportTextsProps) {
  const { edit } = useScenarioEdits(places);
  const { id, scenario } = kept;
  const { evidence, mitigation } = scenario.notes;
  const { partnerships } = outcome;
  if (outcome.evidence.length + partnerships.length === 0) {
    return <p>No school ends and no partnership is touched, so nothing has to be written.</p>;
  }
  return (
    <section className="report-texts" aria-label="What you write">
      <p className="quiet">
        It goes into the report as it is. Leave out numbers of 1 to 5 pupils, and names of people.
      </p>
      {outcome.evidence.map(({ id: key, heading, computed }) => {
        const value = evidence[key] ?? "";
        return (
          <TextField
            key={key}
            label={heading}
            isLong={true}
            hint={hintOf(computed === null, value)}
            value={value}
            onCommit={(text) => edit(writeNote(id, "evidence", key, text), `Wrote: ${heading}`)}
          />
        );
      })}
      {partnerships.map(({ cluster, name }) => {
        const value = mitigation[cluster] ?? "";
        return (
          <TextField
            key={cluster}
            label={`How harm to ${numberedName(name)} would be made good`}
            isLong={true}
            hint={hintOf(true, value)}
            value={value}
            onCommit={(text) =>
              edit(
                writeNote(id, "mitigation", cluster, text),
                `Mitigation for ${numberedName(name)}`,
              )
            }
          />
        );
      })}
    </section>
  );
}

function hintOf(isNeeded: boolean, value: string): string | undefined {
  if (!isNeeded) return "Figures for it are in the report; write what they do not say.";
  return value === "" ? "To be written before the report is complete." : undefined;
}
