import type { AreaBuildProgress, AreaBuildStep, AreaBuildUnit } from "../domain/area_build.ts";

/** What each step of building an area is called. */
export const AREA_BUILD_STEP_LABELS: Readonly<Record<AreaBuildStep, string>> = {
  "schools-file": "Getting the schools",
  schools: "Reading the schools",
  "roads-file": "Getting the roads",
  roads: "Checking the roads",
  engine: "Starting the routing engine",
  "drive-times": "Timing the drives",
  directions: "Storing the directions",
  area: "Writing the area",
};

/** How far a running step is, such as "1,200 of 3,600 pairs, about 20 s left"; "" where nothing is known yet. */
export function areaBuildProgressText(progress: AreaBuildProgress): string {
  const { done, total, unit, doing, secondsLeft } = progress;
  const parts = [
    ...(doing === null ? [] : [doing]),
    ...(total === null && done === 0 ? [] : [amountText(done, total, unit)]),
    ...(secondsLeft === null ? [] : [leftText(secondsLeft)]),
  ];
  return parts.join(", ");
}

/** How long something still takes, rounded to what can be relied on: "about 20 s left", "about 3 min left". */
export function leftText(seconds: number): string {
  if (seconds < 10) return "less than 10 s left";
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} min left`;
  return `about ${(seconds / 3600).toFixed(1)} hours left`;
}

function amountText(done: number, total: number | null, unit: AreaBuildUnit): string {
  if (unit === "bytes") {
    return total === null ? megabytes(done) : `${megabytes(done)} of ${megabytes(total)}`;
  }
  const amount = total === null ? whole(done) : `${whole(done)} of ${whole(total)}`;
  return unit === "steps" ? amount : `${amount} ${unit}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function whole(value: number): string {
  return value.toLocaleString("en-GB");
}
