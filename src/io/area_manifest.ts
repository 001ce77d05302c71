import type { AreaSource } from "../domain/area.ts";
import type { DriveTimesKind, Provenance } from "../domain/drive_times.ts";
import type { Reading } from "../domain/reader_problem.ts";
import { isJsonObject, parseJson } from "./json_fields.ts";
import { readProvenance } from "./provenance.ts";
import { refuseFile } from "./refusal.ts";

/** What `area.json` says of the files beside it. */
export interface AreaManifest {
  readonly format: "school-cluster-area";
  readonly version: 1;
  /** Folder name and plan key. */
  readonly name: string;
  readonly title: string;
  readonly laCode: string | null;
  /** The day on which the listed schools were open; `null` where not known. */
  readonly asAt: string | null;
  readonly sources: readonly AreaSource[];
  readonly caveats: readonly string[];
  /** "estimate": computed from the schools' positions; else what `drive-times.bin` holds. */
  readonly driveTimes: "estimate" | StoredDriveTimes;
  /** The authorities that schools over the border are of, told by their `la_code`, with how many there are; absent for none. */
  readonly neighbours?: readonly NeighbourAuthority[];
  /** Whether `routes/` has directions from every school. */
  readonly directions: boolean;
}

/** An authority some of whose schools are in an area that is not its own. */
export interface NeighbourAuthority {
  readonly laCode: string;
  readonly laName: string;
  readonly schools: number;
}

/** A summary of `drive-times.bin` that can be read without it. */
export interface StoredDriveTimes {
  readonly kind: DriveTimesKind;
  readonly provenance: Provenance;
  readonly schoolHash: string | null;
}

export const AREA_MANIFEST_FILE = "area.json";
export const AREA_FORMAT = "school-cluster-area";
export const AREA_VERSION = 1;

const ADVICE = "Build the area again, or take its folder from its source again.";

/** The manifest in an `area.json`. A newer version is refused with a sentence. */
export function readAreaManifest(bytes: Uint8Array, file: string): Reading<AreaManifest> {
  const parsed = parseJson(bytes, file);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  const json = parsed.value;
  if (!isJsonObject(json) || json["format"] !== AREA_FORMAT) {
    return refuseFile(file, `It is not an area: its format is not "${AREA_FORMAT}".`, ADVICE);
  }
  if (json["version"] !== AREA_VERSION) {
    return refuseFile(
      file,
      `It is version ${String(json["version"])} of the area format; this program reads version ${AREA_VERSION}.`,
      "Use the version of the program that made the area, or build the area again.",
    );
  }
  const { name, title } = json;
  if (!isText(name) || !isText(title)) {
    return refuseFile(file, "It does not give the area's name and title.", ADVICE);
  }
  const driveTimes = readDriveTimesSummary(json["driveTimes"]);
  if (driveTimes === null) {
    return refuseFile(file, "It does not say where the drive times come from.", ADVICE);
  }
  const value: AreaManifest = {
    format: AREA_FORMAT,
    version: AREA_VERSION,
    name,
    title,
    laCode: textOrNull(json["laCode"]),
    asAt: textOrNull(json["asAt"]),
    sources: listOf(json["sources"]).flatMap(readSource),
    caveats: listOf(json["caveats"]).filter(isText),
    driveTimes,
    ...readNeighbours(json["neighbours"]),
    directions: json["directions"] === true,
  };
  return { ok: true, value, notes: [] };
}

function readDriveTimesSummary(json: unknown): AreaManifest["driveTimes"] | null {
  if (json === "estimate") return json;
  if (!isJsonObject(json)) return null;
  const kinds: readonly DriveTimesKind[] = ["osrm", "embedded", "estimate", "supplied"];
  const kind = kinds.find((known) => known === json["kind"]);
  const provenance = readProvenance(json["provenance"]);
  if (kind === undefined || provenance === null) return null;
  return { kind, provenance, schoolHash: textOrNull(json["schoolHash"]) };
}

function readNeighbours(json: unknown): Pick<AreaManifest, "neighbours"> {
  const neighbours = listOf(json).flatMap((known): NeighbourAuthority[] => {
    if (!isJsonObject(known)) return [];
    const { laCode, laName, schools } = known;
    if (!isText(laCode) || !isText(laName) || typeof schools !== "number") return [];
    return [{ laCode, laName, schools }];
  });
  return neighbours.length === 0 ? {} : { neighbours };
}

function readSource(json: unknown): AreaSource[] {
  if (!isJsonObject(json)) return [];
  const { what, publisher, licence, attribution } = json;
  if (!isText(what) || !isText(publisher) || !isText(licence) || !isText(attribution)) return [];
  return [
    {
      what,
      publisher,
      licence,
      attribution,
      asAt: textOrNull(json["asAt"]),
      url: textOrNull(json["url"]),
    },
  ];
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function textOrNull(value: unknown): string | null {
  return isText(value) ? value : null;
}
