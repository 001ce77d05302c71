import { describe, expect, it } from "vitest";
import type { ScenarioAction } from "../../src/domain/places/scenario.ts";
import { sharedOutcome } from "../../src/domain/places/shared_outcome.ts";
import type { SideTable } from "../../src/domain/places/side_by_side.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { solveScenario } from "../../src/solver/places/solve_scenario.ts";
import { sideTable } from "../../src/words/side_by_side/side_table.ts";
import type { SideScenario, Sides } from "../../src/words/side_by_side/sides.ts";
import { planOf, settingsOf } from "../support/builders.ts";
import {
  contextOf,
  F2,
  F2_YEARS,
  inputOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "../support/scenarios.ts";

const area = readF2Area();
const plan = planOf([
  [F2.P, F2.Q],
  [F2.R, F2.S, F2.T],
]);
const settings = settingsOf({ speed: namedSpeed("school-day") });
const before = {
  counted: 5,
  schools: 5,
  capacity: 791,
  roll: 643,
  unfilled: 152,
  unfilledShare: 152 / 791,
  over: 4,
  net: 148,
  netShare: 148 / 791,
};

function solved(name: string, action: ScenarioAction): SideScenario {
  const figures = yearFigures(F2_YEARS);
  const scenario = scenarioOf([action], { name });
  const reading = solveScenario(
    inputOf(area, [action], { figures, scenario }),
    contextOf({ plan, settings }),
  );
  if (!reading.ok) throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
  return { scenario, outcome: sharedOutcome(reading.value, null) };
}

const withoutP = solved("Without Pinfold", { type: "close", urn: F2.P, date: "2027-08-31" });
const pan45 = solved("Thornhill at 45", {
  type: "pan",
  urn: F2.T,
  from: 60,
  pan: 45,
  firstSeptember: 2027,
});

function tableOf(scenarios: readonly SideScenario[], facts: Partial<Sides> = {}): SideTable {
  const today = "2026-11-23";
  const known = { area, before, scenarios, settings, hasPlan: true, ruralList: null, today };
  return sideTable({ ...known, ...facts });
}

/** The cells of a row by its section's first word and its own name. */
function cellsOf({ sections }: SideTable, section: string, what: string): readonly string[] {
  const row = sections
    .find(({ heading }) => heading.startsWith(section))
    ?.rows.find((each) => each.what === what);
  if (row === undefined) throw new Error(`There is no row ${what} in ${section}.`);
  return row.cells.map((lines) => lines.join("; "));
}

describe("closing Pinfold beside an admission number of 45 at Thornhill", () => {
  const table = tableOf([withoutP, pan45]);
  const row = (section: string, what: string) => cellsOf(table, section, what);

  it("has today first and then the tests in the order given, with what is tested", () => {
    expect(table.columns).toEqual(["Before", "Without Pinfold", "Thornhill at 45"]);
    expect(row("What is tested", "Changes").slice(1)).toEqual([
      expect.stringMatching(/^Close Pinfold .*from September 2027$/),
      expect.stringMatching(/^Change the admission number of Thornhill .* from 60 to 45/),
    ]);
  });

  it("tells the places in the end", () => {
    expect(row("Places", "Schools")).toEqual(["5", "4", "5"]);
    expect(row("Places", "Capacity")).toEqual(["791", "735", "686"]);
    expect(row("Places", "Roll")).toEqual(["643", "643", "643"]);
    expect(row("Places", "Unfilled places")).toEqual([
      "152 (19.2 %)",
      "96 (13.1 %)",
      "103 (15.0 %)",
    ]);
    expect(row("Places", "Over capacity")).toEqual(["4", "4", "60"]);
    expect(row("Places", "Net")).toEqual(["148 (18.7 %)", "92 (12.5 %)", "43 (6.3 %)"]);
  });

  it("tells every September of either, and what has had its effect by then stays", () => {
    const years = [2027, 2028, 2029, 2030, 2031, 2032, 2033].map(String);
    const ofYears = (section: string) => years.map((year) => row(section, year));
    expect(ofYears("Capacity from")).toEqual([
      ["791", "735", "776"],
      ["791", "735", "761"],
      ["791", "735", "746"],
      ["791", "735", "731"],
      ["791", "735", "716"],
      ["791", "735", "701"],
      ["791", "735", "686"],
    ]);
    expect(ofYears("Unfilled places from").map((cells) => cells[2])).toEqual([
      "137 (17.7 %)",
      "122 (16.0 %)",
      "107 (14.3 %)",
      "103 (14.1 %)",
      "103 (14.4 %)",
      "103 (14.7 %)",
      "103 (15.0 %)",
    ]);
    expect(ofYears("Over capacity from").map((cells) => cells[2])).toEqual([
      "4",
      "4",
      "4",
      "15",
      "30",
      "45",
      "60",
    ]);
    expect(row("Unfilled places from", "2033")[1]).toBe("96 (13.1 %)");
  });

  it("tells who moves how far: 9 pupils 5 minutes and 5 pupils 8, a fifth longer on a school day", () => {
    expect(row("Pupils", "Pupils who would move")).toEqual(["–", "14", "0"]);
    expect(row("Pupils", "Without a place")).toEqual(["–", "nobody", "nobody"]);
    const drive = (what: string) => row("Pupils", `${what} one way after`);
    expect(drive("Mean drive")).toEqual(["–", "7.3 min", "nobody moves"]);
    expect(drive("Longest drive")).toEqual(["–", "9.6 min", "nobody moves"]);
    expect(row("Pupils", "Mean drive one way today")[1]).toBe(
      "not known: homes are not given for all",
    );
    // Q is 4.5 km away and T 7.2 km: years 0 to 3 have 7 at Q, and T's 5 are beyond 3 miles.
    expect(row("Pupils", "Beyond the walking distance by road (a screen only)")).toEqual([
      "–",
      "12",
      "0",
    ]);
    expect(row("Pupils", "Over the child’s journey guide (45.0 min)")).toEqual(["–", "0", "0"]);
    // (9 × 4.5 km + 5 × 7.2 km) × 2 × 190 days.
    expect(row("Pupils", "More miles a year, there and back")).toEqual(["–", "18,063", "0"]);
  });

  it("tells the clusters that are touched, whom they lose and their worst pairs", () => {
    expect(row("Partnerships", "Clusters touched")).toEqual([
      "–",
      "Cluster 1; Cluster 2",
      "Cluster 2",
    ]);
    expect(row("Partnerships", "Members lost")[1]).toMatch(/^Pinfold .*\(Cluster 1\)$/);
    expect(row("Partnerships", "Members lost")[2]).toBe("none");
    expect(row("Partnerships", "Worst pair in them before")[1]).toMatch(
      /^Cluster 1: .* 6\.0 min; /,
    );
    expect(row("Partnerships", "Worst pair in them after")[1]).toMatch(
      /^Cluster 1: none; Cluster 2: .* 14\.4 min$/,
    );
  });

  it("tells whether the schools it changes are designated as rural, by the list's year", () => {
    const ruralList = { year: 2025, urns: new Set([F2.P]) };
    const [, p, t] = cellsOf(
      tableOf([withoutP, pan45], { ruralList }),
      "Law",
      "Rural designation of the schools it changes",
    );
    expect(p).toMatch(
      /^Pinfold .*: is a designated rural primary school, by the yearly list of 2025$/,
    );
    expect(t).toMatch(/^Thornhill .*: is not on the list, by the yearly list of 2025$/);
  });
});

it("tells of each report what is still empty, by what is written now", () => {
  const [p, t] = cellsOf(tableOf([withoutP, pan45]), "Law", "Report").slice(1);
  expect(p).toMatch(
    /^Not complete: still empty are “The likely effect on the local community”, .*Cluster 1.* and .*Cluster 2/,
  );
  expect(t).toBe("Not complete: still empty is how harm to Cluster 2 would be made good");
});

it("has the same figures in either order, so that no place in the table says more than another", () => {
  const [one, other] = [tableOf([withoutP, pan45]), tableOf([pan45, withoutP])];
  const swapped = one.sections.map(({ heading, rows }) => ({
    heading,
    rows: rows.map(({ cells: [first = [], second = [], third = []], ...row }) => ({
      ...row,
      cells: [first, third, second],
    })),
  }));
  expect(other.sections).toEqual(swapped);
});

it("says of a test that is not worked out that its figures are not known, and of partnerships without a plan too", () => {
  const unknown = { ...pan45, outcome: null };
  const table = tableOf([withoutP, unknown], { hasPlan: false });
  expect(cellsOf(table, "Places", "Capacity")).toEqual(["791", "735", "not known"]);
  expect(cellsOf(table, "Pupils", "Without a place")[2]).toBe("not known");
  expect(cellsOf(table, "Partnerships", "Members lost")).toEqual([
    "–",
    "not known: no plan",
    "not known",
  ]);
});

it("names the schools and years of pupils without a place", () => {
  const [first] = withoutP.outcome === null ? [] : [withoutP.outcome];
  if (first === undefined) throw new Error("It was not worked out.");
  const unplaced = [
    { from: F2.P, yearGroup: 0, pupils: 2, reason: "no-room" as const },
    { from: F2.P, yearGroup: null, pupils: "c" as const, reason: "no-room" as const },
  ];
  const table = tableOf([{ ...withoutP, outcome: { ...first, unplaced } }]);
  expect(cellsOf(table, "Pupils", "Without a place")[1]).toMatch(
    /^Pinfold .*, Reception: 2; Pinfold .*, all years: c$/,
  );
});

it("has no word that ranks the tests or tells which to take", () => {
  const { columns, sections } = tableOf([withoutP, pan45]);
  const said = [
    ...columns,
    ...sections.flatMap(({ heading, rows }) => [
      heading,
      ...rows.flatMap(({ what, cells }) => [what, ...cells.flat()]),
    ]),
  ].join(" ");
  expect(said.replaceAll(/Worst pair|made good/g, "")).not.toMatch(
    /\b(best|better|worse|worst|rank|score|winner|recommend|prefer|advis|optim|good|bad|should close|saves?)/i,
  );
});
