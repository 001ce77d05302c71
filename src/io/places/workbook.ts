import { strFromU8, unzipSync, zipSync } from "fflate";
import readXlsx from "read-excel-file/universal";
import type { ReaderProblem, Reading } from "../../domain/reader_problem.ts";
import { refuseFile } from "../refusal.ts";
import type { Sheets, TableSheet } from "./table.ts";

/** A workbook that unpacks to more than this holds no list of schools. */
const MOST_BYTES = 200_000_000;
/** So many cells without a value are named one by one. */
const MOST_CELLS = 5;

const DAMAGED_ADVICE =
  "Open it in Excel and save it again as an Excel Workbook (.xlsx), or save it as CSV UTF-8, then load that.";

/** The sheets of an xlsx workbook with their cells as text: dates as `YYYY-MM-DD`, formulas as what they came to when it was saved. */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<Reading<Sheets>> {
  const parts = unpacked(bytes);
  if (parts === "too-large") {
    return refuseFile(
      file,
      "The workbook is far larger than a list of schools.",
      "Copy the sheet with the figures into a workbook of its own, save that and load it.",
    );
  }
  if (parts === "damaged" || parts["xl/workbook.xml"] === undefined) return damaged(file);
  const sheets = await sheetsIn(parts);
  if (sheets === null) return damaged(file);
  return { ok: true, value: { sheets, problems: unknownCells(parts, file) }, notes: [] };
}

type Parts = Readonly<Record<string, Uint8Array>>;

function unpacked(bytes: Uint8Array): Parts | "too-large" | "damaged" {
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        size += originalSize;
        return size <= MOST_BYTES;
      },
    });
    return size > MOST_BYTES ? "too-large" : parts;
  } catch (error) {
    // fflate's own errors carry a number; anything else is a fault of ours.
    if (error instanceof Error && "code" in error && typeof error.code === "number") {
      return "damaged";
    }
    throw error;
  }
}

/** The sheets of a workbook's parts; `null` where they do not make one, on which the library throws whatever it stumbles over. */
async function sheetsIn(parts: Parts): Promise<readonly TableSheet[] | null> {
  // Stored, not compressed: the library would start a worker to inflate a large part, which the page does not allow.
  const stored = zipSync(parts, { level: 0 });
  const read = await readXlsx(new Blob([stored as BlobPart])).catch(() => null);
  return read?.map(({ sheet, data }) => tableSheet(sheet, data)) ?? null;
}

function damaged<T>(file: string): Reading<T> {
  return refuseFile(file, "The workbook is damaged or is not an Excel workbook.", DAMAGED_ADVICE);
}

function tableSheet(name: string, rows: readonly (readonly unknown[])[]): TableSheet {
  const records = rows
    .map((cells, i) => ({ row: i + 1, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  return { name, records };
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell).trim();
}

/** Cells that the library gives as blank though they are not: errors such as #N/A, and formulas saved without a result. */
function unknownCells(parts: Parts, file: string): readonly ReaderProblem[] {
  const cells = Object.entries(parts)
    .filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .flatMap(([, part]) => [...strFromU8(part).matchAll(/<c\s([^>]*[^/])>(.*?)<\/c>/gs)])
    .filter(([, about = "", inside = ""]) => {
      const isError = /\bt="e"/.test(about);
      return isError || (/<f[\s>/]/.test(inside) && !/<v[\s>]/.test(inside));
    })
    .flatMap(([, about = ""]) => /\br="([A-Z]+\d+)"/.exec(about)?.[1] ?? []);
  if (cells.length === 0) return [];
  const rest = cells.length - MOST_CELLS;
  const named = `${cells.slice(0, MOST_CELLS).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return [
    {
      file,
      row: null,
      column: named,
      value: null,
      reason:
        "These cells hold an error, or a formula without a saved result, so they are read as blank.",
      advice:
        "Open the workbook in Excel, mend the errors, save it and load it again; or paste the values in place of the formulas.",
    },
  ];
}
