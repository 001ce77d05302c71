import type { ReaderProblem } from "../../src/domain/reader_problem.ts";
import { SNAP_LIMITS_METRES } from "../../src/domain/rules/snapped_far.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import { wholeFileProblem } from "../../src/io/refusal.ts";
import type { Snap } from "../../src/io/routing_engine.ts";
import type { BuiltMatrix } from "./built_matrix.ts";

/** Where every school is farther off than this, the roads are those of somewhere else. */
const ELSEWHERE_METRES = 5000;

const CHECK_PLACE = "Check its grid reference, and that the road extract covers it.";

/** What the readers of drive times must know of schools that lie off the roads or are cut off. `file` names the school list. */
export function roadNotes(
  schools: readonly School[],
  { snaps, driveTimes }: Pick<BuiltMatrix, "snaps" | "driveTimes">,
  file: string,
): readonly ReaderProblem[] {
  const onRoads = snaps.flatMap((snap, i) => (snap === null ? [] : [i as SchoolIndex]));
  const isJoined = (a: SchoolIndex, b: SchoolIndex) =>
    driveTimes.seconds(a, b) < UNREACHABLE || driveTimes.seconds(b, a) < UNREACHABLE;
  const isCutOff = (a: SchoolIndex) =>
    onRoads.length > 1 && !onRoads.some((b) => b !== a && isJoined(a, b));
  return schools.flatMap((school, i) => {
    const snap = snaps[i] ?? null;
    if (school.location === null) return [];
    const reasons = [
      ...(snap === null
        ? ["lies where the engine knows no road, so it has no drive times."]
        : farReasons(snap)),
      ...(snap !== null && isCutOff(i as SchoolIndex)
        ? ["is joined by road to no other school of the list, so it has no drive times."]
        : []),
    ];
    return reasons.map((reason) =>
      wholeFileProblem(file, `${nameOf(school)} ${reason}`, CHECK_PLACE),
    );
  });
}

function farReasons({ metres }: Snap): readonly string[] {
  if (metres <= SNAP_LIMITS_METRES.red) return [];
  return [`lies ${distanceText(metres)} from the nearest road, from where its drive times count.`];
}

/** Why no drive times can be made at all; `null` where some school lies near a road. */
export function offTheRoads(
  schools: readonly School[],
  snaps: readonly (Snap | null)[],
): string | null {
  const placed = schools.filter(({ location }) => location !== null).length;
  const nearest = Math.min(...snaps.map((snap) => snap?.metres ?? Number.POSITIVE_INFINITY));
  if (placed === 0) return "No school of the list has a place.";
  if (nearest <= ELSEWHERE_METRES) return null;
  const how = Number.isFinite(nearest)
    ? `the one that lies nearest to any is ${distanceText(nearest)} off`
    : "the engine knows no road near any of them";
  return `None of the ${placed} schools lies near the engine's roads: ${how}.`;
}

function nameOf({ name, urn }: School): string {
  return `${name} (${urn})`;
}

/** Metres as the crow flies, in words: whole metres below a kilometre. */
function distanceText(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}
