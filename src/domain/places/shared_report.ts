import type { ReportPage } from "../report_page.ts";
import type { ScenarioReportAbout } from "./report_about.ts";
import type { SharedOutcome } from "./shared_outcome.ts";

/** A report on a scenario in figures and in words, of which nothing else may leave. */
export interface SharedReport {
  readonly outcome: SharedOutcome;
  readonly about: ScenarioReportAbout;
  readonly page: ReportPage;
}
