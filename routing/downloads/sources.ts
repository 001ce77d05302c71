import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { isJsonObject, parseJson } from "../../src/io/json_fields.ts";
import { refuseFile } from "../../src/io/refusal.ts";
import { ROOT } from "../repository_root.ts";

/** Where downloads may come from. Nothing is fetched from a host that it does not name. */
export interface Sources {
  /** Host names, such as "download.geofabrik.de". */
  readonly hosts: readonly string[];
  readonly gias: {
    /** Of the daily extract of all schools; `{date}` stands for `YYYYMMDD`. */
    readonly url: string;
    /** How many days before today are tried where a day has no file. */
    readonly daysBack: number;
    /** A whole extract of England is never smaller than this. */
    readonly leastBytes: number;
  };
  readonly roads: {
    /** Of a county's OpenStreetMap extract; `{county}` stands for its name. Its MD5 lies beside it, with `.md5` behind. */
    readonly url: string;
    /** The authorities, by code, whose schools lie in a county's file. */
    readonly counties: Readonly<Record<string, readonly string[]>>;
    /** All England, for the authorities that lie in two counties' files. */
    readonly england: { readonly url: string; readonly authorities: readonly string[] };
  };
}

/** The settings file that comes with the program. */
export const SOURCES_FILE = join(ROOT, "routing", "sources.json");

/** The settings in `file`. Not ok where it is missing or is not what it should be. */
export async function openSources(file: string = SOURCES_FILE): Promise<Reading<Sources>> {
  try {
    return readSources(await readFile(file), file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuseFile(
      file,
      `The settings for downloads cannot be read (${reason}).`,
      "Check its name.",
    );
  }
}

/** The settings for downloads in a `sources.json`. */
export function readSources(bytes: Uint8Array, file: string): Reading<Sources> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const fault = faultIn(parsed.value);
  if (fault === null) return { ok: true, value: parsed.value as Sources, notes: [] };
  return refuseFile(
    file,
    `The settings for downloads are not usable: ${fault}.`,
    "Take routing/sources.json as the pattern.",
  );
}

/** The address of the extract whose roads hold the authority's schools; `null` where none is named for it. */
export function roadsUrl({ roads }: Sources, laCode: string): string | null {
  if (roads.england.authorities.includes(laCode)) return roads.england.url;
  const county = Object.entries(roads.counties).find(([, codes]) => codes.includes(laCode));
  return county === undefined ? null : roads.url.replace("{county}", county[0]);
}

/** The address of the extract of all schools of one day, `YYYY-MM-DD`. */
export function giasUrl({ gias }: Sources, date: string): string {
  return gias.url.replace("{date}", date.replaceAll("-", ""));
}

function faultIn(json: unknown): string | null {
  if (!isJsonObject(json)) return "it is no JSON object";
  const { hosts, gias, roads } = json;
  if (!isTextList(hosts)) return '"hosts" is no list of names';
  if (!isJsonObject(gias) || !isText(gias["url"]) || !gias["url"].includes("{date}")) {
    return '"gias" has no "url" with {date} in it';
  }
  if (typeof gias["daysBack"] !== "number" || typeof gias["leastBytes"] !== "number") {
    return '"gias" has no numbers "daysBack" and "leastBytes"';
  }
  if (!isJsonObject(roads) || !isText(roads["url"]) || !roads["url"].includes("{county}")) {
    return '"roads" has no "url" with {county} in it';
  }
  const { counties, england } = roads;
  if (!isJsonObject(counties) || !Object.values(counties).every(isTextList)) {
    return '"roads" has no "counties" with lists of authorities\' codes';
  }
  if (!isJsonObject(england) || !isText(england["url"]) || !isTextList(england["authorities"])) {
    return '"roads" has no "england" with "url" and "authorities"';
  }
  return null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
