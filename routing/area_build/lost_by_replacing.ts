import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Area } from "../../src/domain/area.ts";
import { readArea } from "../../src/io/area_json.ts";
import { AREA_MANIFEST_FILE } from "../../src/io/area_manifest.ts";
import { areaFolder } from "../area_folder.ts";

/** What the area in `folder` has that `area`, which is to replace it, has not: a sentence each. */
export async function lostByReplacing(folder: string, area: Area): Promise<readonly string[]> {
  if (!existsSync(join(folder, AREA_MANIFEST_FILE))) return [];
  const reading = await readArea(areaFolder(folder));
  // One that cannot be read has nothing to lose.
  if (!reading.ok) return [];
  const { schools, hasDirections, driveTimes } = reading.value;
  const before = new Set(schools.flatMap(({ urn, location }) => (location === null ? [] : [urn])));
  const unplaced = area.schools.filter(({ urn, location }) => location === null && before.has(urn));
  const isEstimated = area.driveTimes.kind === "estimate" && driveTimes.kind !== "estimate";
  return [
    ...unplaced.map(
      ({ name, urn }) =>
        `${name} (${urn}) had a position${isEstimated ? "" : " and times"} in the area that was replaced, and has none now.`,
    ),
    ...(isEstimated ? ["The area that was replaced had road times; this one has estimates."] : []),
    ...(hasDirections && !area.hasDirections
      ? ["The area that was replaced had directions; this one has none."]
      : []),
  ];
}
