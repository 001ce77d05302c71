import type { ReaderProblem } from "../../src/domain/reader_problem.ts";
import { SNAP_LIMITS_METRES } from "../../src/domain/rules/snapped_far.ts";
import type { School, SchoolIndex } from "../../src/domain/school.ts";
import { UNREACHABLE } from "../../src/domain/units.ts";
import { wholeFileProblem } from "../../src/io/refusal.ts";
import type { RoutingEngine, Snap } from "../../src/io/routing_engine.ts";
import type { BuiltMatrix } from "./built_matrix.ts";

/** Where every school is farther off than this, the roads are those of somewhere else. */
const ELSEWHERE_METRES = 5000;

/** So many schools are named in a note; the rest are counted. */
const MOST_NAMED = 20;

const CHECK_PLACE: Readonly<Record<RoutingEngine["kind"], string>> = {
  osrm: "grid reference, and that the extract of the server covers",
  embedded: "grid reference, and that the road extract covers",
};

/** A school of a note, and how far it is from the road where that is what the note is about. */
interface Named {
  readonly school: School;
  readonly metres: number | null;
}

/** What the readers of drive times must know of schools that lie off the roads or are cut off, all alike in one note. */
export function roadNotes(
  schools: readonly School[],
  { snaps, driveTimes }: Pick<BuiltMatrix, "snaps" | "driveTimes">,
  { file, engine }: { readonly file: string; readonly engine: RoutingEngine["kind"] },
): readonly ReaderProblem[] {
  const onRoads = snaps.flatMap((snap, i) => (snap === null ? [] : [i as SchoolIndex]));
  const isJoined = (a: SchoolIndex, b: SchoolIndex) =>
    driveTimes.seconds(a, b) < UNREACHABLE || driveTimes.seconds(b, a) < UNREACHABLE;
  const isCutOff = (a: SchoolIndex) =>
    onRoads.length > 1 && !onRoads.some((b) => b !== a && isJoined(a, b));
  const far: Named[] = [];
  const roadless: Named[] = [];
  const cutOff: Named[] = [];
  for (const [i, school] of schools.entries()) {
    const metres = snaps[i]?.metres ?? null;
    if (school.location === null) continue;
    if (metres === null) roadless.push({ school, metres: null });
    else if (metres > SNAP_LIMITS_METRES.red) far.push({ school, metres });
    if (metres !== null && isCutOff(i as SchoolIndex)) cutOff.push({ school, metres: null });
  }
  const [one] = far;
  const note = (named: readonly Named[], singular: string, plural: string) => {
    if (named.length === 0) return [];
    const isOne = named.length === 1;
    const reason = isOne
      ? `${nameOf(named[0])} ${singular}`
      : `${named.length} schools ${plural}: ${listed(named)}.`;
    const advice = `Check ${isOne ? "its" : "each"} ${CHECK_PLACE[engine]} ${isOne ? "it" : "the place"}.`;
    return [wholeFileProblem(file, reason, advice)];
  };
  return [
    ...note(
      far,
      `lies ${distanceText(one?.metres ?? 0)} from the nearest road, from where its drive times count.`,
      "lie far from the nearest road, from where their drive times count",
    ),
    ...note(
      roadless,
      "lies where the engine knows no road, so it has no drive times.",
      "lie where the engine knows no road, so they have no drive times",
    ),
    ...note(
      cutOff,
      "is joined by road to no other school of the list, so it has no drive times.",
      "are joined by road to no other school of the list, so they have no drive times",
    ),
  ];
}

function listed(named: readonly Named[]): string {
  const shown = named
    .slice(0, MOST_NAMED)
    .map((one) => `${nameOf(one)}${one.metres === null ? "" : `, ${distanceText(one.metres)}`}`);
  const rest = named.length - shown.length;
  return `${shown.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
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

function nameOf(named: Named | undefined): string {
  return named === undefined ? "" : `${named.school.name} (${named.school.urn})`;
}

/** Metres as the crow flies, in words: whole metres below a kilometre. */
function distanceText(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}
