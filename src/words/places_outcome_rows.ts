import type { Displaced } from "../domain/places/outcome.ts";
import type { SharedCount } from "../domain/places/shared_outcome.ts";
import type { SharedPlaces } from "../domain/places/shared_places.ts";
import { shareText } from "./places_text.ts";

/** A figure before and after a scenario, as it is shown. */
export interface BeforeAfterRow {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** A number with commas, such as "1,204"; "c" where it is not shown. */
export function countText(count: SharedCount): string {
  return count === "c" ? count : count.toLocaleString("en-GB");
}

/** "152 (19.2 %)"; the places alone where there is no share. */
export function placesWithShare(places: SharedCount, share: number | "c" | null): string {
  return `${countText(places)}${share === "c" ? "" : shareText(share)}`;
}

/** The totals before and after; which schools they are of is said where some are left out. */
export function beforeAfterRows({
  before,
  after,
}: {
  readonly before: SharedPlaces;
  readonly after: SharedPlaces;
}): readonly BeforeAfterRow[] {
  const row = (what: string, text: (places: SharedPlaces) => string): BeforeAfterRow => {
    return { what, before: text(before), after: text(after) };
  };
  return [
    row("Schools", ({ schools }) => countText(schools)),
    row("with a capacity and a roll", ({ counted }) => countText(counted)),
    row("Capacity", ({ capacity }) => countText(capacity)),
    row("Roll", ({ roll }) => countText(roll)),
    row("Unfilled places", (each) => placesWithShare(each.unfilled, each.unfilledShare)),
    row("Over capacity", ({ over }) => countText(over)),
    row("Net", ({ net, netShare }) => placesWithShare(net, netShare)),
  ];
}

type BothPlaces = {
  readonly [Key in "before" | "after"]: {
    readonly capacity: number | null;
    readonly roll: SharedCount | null;
  } | null;
};

/** The schools whose capacity or roll a scenario changes, in the order of the outcome. */
export function changedSchools<T extends BothPlaces>({
  schools,
}: {
  readonly schools: readonly T[];
}): readonly T[] {
  return schools.filter(
    ({ before, after }) => before?.capacity !== after?.capacity || before?.roll !== after?.roll,
  );
}

/** A school's capacity or roll; `absent` where the school is not there at that time. */
export function schoolFigureText(
  places: BothPlaces["after"],
  which: "capacity" | "roll",
  absent: string,
): string {
  if (places === null) return absent;
  const figure = places[which];
  return figure === null ? "not known" : countText(figure);
}

/** Who goes from one school, the youngest first and the nearest school before others. */
export interface DisplacedFrom {
  readonly from: string;
  readonly pupils: number;
  readonly rows: readonly Displaced[];
}

/** Who goes where by the school that they leave, in the order of the outcome. */
export function displacedBySchool(displaced: readonly Displaced[]): readonly DisplacedFrom[] {
  return [...new Set(displaced.map(({ from }) => from))].map((from) => {
    const rows = displaced
      .filter((each) => each.from === from)
      .toSorted((a, b) => (a.yearGroup ?? -1) - (b.yearGroup ?? -1) || a.seconds - b.seconds);
    return { from, pupils: rows.reduce((sum, { pupils }) => sum + pupils, 0), rows };
  });
}
