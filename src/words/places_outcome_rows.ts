import type { Displaced, Places, ScenarioOutcome, SchoolPlaces } from "../domain/places/outcome.ts";
import { shareText } from "./places_text.ts";

/** A figure before and after a scenario, as it is shown. */
export interface BeforeAfterRow {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** A number with commas, such as "1,204". */
export function countText(count: number): string {
  return count.toLocaleString("en-GB");
}

/** "152 (19.2 %)"; the places alone where there is no share. */
export function placesWithShare(places: number, share: number | null): string {
  return `${countText(places)}${shareText(share)}`;
}

/** The totals before and after; which schools they are of is said where some are left out. */
export function beforeAfterRows({
  before,
  after,
}: Pick<ScenarioOutcome, "before" | "after">): readonly BeforeAfterRow[] {
  const row = (what: string, text: (places: Places) => string): BeforeAfterRow => {
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

type ChangedSchool = ScenarioOutcome["schools"][number];

/** The schools whose capacity or roll a scenario changes, in the order of the outcome. */
export function changedSchools({ schools }: ScenarioOutcome): readonly ChangedSchool[] {
  return schools.filter(
    ({ before, after }) => before?.capacity !== after?.capacity || before?.roll !== after?.roll,
  );
}

/** A school's capacity or roll; `absent` where the school is not there at that time. */
export function schoolFigureText(
  places: SchoolPlaces | null,
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
