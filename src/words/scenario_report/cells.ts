import type { ReportTable } from "../../domain/report_page.ts";

type Columns = ReportTable["columns"];

/** Columns of text. */
export function words(...titles: readonly string[]): Columns {
  return titles.map((title) => ({ title, isNumber: false }));
}

/** Columns of numbers. */
export function numbers(...titles: readonly string[]): Columns {
  return titles.map((title) => ({ title, isNumber: true }));
}
