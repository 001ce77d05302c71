import type { ScenarioOutcome } from "../domain/places/outcome.ts";
import { placesOf, schoolPlaces } from "../domain/places/places_of.ts";
import type { Scenario } from "../domain/places/scenario.ts";
import { sharedSides } from "../domain/places/shared_sides.ts";
import type { SideRow, SideSection, SideTable } from "../domain/places/side_by_side.ts";
import type { SmallCount } from "../domain/places/suppress.ts";
import { sideBySideCsv } from "../io/places/side_by_side_csv.ts";
import { TEST_ONLY } from "../words/places_action_text.ts";
import { sideAbout } from "../words/side_by_side/side_about.ts";
import { sideTable } from "../words/side_by_side/side_table.ts";
import type { Sides } from "../words/side_by_side/sides.ts";
import { basisText } from "./clusters_text.ts";
import { notice, print, printJson, tableText } from "./output.ts";
import { writeWhole } from "./output_file.ts";

/** At most so many scenarios are beside each other. */
export const MOST_SIDES = 4;

/** Scenarios that were worked out, in the order in which they were given. */
export interface SolvedSides extends Omit<Sides, "scenarios" | "before"> {
  readonly solved: readonly { readonly scenario: Scenario; readonly outcome: ScenarioOutcome }[];
}

/** Prints scenarios beside each other, and writes them to `out`; `suppress` is absent where it is not said. */
export async function tellSides(
  given: SolvedSides,
  told: { readonly json: boolean; readonly out: string | undefined },
  suppress: SmallCount | null | undefined,
): Promise<void> {
  const { out, json } = told;
  if (out !== undefined) {
    const most = suppress === undefined ? 5 : suppress;
    const sides = sidesOf(given, most);
    const about = sideAbout(sides, most, new Date().toISOString());
    await writeWhole(out, "--out", sideBySideCsv(sideTable(sides), about));
    const numbers =
      most === null
        ? "with every number of pupils, for use inside the authority alone"
        : `without numbers of 1 to ${most} pupils`;
    notice(`${out}: the tests side by side ${numbers}.`);
  }
  if (json) {
    printJson({ heading: TEST_ONLY, scenarios: jsonOf(given, suppress ?? null) });
    return;
  }
  print(TEST_ONLY);
  print(basisText(given.area, given.settings));
  print("");
  print(sidesText(sideTable(sidesOf(given, null))));
}

function sidesOf({ solved, ...facts }: SolvedSides, most: SmallCount | null): Sides {
  const shared = sharedSides(
    solved.map(({ outcome }) => outcome),
    most,
  );
  return {
    ...facts,
    before: placesOf(facts.area.schools.map(schoolPlaces)),
    scenarios: solved.map(({ scenario }, i) => ({ scenario, outcome: shared[i] ?? null })),
  };
}

function jsonOf({ solved }: SolvedSides, suppress: SmallCount | null): readonly object[] {
  const outcomes = solved.map(({ outcome }) => outcome);
  const shown = suppress === null ? outcomes : sharedSides(outcomes, suppress);
  return solved.map(({ scenario }, i) => ({ name: scenario.name, ...shown[i] }));
}

function sidesText(table: SideTable): string {
  return table.sections.map((section) => sectionText(section, table)).join("\n\n");
}

/** Numbers in a table, and below it what is said in words. */
function sectionText({ heading, rows }: SideSection, { columns }: SideTable): string {
  const numbers = rows.filter(({ isNumber }) => isNumber);
  const cellOf = (row: SideRow, column: number) => row.cells[column]?.join("; ") ?? "";
  const tables =
    numbers.length === 0
      ? []
      : [
          tableText<SideRow>(
            [
              { title: "", text: ({ what }) => what },
              ...columns.map((title, column) => ({
                title,
                isNumber: true,
                text: (row: SideRow) => cellOf(row, column),
              })),
            ],
            numbers,
          ),
        ];
  const texts = rows
    .filter(({ isNumber }) => !isNumber)
    .flatMap((row) => [
      `  ${row.what}`,
      ...columns.flatMap((name, column) =>
        column === 0 ? [] : [`    ${name}: ${cellOf(row, column)}`],
      ),
    ]);
  return [heading, ...tables, ...texts].join("\n");
}
