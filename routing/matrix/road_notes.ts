import type { ReaderProblem } from "../../src/domain/reader_problem.ts";
import { SNAP_LIMITS_METRES } from "../../src/domain/rules/snapped_far.ts";
import type { School } from "../../src/domain/school.ts";
import { wholeFileProblem } from "../../src/io/refusal.ts";
import type { Snap } from "../../src/io/routing_engine.ts";

/** Where every school is farther off than this, the roads are those of somewhere else. */
const ELSEWHERE_METRES = 5000;

const CHECK_PLACE = "Check its grid reference, and that the road extract covers it.";

/** What the readers of drive times must know of schools that lie off the roads. `file` names the school list. */
export function roadNotes(
  schools: readonly School[],
  snaps: readonly (Snap | null)[],
  file: string,
): readonly ReaderProblem[] {
  return schools.flatMap((school, i) => {
    const snap = snaps[i] ?? null;
    if (school.location === null || (snap !== null && snap.metres <= SNAP_LIMITS_METRES.red))
      return [];
    const reason =
      snap === null
        ? `${nameOf(school)} lies where the engine knows no road, so it has no drive times.`
        : `${nameOf(school)} lies ${distanceText(snap.metres)} from the nearest road, from where its drive times count.`;
    return [wholeFileProblem(file, reason, CHECK_PLACE)];
  });
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
