import { open, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { isGiasHeader } from "../../src/io/gias/gias_columns.ts";
import type { DownloadHooks } from "./download.ts";
import { download, megabytes } from "./download.ts";
import { DownloadFailure } from "./download_failure.ts";
import type { Sources } from "./sources.ts";
import { giasUrl } from "./sources.ts";

const DAY_MS = 86_400_000;
/** Longer than any header row or last row of an extract. */
const END_BYTES = 65_536;

/** A downloaded extract of all schools. */
export interface LatestGias {
  readonly file: string;
  /** The day of the extract, `YYYY-MM-DD`. */
  readonly date: string;
}

/** The newest extract of all schools, today's or of the days before, downloaded into `folder` and looked through. */
export async function downloadLatestGias(
  sources: Sources,
  folder: string,
  today: Date,
  hooks: DownloadHooks,
): Promise<LatestGias> {
  const { daysBack, leastBytes } = sources.gias;
  for (let day = 0; day <= daysBack; day++) {
    const date = new Date(today.getTime() - day * DAY_MS).toISOString().slice(0, 10);
    const url = giasUrl(sources, date);
    const file = join(folder, basename(new URL(url).pathname));
    if ((await download(url, file, hooks)) === null) continue;
    const fault = await faultIn(file, leastBytes);
    if (fault === null) return { file, date };
    await rm(file, { force: true });
    throw new DownloadFailure(
      `The schools file from ${url} is not usable: ${fault} Try again later, or give an extract yourself.`,
    );
  }
  throw new DownloadFailure(
    `There is no schools file of the last ${daysBack + 1} days at ${new URL(giasUrl(sources, "2026-01-01")).host}. Download one from https://www.get-information-schools.service.gov.uk/Downloads and give it yourself.`,
  );
}

/** What shows that a file is not a whole GIAS extract, as a sentence; `null` where nothing does. */
async function faultIn(file: string, leastBytes: number): Promise<string | null> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    const read = async (at: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(END_BYTES), 0, END_BYTES, at);
      return buffer.subarray(0, bytesRead).toString("latin1");
    };
    const headings = cellsOf((await read(0)).split(/\r?\n/)[0] ?? "");
    if (!isGiasHeader(headings)) return "its first row is not the header of a GIAS extract.";
    if (size < leastBytes) {
      return `it has ${megabytes(size)}, and an extract of England has more than ${megabytes(leastBytes)}.`;
    }
    const end = await read(Math.max(0, size - END_BYTES));
    const rows = end.trimEnd().split(/\r?\n/);
    if (cellsOf(rows.at(-1) ?? "").length !== headings.length) return "its last row is cut off.";
    return null;
  } finally {
    await handle.close();
  }
}

/** The cells of one row without line breaks inside quotes; commas inside quotes do not part cells. */
function cellsOf(row: string): readonly string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
}
