import type { ByYear } from "../../domain/places/figures.ts";
import { YEAR_GROUPS } from "../../domain/places/figures.ts";
import type { School } from "../../domain/school.ts";
import type { CellProblem } from "../school_list.ts";
import type { GivenRow } from "./place_figures.ts";

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
  if (yearsOf(school).some((year) => (room[year] ?? null) === null)) return null;
  const sum = room.reduce<number>((total, value) => total + (value ?? 0), 0);
  const fromCapacity = Math.abs(sum - capacity);
  const fromFree = Math.abs(sum - Math.max(0, capacity - roll));
  return fromCapacity < fromFree ? "places" : "free";
}

/** The year groups that a school has by its ages: all seven where they are not known. */
function yearsOf({ lowAge, highAge }: School): readonly number[] {
  const first = Math.max(0, (lowAge ?? 4) - 4);
  const last = Math.min(6, (highAge ?? 11) - 5);
  return YEAR_GROUPS.filter((year) => year >= first && year <= last);
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

/** The places of each year by what a row gives as room; those that are free are of use only beside the year's pupils. */
export function placesOfRoom(
  { room, figures }: GivenRow,
  { as }: RoomReading,
): { readonly places: ByYear; readonly notes: readonly CellProblem[] } {
  if (as === null) return { places: [], notes: [] };
  if (as === "places") return { places: room, notes: [] };
  const lost = YEAR_GROUPS.filter(
    (year) => room[year] != null && (figures.yearPupils?.[year] ?? null) === null,
  );
  const places = YEAR_GROUPS.map((year) => {
    const [free, pupils] = [room[year] ?? null, figures.yearPupils?.[year] ?? null];
    return free === null || pupils === null ? null : free + pupils;
  });
  if (lost.length === 0) return { places, notes: [] };
  const note: CellProblem = {
    column: lost.map((year) => `room_${year}`).join(", "),
    value: null,
    reason: "The free places of a year are given without its pupils, so they are not used.",
    advice: `Give ${lost.map((year) => `year_${year}`).join(", ")} as well, or all places of the year in ${lost.map((year) => `places_${year}`).join(", ")}.`,
  };
  return { places, notes: [note] };
}
