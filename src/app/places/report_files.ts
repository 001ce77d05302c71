import type { ScenarioReportAbout } from "../../domain/places/report_about.ts";
import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { ReportPage } from "../../domain/report_page.ts";
import { reportHtml } from "../../io/places/report_html.ts";
import { scenarioCsv, scenarioReportJson } from "../../io/places/scenario_csv.ts";

/** A file that the report on a scenario can be taken away as. */
export type ReportFormat = "html" | "csv" | "json";

/** A report with what it is written from. */
export interface WrittenReport {
  readonly outcome: SharedOutcome;
  readonly about: ScenarioReportAbout;
  readonly page: ReportPage;
}

/** The text of the file. */
export function reportFileText(format: ReportFormat, report: WrittenReport): string {
  const { outcome, about, page } = report;
  switch (format) {
    case "html":
      return reportHtml(page);
    case "csv":
      return scenarioCsv(outcome, about);
    case "json":
      return scenarioReportJson(outcome, about);
  }
}
