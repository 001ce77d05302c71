import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { ObservedTrip } from "../domain/calibration.ts";
import { isComparable } from "../domain/calibration.ts";
import type { Judgement } from "../domain/judgement.ts";
import type { CheckReason } from "../domain/pairs_to_check.ts";
import { pairsToCheck } from "../domain/pairs_to_check.ts";
import type { Urn } from "../domain/school.ts";
import type { Seconds } from "../domain/units.ts";
import { minutesToSeconds } from "../domain/units.ts";
import { tripsToCheckCsv } from "../io/trips_csv.ts";
import type { PastedTrip, TripChoices } from "../io/trips_paste.ts";
import { readPastedTrips, tripEndKey, tripEndSchool } from "../io/trips_paste.ts";

/** How many drives a list to be timed has. */
const TRIPS_TO_CHECK = 20;

/** The pasted rows with what each school was found to be in `area`. */
export function pastedTrips(text: string, area: Area): readonly PastedTrip[] {
  return text.trim() === "" ? [] : readPastedTrips(text, area.schools);
}

/** An end of a timed trip whose school is for the user to choose, with what it may be, best first. */
export interface OpenTripEnd {
  readonly key: string;
  readonly row: number;
  readonly written: string;
  readonly kind: "near" | "ambiguous" | "unmatched";
  readonly candidates: readonly { readonly urn: Urn; readonly text: string }[];
}

/** The ends that were not matched, of rows that have minutes. */
export function openTripEnds(trips: readonly PastedTrip[]): readonly OpenTripEnd[] {
  return trips.flatMap((trip) => {
    const isDrive = trip.from.written !== "" && trip.to.written !== "";
    if (!isDrive || typeof trip.minutes !== "number") return [];
    return (["from", "to"] as const).flatMap((side) => {
      const { written, match } = trip[side];
      if (match.kind === "matched") return [];
      const found = match.kind === "unmatched" ? [] : match.candidates;
      const candidates = found.map(({ urn, name, town, postcode }) => {
        const where = [town, postcode, urn].filter((part) => part !== null).join(", ");
        return { urn, text: `${name} (${where})` };
      });
      const key = tripEndKey(trip.row, side);
      return [{ key, row: trip.row, written, kind: match.kind, candidates }];
    });
  });
}

/** Why a row has no part in the factor. */
export type LeftOutReason =
  | "blank"
  | "not-a-drive"
  | "bad-minutes"
  | "no-school"
  | "same-school"
  | "not-comparable";

export interface ReadTrips {
  readonly trips: readonly ObservedTrip[];
  readonly leftOut: readonly {
    readonly row: number;
    readonly reason: LeftOutReason;
    readonly written: string;
  }[];
}

/** The trips that can be set beside the engine's times of `area`, and the rows that cannot. `fixed` seconds are in every observed time. */
export function observedTrips(
  pasted: readonly PastedTrip[],
  choices: TripChoices,
  area: Area,
  fixed: Seconds,
): ReadTrips {
  const indexes = schoolIndexes(area);
  const trips: ObservedTrip[] = [];
  const leftOut: ReadTrips["leftOut"][number][] = [];
  for (const row of pasted) {
    const from = tripEndSchool(row, "from", choices, indexes);
    const to = tripEndSchool(row, "to", choices, indexes);
    const leave = (reason: LeftOutReason, written: string) =>
      leftOut.push({ row: row.row, reason, written });
    if (row.from.written === "" || row.to.written === "") leave("not-a-drive", row.written);
    else if (row.minutes === "blank") leave("blank", "");
    else if (row.minutes === "bad") leave("bad-minutes", row.minutesWritten);
    else if (from === null) leave("no-school", row.from.written);
    else if (to === null) leave("no-school", row.to.written);
    else if (from === to) leave("same-school", row.from.written);
    else {
      const trip = { from, to, observed: minutesToSeconds(row.minutes) };
      if (isComparable(area.driveTimes, trip, fixed)) trips.push(trip);
      else leave("not-comparable", row.minutesWritten);
    }
  }
  return { trips, leftOut };
}

/** A list of drives that are worth timing, as the text of a CSV file; another `seed` chooses others among equals. */
export function tripsToCheckText(
  area: Area,
  judgement: Judgement,
  seed: number,
  reasons: Readonly<Record<CheckReason, string>>,
): string {
  const pairs = pairsToCheck(area, judgement, { count: TRIPS_TO_CHECK, seed });
  return tripsToCheckCsv(area, pairs, reasons);
}
