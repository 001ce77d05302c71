import { existsSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { isJsonObject } from "../../src/io/json_fields.ts";
import { hashFile } from "../downloads/file_hash.ts";
import { downloadLatestGias } from "../downloads/latest_gias.ts";
import type { Build } from "./build.ts";
import { BuildRefusal } from "./build_refusal.ts";
import { keyOf } from "./work_folder.ts";

/** The file that the schools come from. */
export interface SchoolsFile {
  readonly file: string;
  /** What it is called in what people read: the name that it was given under. */
  readonly name: string;
  readonly sha256: string;
  /** The day it was downloaded for, `YYYY-MM-DD`; `null` for a given file. */
  readonly date: string | null;
}

/** The file of schools that was asked for: the given one, or the latest, downloaded. */
export async function takeSchoolsFile(build: Build): Promise<SchoolsFile> {
  const { request } = build;
  if (request.gias !== "latest") {
    build.reporter.begin("schools-file", "bytes");
    const taken = await givenFile(request.gias, "--gias", build.signal);
    build.reporter.done("schools-file");
    return { ...taken, date: null };
  }
  const today = build.now();
  const day = today.toISOString().slice(0, 10);
  const known = build.work.last("schools-file", isKeptDownload);
  if (known !== null && (known.day === day || !build.isFinished) && existsSync(known.file)) {
    build.reporter.kept("schools-file");
    return known;
  }
  const reporter = build.reporter.begin("schools-file", "bytes");
  const folder = join(build.work.path, "downloads");
  await mkdir(folder, { recursive: true });
  const sources = await build.sources();
  const { file, date } = await downloadLatestGias(sources, folder, today, {
    hosts: sources.hosts,
    signal: build.signal,
    onProgress: (done, total) => reporter.at(done, total),
    ...build.patience,
  });
  const sha256 = await hashFile(file, "sha256", build.signal);
  const taken: SchoolsFile = { file, name: basename(file), sha256, date };
  await build.work.keep("schools-file", keyOf(sha256), { ...taken, day });
  build.reporter.done("schools-file");
  return taken;
}

/** A file that the user named with `option`, and its digest. Throws a `BuildRefusal` where it cannot be read. */
export async function givenFile(
  file: string,
  option: string,
  signal: AbortSignal,
): Promise<Omit<SchoolsFile, "date">> {
  try {
    if ((await stat(file)).isDirectory()) {
      throw new BuildRefusal(`${option} is "${file}": it is a folder. Name a file in it.`);
    }
    return { file, name: basename(file), sha256: await hashFile(file, "sha256", signal) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BuildRefusal || !(error instanceof Error && "code" in error)) throw error;
    throw new BuildRefusal(
      error.code === "ENOENT"
        ? `${option} is "${file}": there is no such file. Check the name and the folder.`
        : `${option} is "${file}": it cannot be read (${error.message}).`,
    );
  }
}

type KeptDownload = SchoolsFile & { readonly day: string };

function isKeptDownload(value: unknown): value is KeptDownload {
  if (!isJsonObject(value)) return false;
  const { file, name, sha256, date, day } = value;
  return [file, name, sha256, date, day].every((text) => typeof text === "string");
}
