import { useMemo } from "react";
import type { KeptScenario } from "../../../app/places/places_state.ts";
import type { PlacesStore } from "../../../app/places/places_store.ts";
import type { FoundOutcome } from "../../../app/places/scenario_runs.ts";
import { withNotes } from "../../../domain/places/law/evidence.ts";
import { sharedOutcome } from "../../../domain/places/shared_outcome.ts";
import type { SharedReport } from "../../../domain/places/shared_report.ts";
import { reportAbout } from "../../../words/scenario_report/about.ts";
import { scenarioReport } from "../../../words/scenario_report/report_page.ts";
import { usePlaces } from "../use_places.ts";

/** What a report is written from. */
export interface ReportedTest {
  readonly kept: KeptScenario;
  readonly found: FoundOutcome;
  /** Where the figures are from; "" where they are the area's own. */
  readonly figuresFrom: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** Whether it stays inside the authority, so that small numbers are in it. */
  readonly isInside: boolean;
}

/** A report with what was found last and what is written now. */
export function writtenReport(test: ReportedTest): SharedReport {
  const { kept, found, figuresFrom, madeAt, isInside } = test;
  const { area, settings, plan } = found.asked;
  const { scenario } = kept;
  const whole = withNotes(found.outcome, scenario.notes);
  const outcome = sharedOutcome(whole, isInside ? null : 5);
  const about = reportAbout({
    scenario,
    outcome: whole,
    area,
    settings,
    plan: plan === null ? null : plan.name,
    figuresFrom,
    madeAt,
  });
  return { outcome, about, page: scenarioReport(outcome, about) };
}

/** The report as it would be taken away now. */
export function useReport(
  places: PlacesStore,
  test: Omit<ReportedTest, "figuresFrom">,
): SharedReport {
  const figuresFrom = usePlaces(places, (state) => state.history.present.value.figuresFrom);
  const { kept, found, madeAt, isInside } = test;
  return useMemo(
    () => writtenReport({ kept, found, madeAt, isInside, figuresFrom }),
    [kept, found, madeAt, isInside, figuresFrom],
  );
}
