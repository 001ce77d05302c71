import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import {
  figuresTemplateCsv,
  figuresTemplateWorkbook,
} from "../../../src/io/places/figures_template.ts";
import { readPlaceFigures } from "../../../src/io/places/place_figures.ts";
import { readSheets } from "../../../src/io/places/table.ts";
import { writeWorkbook } from "../../../src/io/workbook_writer.ts";
import { F2, P, Q, T } from "./f2.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A workbook as Excel saves one: shared strings, dates as styled numbers, a cover sheet before the figures. */
function excelWorkbook(rows: string): Uint8Array {
  const strings = ["URN", "Capacity", "Capacity as at", "Roll", "910002", "Cover", " 371 "];
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Cover" sheetId="1" r:id="rId1"/><sheet name="Places" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": strToU8(
      `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    "xl/sharedStrings.xml": strToU8(
      `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join("")}</sst>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>5</v></c></row></sheetData></worksheet>`,
    ),
    "xl/worksheets/sheet2.xml": strToU8(
      `<worksheet xmlns="${MAIN}"><sheetData><row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c></row>${rows}</sheetData></worksheet>`,
    ),
  });
}

test("a workbook is read from the sheet that has the headings: numbers, numbers as text, dates and saved formulas", async () => {
  const bytes = excelWorkbook(
    `<row r="4"><c r="A4"><v>910001</v></c><c r="B4"><f>50+6</f><v>56</v></c><c r="C4" s="1"><v>46143</v></c><c r="D4"><v>14</v></c></row>` +
      `<row r="5"><c r="A5" t="s"><v>4</v></c><c r="B5"><v>105</v></c></row>` +
      `<row r="7"><c r="A7"><v>910005</v></c><c r="B7"><v>420</v></c><c r="D7" t="s"><v>6</v></c></row>`,
  );
  const reading = await readPlaceFigures(bytes, "places.xlsx", F2);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { figures, sheet, notes } = reading.value;
  expect(sheet).toBe("Places");
  // Day 46143 of Excel's calendar is 1 May 2026.
  expect(figures.get(P)).toMatchObject({
    capacity: { value: 56, asAt: "2026-05-01" },
    pupils: { value: 14, asAt: null },
  });
  expect(figures.get(Q)).toMatchObject({ capacity: { value: 105 }, pupils: null });
  expect(figures.get(T)?.pupils?.value).toBe(371);
  expect(notes).toEqual([]);
});

test("errors and formulas without a saved result are named, and problems keep the rows of the sheet", async () => {
  const bytes = excelWorkbook(
    `<row r="4"><c r="A4"><v>910001</v></c><c r="B4"><f>SUM(X1:X2)</f></c><c r="D4"><v>14</v></c></row>` +
      `<row r="5"><c r="A5"><v>910002</v></c><c r="B5" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D5"><v>-3</v></c></row>`,
  );
  const reading = await readPlaceFigures(bytes, "places.xlsx", F2);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(reading.notes).toEqual([
    expect.objectContaining({ row: null, column: "B4, B5" }),
    expect.objectContaining({ row: 5, column: "pupils", value: "-3" }),
  ]);
  expect(reading.value.figures.get(P)?.capacity).toBeNull();
});

test("an old .xls, a workbook with a password, a damaged one and another zip are refused with what to do", async () => {
  const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  const protectedOne = new Uint8Array(200);
  protectedOne.set(compound);
  protectedOne.set(
    [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]),
    100,
  );
  const cut = excelWorkbook("").slice(0, 300);
  const otherZip = zipSync({ "readme.txt": strToU8("hello") });
  const broken = zipSync({ ...unzipSync(excelWorkbook("")), "xl/workbook.xml": strToU8("<x/>") });
  for (const [bytes, reason] of [
    [compound, "old Excel file (.xls)"],
    [protectedOne, "protected with a password"],
    [cut, "damaged"],
    [otherZip, "damaged or is not an Excel workbook"],
    [broken, ""],
  ] as const) {
    const reading = await readPlaceFigures(bytes, "places.xlsx", F2);
    expect(reading.ok).toBe(false);
    const [problem] = reading.ok ? [] : reading.problems;
    expect(problem?.reason).toContain(reason);
    expect(problem?.advice).not.toBe("");
  }
});

test("the workbook that is written reads back cell by cell, with text that would be a formula as text", async () => {
  const rows = [
    ["a", "b"],
    [1.5, '=1+1 <&> "é"'],
    [null, "x"],
  ];
  const bytes = writeWorkbook([
    { name: "One", rows, widths: [8, 20] },
    { name: "Two & more", rows: [["only"]], widths: [] },
  ]);
  const reading = await readSheets(bytes, "w.xlsx");
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(reading.value.sheets).toEqual([
    {
      name: "One",
      records: [
        { row: 1, cells: ["a", "b"] },
        { row: 2, cells: ["1.5", '=1+1 <&> "é"'] },
        { row: 3, cells: ["", "x"] },
      ],
    },
    { name: "Two & more", records: [{ row: 1, cells: ["only"] }] },
  ]);
  expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).not.toContain(
    "<f>",
  );
});

test("the template has the area's schools with what is known, and reads back to the same figures in both formats", async () => {
  const known = new Map([
    [
      P,
      {
        urn: P,
        capacity: { value: 60, asAt: "2026-05-01" },
        pupils: null,
        pan: 8,
        yearPupils: [2, 2, 2, 2, 2, 2, 2],
        yearPlaces: null,
        planningArea: "=PA",
      },
    ],
  ]);
  const csv = figuresTemplateCsv(F2, known);
  expect(csv.startsWith("\uFEFFurn,laestab,name,planning_area,capacity,")).toBe(true);
  expect(csv).toContain("'=PA");
  const workbook = figuresTemplateWorkbook(F2, known);
  for (const bytes of [new TextEncoder().encode(csv), workbook]) {
    const reading = await readPlaceFigures(bytes, "template", F2);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { figures, ignoredColumns, rejected, notes } = reading.value;
    expect(figures.size).toBe(5);
    expect(figures.get(P)).toEqual({ ...known.get(P), pupils: F2[0]?.pupils });
    expect(figures.get(T)?.capacity).toEqual({ value: 420, asAt: "2025-05-01" });
    expect([...ignoredColumns, ...rejected, ...notes]).toEqual([]);
  }
  const sheets = await readSheets(workbook, "template.xlsx");
  expect(sheets.ok && sheets.value.sheets.map(({ name }) => name)).toEqual(["Schools", "Notes"]);
});
