import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { refuseFile } from "../../src/io/refusal.ts";

/** What a journal holds answers of; one of other schools or another engine is of no use. */
export interface JournalHeader {
  readonly format: "drive-times-journal";
  readonly version: 1;
  readonly schoolHash: string;
  /** The engine's kind and the provenance that it gave, but for the day. */
  readonly engine: unknown;
  /** Rows and columns of a block. */
  readonly side: number;
  /** The day on which the work began, `YYYY-MM-DD`. */
  readonly madeAt: string;
}

/** Answers by key, kept in a file as they come. */
export interface Journal {
  readonly header: JournalHeader;
  /** Why an older journal was not gone on with; `null` where there was none or it was. */
  readonly note: string | null;
  /** How many answers were there when it was opened. */
  readonly found: number;
  get(key: string): unknown;
  /** Keeps `value`, which must be JSON; it is on its way to the disk when this returns. */
  put(key: string, value: unknown): void;
  /** Forgets every answer, saying why. */
  restart(note: string): Journal;
}

/**
 * The journal in `file`, created where it is missing and emptied where its header differs from `header` in more than side
 * and day; a journal that is kept in memory where `file` is `null`. A line is 16 hexadecimal digits of the SHA-256 of what
 * follows, a space, and JSON: first the header, then `[key, value]`. From the first line on that is torn or damaged,
 * answers are dropped and asked for again.
 */
export function openJournal(file: string | null, header: JournalHeader): Reading<Journal> {
  if (file === null) return { ok: true, value: createJournal(null, header, []), notes: [] };
  try {
    return openFile(file, header);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refuseFile(
      file,
      `The journal of what the engine answers cannot be kept there (${message}).`,
      "Name another file, in a folder that you may write to.",
    );
  }
}

/** Whether `file` is a journal that an answer has been kept in. */
export function hasAnswers(file: string): boolean {
  if (!existsSync(file)) return false;
  const [header, ...answers] = readLines(readFileSync(file)).values;
  return isHeader(header) && answers.length > 0;
}

function openFile(file: string, header: JournalHeader): Reading<Journal> {
  if (!existsSync(file)) {
    return { ok: true, value: startJournal(file, header, null), notes: [] };
  }
  const bytes = readFileSync(file);
  const { values, length } = readLines(bytes);
  const [found, ...answers] = values;
  if (!isHeader(found)) {
    return refuseFile(
      file,
      "It is not a journal of drive times, so it is not written over.",
      "Name another file for the journal, or move this one away.",
    );
  }
  if (identityOf(found) !== identityOf(header)) {
    const note =
      "The journal there was of other schools or another engine, so the work began anew.";
    return { ok: true, value: startJournal(file, header, note), notes: [] };
  }
  if (length < bytes.length) truncateSync(file, length);
  const value = createJournal(file, found, answers as readonly (readonly [string, unknown])[]);
  return { ok: true, value, notes: [] };
}

/** The header comes with the file, whole: a journal without one was never ours. */
function startJournal(file: string, header: JournalHeader, note: string | null): Journal {
  const fresh = `${file}.new`;
  writeFileSync(fresh, lineOf(header));
  renameSync(fresh, file);
  return createJournal(file, header, [], note);
}

function createJournal(
  file: string | null,
  header: JournalHeader,
  found: readonly (readonly [string, unknown])[],
  note: string | null = null,
): Journal {
  const answers = new Map(found);
  return {
    header,
    note,
    found: answers.size,
    get: (key) => answers.get(key),
    put: (key, value) => {
      answers.set(key, value);
      if (file !== null) appendFileSync(file, lineOf([key, value]));
    },
    restart: (why) =>
      file === null ? createJournal(null, header, [], why) : startJournal(file, header, why),
  };
}

function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

function checksum(json: string | Uint8Array): string {
  return createHash("sha256").update(json).digest("hex").slice(0, 16);
}

/** The JSON of each line up to the first that is torn or damaged, and how many bytes they take. */
function readLines(bytes: Uint8Array): {
  readonly values: readonly unknown[];
  readonly length: number;
} {
  const values: unknown[] = [];
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) break;
    const line = bytes.subarray(start, end);
    const json = line.subarray(17);
    if (Buffer.from(line.subarray(0, 16)).toString("latin1") !== checksum(json)) break;
    values.push(JSON.parse(Buffer.from(json).toString("utf8")));
    start = end + 1;
  }
  return { values, length: start };
}

function isHeader(value: unknown): value is JournalHeader {
  if (typeof value !== "object" || value === null) return false;
  const { format, version } = value as Partial<Record<keyof JournalHeader, unknown>>;
  return format === "drive-times-journal" && version === 1;
}

function identityOf({ schoolHash, engine }: JournalHeader): string {
  return JSON.stringify([schoolHash, engine]);
}
