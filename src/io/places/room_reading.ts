import type { ByYear } from "../../domain/places/figures.ts";
import { YEAR_GROUPS } from "../../domain/places/figures.ts";
import { sharedOut, yearGroupCount, yearGroupsOf } from "../../domain/places/year_groups.ts";
import type { CellProblem } from "../school_list.ts";
import type { GivenRow } from "./given_row.ts";

/** How the columns `room_0` to `room_6` of a whole file are meant, and why. */
export interface RoomReading {
  /** All places of a year, or those that are free; `null` where no row has any. */
  readonly as: "places" | "free" | null;
  readonly note: CellProblem | null;
}

/**
 * How a file means its room: as all places of a year where, for most schools that give them all, they add up to nearer the
 * capacity than what the capacity leaves beside the roll; else as free places.
 */
export function roomReading(rows: readonly GivenRow[]): RoomReading {
  if (!rows.some(({ room }) => room.some((value) => value !== null))) {
    return { as: null, note: null };
  }
  const votes = rows.flatMap((row) => voteOf(row) ?? []);
  const forPlaces = votes.filter((vote) => vote === "places").length;
  const as = forPlaces * 2 > votes.length ? "places" : "free";
  return {
    as,
    note: noteOf(as, as === "places" ? forPlaces : votes.length - forPlaces, votes.length),
  };
}

function voteOf({ room, figures, school }: GivenRow): "places" | "free" | null {
  const capacity = figures.capacity?.value ?? school.capacity?.value ?? null;
  const roll = figures.pupils?.value ?? school.pupils?.value ?? null;
  if (capacity === null || roll === null) return null;
  if (yearGroupsOf(school).some((year) => (room[year] ?? null) === null)) return null;
  const sum = room.reduce<number>((total, value) => total + (value ?? 0), 0);
  const fromCapacity = Math.abs(sum - capacity);
  const fromFree = Math.abs(sum - Math.max(0, capacity - roll));
  return fromCapacity < fromFree ? "places" : "free";
}

function noteOf(as: "places" | "free", agreeing: number, votes: number): CellProblem {
  const meaning =
    as === "places" ? "all places of a year, taken or not" : "the places of a year that are free";
  const why =
    votes === 0
      ? "no school gives its capacity, its roll and the room of all its years, so this could not be checked"
      : `at ${agreeing} of ${votes} ${votes === 1 ? "school" : "schools"} with all figures they add up to nearer ${as === "places" ? "its capacity than its free places" : "its free places than its capacity"}`;
  return {
    column: "room_0 to room_6",
    value: null,
    reason: `The columns room_0 to room_6 are read as ${meaning}: ${why}.`,
    advice:
      "If that is wrong, call the columns places_0 to places_6, which are always all places of a year.",
  };
}

/** The places of each year by what a row gives as room: free places and the year's pupils, which are a share of the roll where not given. */
export function placesOfRoom(
  row: GivenRow,
  { as }: RoomReading,
): { readonly places: ByYear; readonly notes: readonly CellProblem[] } {
  const { room, school } = row;
  if (as === null || room.every((value) => value === null)) return { places: [], notes: [] };
  if (as === "places") return { places: room, notes: [] };
  const pupils = pupilsByYear(row);
  const places = YEAR_GROUPS.map((year) => {
    const [free, taken] = [room[year] ?? null, pupils?.get(year) ?? null];
    return free === null || taken === null ? null : free + taken;
  });
  if (pupils !== null) return { places, notes: [] };
  const note: CellProblem = {
    column: "room_0 to room_6",
    value: null,
    reason: `Neither the year groups nor the roll of ${school.name} are known, so its free places cannot be used.`,
    advice: "Give its roll or its year groups, or all places of each year in places_0 to places_6.",
  };
  return { places, notes: [note] };
}

/** The pupils of each year, as the rules of room take them (`roomOf`): given of all years, else the roll shared out. */
function pupilsByYear({ school, figures }: GivenRow): ReadonlyMap<number, number> | null {
  const years = yearGroupsOf(school);
  const given = years.flatMap((year) => {
    const pupils = figures.yearPupils?.[year] ?? null;
    return pupils === null ? [] : [[year, pupils] as const];
  });
  if (given.length === years.length) return new Map(given);
  const roll = figures.pupils?.value ?? school.pupils?.value ?? null;
  if (roll === null) return null;
  const shares = sharedOut(roll, Math.max(years.length, yearGroupCount(school)));
  return new Map(years.map((year, i) => [year, shares[i] ?? 0]));
}
