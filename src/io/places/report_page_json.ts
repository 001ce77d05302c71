import type { ReportBlock, ReportPage, ReportSection } from "../../domain/report_page.ts";
import { isJsonObject } from "../json_fields.ts";

/** The reports that a saved page carries; `null` where they are not what the program writes. */
export function readReportPages(json: unknown): readonly ReportPage[] | null {
  return listOf(json, pageOf);
}

function pageOf(json: unknown): ReportPage | null {
  if (!isJsonObject(json)) return null;
  const { title, warning, status, isComplete } = json;
  const about = listOf(json["about"], textOf);
  const sections = listOf(json["sections"], sectionOf);
  if (!isText(title) || !isText(warning) || !isText(status)) return null;
  if (typeof isComplete !== "boolean" || about === null || sections === null) return null;
  return { title, warning, status, isComplete, about, sections };
}

function sectionOf(json: unknown): ReportSection | null {
  if (!isJsonObject(json)) return null;
  const { heading } = json;
  const blocks = listOf(json["blocks"], blockOf);
  return isText(heading) && blocks !== null ? { heading, blocks } : null;
}

function blockOf(json: unknown): ReportBlock | null {
  if (!isJsonObject(json)) return null;
  const { kind, text, heading, caption } = json;
  switch (kind) {
    case "heading":
    case "text":
      return isText(text) ? { kind, text } : null;
    case "list": {
      const items = listOf(json["items"], textOf);
      return items === null ? null : { kind, items };
    }
    case "written":
      return isText(heading) && (isText(text) || text === null) ? { kind, heading, text } : null;
    case "table": {
      const columns = listOf(json["columns"], columnOf);
      const rows = listOf(json["rows"], (row) => listOf(row, textOf));
      if (!isText(caption) || columns === null || rows === null) return null;
      return { kind, caption, columns, rows };
    }
    default:
      return null;
  }
}

function columnOf(json: unknown): { readonly title: string; readonly isNumber: boolean } | null {
  if (!isJsonObject(json)) return null;
  const { title, isNumber } = json;
  return isText(title) && typeof isNumber === "boolean" ? { title, isNumber } : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function textOf(value: unknown): string | null {
  return isText(value) ? value : null;
}

/** Every item read; `null` where one cannot be. */
function listOf<T>(json: unknown, read: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(json)) return null;
  const found = (json as readonly unknown[]).flatMap((item): readonly T[] => {
    const value = read(item);
    return value === null ? [] : [value];
  });
  return found.length === json.length ? found : null;
}
