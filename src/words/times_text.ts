import type { DriveTimes, PairOrigin } from "../domain/drive_times.ts";
import { DRIVE_TIMES_LABELS } from "./labels.ts";

/** What is said beside a time that is neither the engine's nor the estimate's; `null` for a plain one. */
export function originText(origin: PairOrigin): string | null {
  switch (origin) {
    case "known-locally":
      return "known locally";
    case "detour":
      return "detour";
    case "routed":
    case "estimated":
      return null;
  }
}

/** What made drive times, on what: "OSRM 6.0.0 (MLD), car.lua, roads rutland-2026.osm.pbf, no error band". */
export function engineText({ kind, provenance, band }: DriveTimes): string {
  const { engine, version, profile, extract } = provenance;
  const parts = [
    ...(kind === "estimate" ? [] : [[engine, version].filter((part) => part !== null).join(" ")]),
    ...(kind === "estimate" && version !== null ? [`version ${version}`] : []),
    ...(profile === null ? [] : [profile]),
    ...(extract === null ? [] : [`roads ${extract}`]),
    band === null
      ? "no error band"
      : `each range meant to hold ${Math.round(band.coverage * 100)} % of road times`,
  ];
  return parts.join(", ");
}

/** Drive times in one line, for beside a verdict: what kind they are and what made them. */
export function timesText(times: DriveTimes): string {
  const label = DRIVE_TIMES_LABELS[times.kind].replace(/ \(.*\)$/, "");
  return times.kind === "supplied" ? label : `${label}: ${engineText(times)}`;
}
