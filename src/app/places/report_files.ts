import type { SharedReport } from "../../domain/places/shared_report.ts";
import { reportHtml } from "../../io/places/report_html.ts";
import { scenarioCsv, scenarioReportJson } from "../../io/places/scenario_csv.ts";

/** A file that the report on a scenario can be taken away as. */
export type ReportFormat = "html" | "csv" | "json";

/** The text of the file. */
export function reportFileText(format: ReportFormat, report: SharedReport): string {
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
