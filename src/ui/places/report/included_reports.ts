import { outcomeNow } from "../../../app/places/outcome_now.ts";
import type { KeptScenario } from "../../../app/places/places_state.ts";
import { scenarioRunsOf } from "../../../app/places/scenario_runs.ts";
import type { SharedReport } from "../../../domain/places/shared_report.ts";
import type { AppHandles } from "../../AppContext.tsx";
import { writtenReport } from "./use_report.ts";

/** The reports on tests that go by name into a file, with small numbers hidden; none while tests are hidden. Rejects with a sentence. */
export async function includedReports(
  { store, places, deps }: AppHandles,
  included: readonly KeptScenario[],
): Promise<readonly SharedReport[]> {
  const opened = places === null || included.length === 0 ? null : await places.open();
  if (opened === null || opened.getState().isHidden) return [];
  const runs = scenarioRunsOf(store, opened, deps);
  const { figuresFrom } = opened.getState().history.present.value;
  const madeAt = deps.now();
  const reports: SharedReport[] = [];
  for (const kept of included) {
    try {
      const found = await outcomeNow(runs, kept.id);
      reports.push(writtenReport({ kept, found, figuresFrom, madeAt, isInside: false }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`what follows from “${kept.scenario.name}” is not known: ${reason}`);
    }
  }
  return reports;
}
