import type { Provenance } from "../../domain/drive_times.ts";

/**
 * What a server says of its roads in `data_version` (the text that osrm-extract was given). Ours is
 * `version=6.0.0;profile=gb_car.lua;extract=great-britain 2026-07-01`; any other text names the extract.
 */
export function provenanceOf(dataVersion: string | null): Provenance {
  const label = dataVersion?.trim() ?? "";
  const fields = new Map(label.split(";").map(splitField));
  const isOurs = label.includes("=");
  const field = (name: string) => (isOurs ? (fields.get(name) ?? null) : null);
  return {
    engine: "OSRM",
    version: field("version"),
    profile: field("profile"),
    extract: isOurs ? field("extract") : label || null,
    madeAt: null,
    notes: null,
  };
}

function splitField(field: string): readonly [string, string | null] {
  const at = field.indexOf("=");
  const value = field.slice(at + 1).trim();
  return [field.slice(0, Math.max(0, at)).trim(), value === "" ? null : value];
}
