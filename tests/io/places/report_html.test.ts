import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReportPage } from "../../../src/domain/report_page.ts";
import { reportHtml } from "../../../src/io/places/report_html.ts";
import { closedPinfold, F2_PLAN, reportOf } from "../../support/reports.ts";
import type { WrittenFlow } from "../../support/scenarios.ts";
import {
  F2,
  F2_YEARS,
  inputOf,
  outcomeOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "../../support/scenarios.ts";

/** The texts of the cells of the page's table with that caption, row by row; nothing where there is no such table. */
function rowsOf(html: string, caption: string): readonly (readonly string[])[] {
  const table = html.split(`<caption>${caption}</caption>`)[1]?.split("</table>")[0] ?? "";
  const body = table.split("<tbody>")[1] ?? "";
  return Array.from(body.matchAll(/<tr>(.*?)<\/tr>/g), ([, row = ""]) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g), ([, cell = ""]) => cell),
  );
}

test("the page is headed as a test and as not complete, has each table with its headings, and no script", () => {
  const html = reportHtml(reportOf(closedPinfold(), 5));
  expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
  expect(html).toContain('<p class="warning">Test only – not a proposal</p>');
  expect(html).toContain("<title>Test only – not a proposal: Without Pinfold</title>");
  expect(html).toContain('<p class="status">Not complete: still empty are “The likely effect');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<link|<img|http:|https:|src=/i);
  expect(html).toMatch(/@page \{ size: A4/);
  expect(rowsOf(html, "Pupils who go to another school")).toEqual([
    ["Pinfold Primary School", "Quarrington Lane Primary School", "c"],
    ["Pinfold Primary School", "Thornhill Primary School", "c"],
  ]);
});

test("what people wrote stays text, whatever it looks like, and keeps its lines", () => {
  const wicked = '</title><script>alert("1")</script>\n<img src=x onerror=alert(2)> & \'"';
  const notes = { evidence: { community: wicked }, mitigation: { "1": wicked } };
  const html = reportHtml(reportOf(closedPinfold({ name: wicked, notes }), 5));
  expect(html).not.toMatch(/<script|<img/i);
  expect(html.match(/<\/title>/g)).toHaveLength(1);
  expect(html).toContain(
    "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\n&lt;img",
  );
  const texts = fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "/", "a", " ", "\n") });
  fc.assert(
    fc.property(texts, (text) => {
      const page: ReportPage = {
        title: text,
        warning: text,
        status: text,
        isComplete: true,
        about: [text],
        sections: [
          {
            heading: text,
            blocks: [
              { kind: "heading", text },
              { kind: "text", text },
              { kind: "list", items: [text] },
              { kind: "written", heading: text, text },
              {
                kind: "table",
                caption: text,
                columns: [{ title: text, isNumber: true }],
                rows: [[text]],
              },
            ],
          },
        ],
      };
      const empty = reportHtml(
        JSON.parse(JSON.stringify(page).replaceAll(JSON.stringify(text), '""')),
      );
      const tags = (html: string) => html.replace(/<style>.*?<\/style>/s, "").match(/<[^>]*>/g);
      const named = (tag: string) => tag.replace(/aria-label="[^"]*"/, "");
      expect(tags(reportHtml(page))?.map(named)).toEqual(tags(empty)?.map(named));
    }),
    { seed: 20261124, numRuns: 200 },
  );
});

/** Pinfold's pupils by year group, each to one or two of three schools: up to 14 of them. */
const CLOSINGS = fc
  .array(
    fc.record({
      year: fc.constantFrom(0, 4, 6),
      to: fc.constantFrom(F2.Q, F2.S, F2.T),
      pupils: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) => [...new Map(rows.map((row) => [`${row.year} ${row.to}`, row])).values()]);

interface Row {
  readonly year: number;
  readonly to: string;
  readonly pupils: number;
}

function closing(rows: readonly Row[]) {
  const area = readF2Area();
  const byYear = [0, 1, 2, 3, 4, 5, 6].map((year) =>
    rows.reduce((sum, row) => sum + (row.year === year ? row.pupils : 0), 0),
  );
  const roll = rows.reduce((sum, { pupils }) => sum + pupils, 0);
  const schools = area.schools.map((school) =>
    school.urn === F2.P ? { ...school, pupils: { value: roll, asAt: null } } : school,
  );
  const actions = [{ type: "close", urn: F2.P }] as const;
  const years = { ...F2_YEARS, [F2.P]: byYear as unknown as (typeof F2_YEARS)[string] };
  const scenario = scenarioOf(actions);
  const input = inputOf({ ...area, schools }, actions, { figures: yearFigures(years), scenario });
  const flows = rows.map(({ year, to, pupils }): WrittenFlow => [F2.P, year, to, pupils]);
  return { area: input.area, scenario, outcome: outcomeOf(input, flows, { plan: F2_PLAN }) };
}

/** Every way to fill the rows with pupils, 1 or more each, that come to `roll`. */
function fillings(count: number, roll: number): readonly (readonly number[])[] {
  if (count === 1) return roll >= 1 ? [[roll]] : [];
  return Array.from({ length: Math.max(0, roll - count + 1) }, (_, first) => first + 1).flatMap(
    (first) => fillings(count - 1, roll - first).map((rest) => [first, ...rest]),
  );
}

const NAMES: Readonly<Record<string, string>> = {
  "Quarrington Lane Primary School": F2.Q,
  "Saltmarsh Primary School": F2.S,
  "Thornhill Primary School": F2.T,
};
const ROOM: Readonly<Record<string, number>> = { [F2.Q]: 17, [F2.S]: 44, [F2.T]: 49 };
const ROLLS: Readonly<Record<string, number>> = { [F2.Q]: 88, [F2.S]: 61, [F2.T]: 371 };

/** What the page tells of the rows: the sum of some of them; `null` where it has "c". */
function toldBy(html: string, rows: readonly Row[]) {
  const number = (cell: string | undefined) => (cell === "c" ? null : Number(cell));
  const to = (name: string | undefined) => NAMES[name ?? ""] ?? "";
  const placesTo = (urn: string) => rows.flatMap((row, at) => (row.to === urn ? [at] : []));
  const changed = rowsOf(html, "Schools that change");
  const gained = Array.from(
    html.matchAll(/(Quarrington Lane|Saltmarsh|Thornhill) Primary School (c|[+−]\d+)[,.]/g),
    ([, name, count = ""]) => ({
      of: placesTo(to(`${name} Primary School`)),
      value: count === "c" ? null : Number(count.replace("−", "-")),
    }),
  );
  return [
    ...rowsOf(html, "The same by year group, with the minutes of the drive").map((row) => ({
      of: rows.flatMap(({ year, to: urn }, at) => {
        const named = year === 0 ? "Reception" : `Year ${year}`;
        return urn === to(row[1]) && named === row[2] ? [at] : [];
      }),
      value: number(row[3]),
    })),
    ...rowsOf(html, "Pupils who go to another school").map((row) => ({
      of: placesTo(to(row[1])),
      value: number(row[2]),
    })),
    ...changed
      .filter(([name]) => to(name) !== "")
      .map(([name, , , , , after]) => ({
        of: placesTo(to(name)),
        value: after === "c" ? null : Number(after) - (ROLLS[to(name)] ?? 0),
      })),
    ...gained,
    {
      // Quarrington Lane is 2.8 miles away: beyond 2 miles, for those under 8, and not beyond 3. The others are further.
      of: rows.flatMap(({ year, to: urn }, at) => (year < 4 || urn !== F2.Q ? [at] : [])),
      value: number(/from 8\) by road: (c|\d+)\./.exec(html)?.[1]),
    },
  ];
}

test("no number of 1 to 5 pupils stands in the page, and none can be worked out from it (all other numbers tried)", () => {
  let hidden = 0;
  fc.assert(
    fc.property(CLOSINGS, (rows) => {
      const closed = closing(rows);
      const html = reportHtml(reportOf(closed, 5));
      if (html.includes("is not shown: the numbers are so small")) {
        expect(rowsOf(html, "Pupils who go to another school")).toEqual([]);
        return;
      }
      const roll = rows.reduce((sum, { pupils }) => sum + pupils, 0);
      const told = toldBy(html, rows);
      const sum = (of: readonly number[], pupils: readonly number[]) =>
        of.reduce((all, at) => all + (pupils[at] ?? 0), 0);
      const possible = fillings(rows.length, roll).filter(
        (pupils) =>
          told.every(({ of, value }) => value === null || sum(of, pupils) === value) &&
          Object.entries(ROOM).every(
            ([urn, room]) =>
              sum(
                rows.flatMap((row, at) => (row.to === urn ? [at] : [])),
                pupils,
              ) <= room,
          ),
      );
      expect(possible.length).toBeGreaterThan(0);
      for (const { of, value } of told) {
        if (value === null && of === told.at(-1)?.of) continue;
        // What is of all of them is the roll, which is public.
        if (of.length === rows.length) continue;
        if (value === null) {
          hidden++;
          expect(new Set(possible.map((pupils) => sum(of, pupils))).size).toBeGreaterThan(1);
        } else expect(value === 0 || value > 5).toBe(true);
      }
      for (const year of [0, 4, 6]) {
        const of = rows.flatMap((row, at) => (row.year === year ? [at] : []));
        if (of.length === 0 || of.length === rows.length) continue;
        const sums = new Set(possible.map((pupils) => sum(of, pupils)));
        const [only = 0] = sums;
        expect(sums.size > 1 || only > 5).toBe(true);
      }
    }),
    { seed: 20261124, numRuns: 150 },
  );
  expect(hidden).toBeGreaterThan(200);
});
