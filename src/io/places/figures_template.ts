import type { PlaceFigures } from "../../domain/places/figures.ts";
import { YEAR_GROUPS } from "../../domain/places/figures.ts";
import type { School } from "../../domain/school.ts";
import { formatCsv } from "../csv.ts";
import { spreadsheetSafe } from "../spreadsheet_cells.ts";
import type { SheetCell } from "../workbook_writer.ts";
import { writeWorkbook } from "../workbook_writer.ts";

/** Excel takes a CSV for UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

const HEADINGS: readonly string[] = [
  "urn",
  "laestab",
  "name",
  "planning_area",
  "capacity",
  "capacity_as_at",
  "pupils",
  "pupils_as_at",
  "pan",
  ...YEAR_GROUPS.map((year) => `year_${year}`),
  ...YEAR_GROUPS.map((year) => `places_${year}`),
];

const WIDTHS: readonly number[] = [
  9,
  9,
  40,
  14,
  10,
  15,
  8,
  13,
  6,
  ...Array(7).fill(7),
  ...Array(7).fill(9),
];

/** What each column is for, as the notes sheet of the template says it. */
const NOTES: readonly (readonly [string, string])[] = [
  ["Column", "What goes in it"],
  [
    "urn, laestab",
    "The school's URN, or its DfE number of seven digits (925/2013 or 9252013). One of the two is enough.",
  ],
  ["name", "For you to read; it is not used to find the school."],
  ["planning_area", "Code or name of the planning area. It is not a partnership."],
  [
    "capacity, capacity_as_at",
    "Places in the school, and the date they are of (2026-05-01 or May 2026).",
  ],
  ["pupils, pupils_as_at", "Number on roll, and the date of the census."],
  ["pan", "Published admission number."],
  ["year_0 to year_6", "Pupils in Reception (year_0) to Year 6 (year_6)."],
  [
    "places_0 to places_6",
    "Places in each year group, taken or not. Leave blank to use the PAN, or the capacity shared out.",
  ],
  ["Blank cells", "Leave blank what you do not know: it stays as it was and is never taken for 0."],
  [
    "Who sees this",
    "Year groups are not public. What you load stays in this browser and is in no link, plan file or export unless you put it there.",
  ],
];

/** A template with a row for each of `schools` and what is known of it, as CSV that Excel opens with its accents right. */
export function figuresTemplateCsv(schools: readonly School[], known: PlaceFigures): string {
  const rows = schools.map((school) =>
    templateRow(school, known).map((cell) => spreadsheetSafe(String(cell ?? ""))),
  );
  return BYTE_ORDER_MARK + formatCsv([HEADINGS, ...rows]);
}

/** The same as an xlsx workbook with a second sheet that says what goes in each column. */
export function figuresTemplateWorkbook(
  schools: readonly School[],
  known: PlaceFigures,
): Uint8Array {
  const rows = schools.map((school) => templateRow(school, known));
  return writeWorkbook([
    { name: "Schools", rows: [HEADINGS, ...rows], widths: WIDTHS },
    { name: "Notes", rows: NOTES, widths: [26, 100] },
  ]);
}

function templateRow(school: School, known: PlaceFigures): readonly SheetCell[] {
  const figures = known.get(school.urn);
  const capacity = figures?.capacity ?? school.capacity;
  const pupils = figures?.pupils ?? school.pupils;
  return [
    numberCell(school.urn),
    numberCell(school.laestab),
    school.name,
    figures?.planningArea ?? null,
    capacity?.value ?? null,
    capacity?.asAt ?? null,
    pupils?.value ?? null,
    pupils?.asAt ?? null,
    figures?.pan ?? null,
    ...YEAR_GROUPS.map((year) => figures?.yearPupils?.[year] ?? null),
    ...YEAR_GROUPS.map((year) => figures?.yearPlaces?.[year] ?? null),
  ];
}

/** A number as one, so that a spreadsheet does not mark it as text. */
function numberCell(text: string | null): SheetCell {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : text;
}
