import type { Reading } from "../../src/domain/reader_problem.ts";
import { refuseFile } from "../../src/io/refusal.ts";

const DOWNLOAD_AGAIN = "Download or copy it again, and check that it arrives whole.";

/** An extract cannot be used: why, and what to do. Never leaves this folder but as a `Reading` that is not ok. */
export class ExtractProblem extends Error {
  readonly advice: string;

  constructor(reason: string, advice: string) {
    super(reason);
    this.advice = advice;
  }
}

/** The problem of a file that ends too early. */
export function cutOff(): ExtractProblem {
  return new ExtractProblem("It is cut off: it ends in the middle of its data.", DOWNLOAD_AGAIN);
}

/** The problem of a file whose parts do not fit together. */
export function damaged(): ExtractProblem {
  return new ExtractProblem("Its data is damaged.", DOWNLOAD_AGAIN);
}

/** The problem of a file that is something else. */
export function notAnExtract(): ExtractProblem {
  return new ExtractProblem(
    "It is no OpenStreetMap extract, whatever its name is.",
    "Give one in PBF format, as download.geofabrik.de has them (.osm.pbf) for every county of England.",
  );
}

/** The problem of a file without a way for cars. */
export function noRoads(): ExtractProblem {
  return new ExtractProblem(
    "It has no roads for cars.",
    "Give an extract with all of OpenStreetMap's roads, not one of its special maps.",
  );
}

/** What `read` gives, or its `ExtractProblem` (or a file that cannot be opened) as a reading that is not ok. */
export async function readingOf<T>(file: string, read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { ok: true, value: await read(), notes: [] };
  } catch (error) {
    if (error instanceof ExtractProblem) return refuseFile(file, error.message, error.advice);
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") {
      return refuseFile(file, "There is no such file.", "Check its name and its folder.");
    }
    if (code === "EISDIR") {
      return refuseFile(file, "It is a folder.", "Give the .osm.pbf file inside it.");
    }
    if (code === "EACCES" || code === "EPERM") {
      return refuseFile(file, "It may not be read.", "Ask for the right to read it.");
    }
    throw error;
  }
}
