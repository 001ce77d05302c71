import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { isJsonObject } from "../../src/io/json_fields.ts";
import { hashFile } from "../downloads/file_hash.ts";
import { downloadLatestRoads } from "../downloads/latest_roads.ts";
import type { Build } from "./build.ts";
import { BuildRefusal } from "./build_refusal.ts";
import type { AuthoritySchools } from "./list_schools.ts";
import { givenFile } from "./schools_file.ts";
import { keyOf } from "./work_folder.ts";

/** Which engine a request names. */
export type EngineChoice =
  | { readonly kind: "estimate" }
  | { readonly kind: "osrm"; readonly spec: string }
  | { readonly kind: "embedded"; readonly extract: string };

/** A road extract on this computer. */
export interface RoadsFile {
  readonly file: string;
  readonly name: string;
  readonly sha256: string;
  /** Where it was downloaded from; `null` for a given file. */
  readonly isLatest: boolean;
}

/** The engine that `text` names. Throws a `BuildRefusal` where it names none. */
export function engineChoice(text: string): EngineChoice {
  if (text === "estimate") return { kind: "estimate" };
  if (text.startsWith("osrm:")) return { kind: "osrm", spec: text };
  const extract = text.startsWith("embedded:") ? text.slice("embedded:".length) : "";
  if (extract !== "") return { kind: "embedded", extract };
  throw new BuildRefusal(
    `--engine is "${text}": it must be osrm:URL (an OSRM server), embedded:FILE.osm.pbf or embedded:latest (the built-in engine with a road extract), or estimate.`,
  );
}

/** The road extract that was asked for: the given one, or the latest of the authority's county, downloaded. */
export async function takeRoadsFile(
  build: Build,
  extract: string,
  authority: AuthoritySchools,
): Promise<RoadsFile> {
  if (extract !== "latest") {
    build.reporter.begin("roads-file", "bytes");
    const taken = await givenFile(extract, "--engine embedded:", build.signal);
    build.reporter.done("roads-file");
    return { ...taken, isLatest: false };
  }
  const day = build.now().toISOString().slice(0, 10);
  const known = build.work.last("roads-file", isKeptDownload);
  const isOfToday = known !== null && (known.day === day || !build.isFinished);
  if (isOfToday && known.laCode === authority.laCode && existsSync(known.file)) {
    build.reporter.kept("roads-file");
    return known;
  }
  const reporter = build.reporter.begin("roads-file", "bytes");
  const folder = join(build.work.path, "downloads");
  await mkdir(folder, { recursive: true });
  const sources = await build.sources();
  const file = await downloadLatestRoads(sources, authority, folder, {
    hosts: sources.hosts,
    signal: build.signal,
    onProgress: (done, total) => reporter.at(done, total),
    ...build.patience,
  });
  const sha256 = await hashFile(file, "sha256", build.signal);
  const taken: RoadsFile = { file, name: basename(file), sha256, isLatest: true };
  const { laCode } = authority;
  await build.work.keep("roads-file", keyOf(sha256), { ...taken, day, laCode });
  build.reporter.done("roads-file");
  return taken;
}

type KeptDownload = RoadsFile & { readonly day: string; readonly laCode: string };

function isKeptDownload(value: unknown): value is KeptDownload {
  if (!isJsonObject(value) || value["isLatest"] !== true) return false;
  const { file, name, sha256, day, laCode } = value;
  return [file, name, sha256, day, laCode].every((text) => typeof text === "string");
}
