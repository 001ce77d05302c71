import { describe, expect, it, test } from "vitest";
import type { ScenarioAction } from "../../../src/domain/places/scenario.ts";
import type { School } from "../../../src/domain/school.ts";
import { reportStatus } from "../../../src/words/scenario_report/about.ts";
import { ruralText } from "../../../src/words/scenario_report/evidence.ts";
import { closedPinfold, F2_PLAN, reportOf, tableOf, textsOf } from "../../support/reports.ts";
import {
  F2,
  F2_YEARS,
  inputOf,
  outcomeOf,
  readF2Area,
  scenarioOf,
  yearFigures,
} from "../../support/scenarios.ts";

const HEADINGS = [
  "The likely effect on the local community",
  "The availability, and likely cost to the local authority, of transport to other schools",
  "Any increase in the use of motor vehicles, and the likely effects of any such increase",
  "Any alternatives to closing the school",
];
const LAW = "What the law asks to have been thought of";

describe("the report on closing Pinfold", () => {
  const closed = closedPinfold();
  const whole = reportOf(closed, null);
  const shared = reportOf(closed, 5);

  it("has the places of the worked example: 152 unfilled of 791, and 96 of 735 after", () => {
    for (const report of [whole, shared]) {
      const places = tableOf(
        report,
        "Today and when everything is in full effect, with today’s pupils",
      );
      expect(places).toEqual([
        ["Schools", "5", "4"],
        ["with a capacity and a roll", "5", "4"],
        ["Capacity", "791", "735"],
        ["Roll", "643", "643"],
        ["Unfilled places", "152 (19.2 %)", "96 (13.1 %)"],
        ["Over capacity", "4", "4"],
        ["Net", "148 (18.7 %)", "92 (12.5 %)"],
      ]);
    }
  });

  it("sends 9 to Quarrington Lane (97 of 105) and 5 to Thornhill (376 of 420), which only the authority sees", () => {
    expect(tableOf(whole, "Pupils who go to another school").map((row) => row.slice(1))).toEqual([
      ["Quarrington Lane Primary School", "9"],
      ["Thornhill Primary School", "5"],
    ]);
    expect(tableOf(whole, "Schools that change").map((row) => row.slice(1))).toEqual([
      [F2.P, "56", "ends", "14", "ends"],
      [F2.Q, "105", "105", "88", "97"],
      [F2.T, "420", "420", "371", "376"],
    ]);
    expect(whole.about.join(" ")).toContain("For use inside the authority alone");
    // 5 is small, and of 14 in all 9 would tell it.
    expect(tableOf(shared, "Pupils who go to another school").map((row) => row[2])).toEqual([
      "c",
      "c",
    ]);
    expect(tableOf(shared, "Schools that change").map((row) => row[5])).toEqual(["ends", "c", "c"]);
    expect(shared.about.join(" ")).toContain("“c” stands for 1 to 5 pupils");
  });

  it("has computed figures for transport and motor vehicles: 12 beyond walking, 77,100 m a day one way", () => {
    const texts = textsOf(whole, LAW);
    expect(texts).toContain("Pupils who would go to another school or site: 14.");
    expect(texts.join(" ")).toContain("3 miles from 8) by road: 12.");
    expect(texts.join(" ")).toContain("the guide for a primary child’s journey: 0.");
    // 9 × 4,500 m and 5 × 7,200 m, there and back on 190 days, in miles of 1,609.344 m: 18,062.
    const miles = Math.round(((9 * 4500 + 5 * 7200) * 380) / 1609.344);
    expect(texts.join(" ")).toContain(`More miles a year: ${miles.toLocaleString("en-GB")},`);
    expect(textsOf(shared, LAW).join(" ")).toContain("More miles a year: c,");
    expect(texts).toContain(
      "Pinfold Primary School: is a designated rural primary school, by the yearly list of 2025.",
    );
  });

  it("has the four headings of section 15(4) in their order, and names what is empty", () => {
    const section = whole.sections.find(({ heading }) => heading === LAW);
    const asked = section?.blocks.flatMap((block) => (block.kind === "heading" ? block.text : []));
    expect(asked).toEqual(HEADINGS);
    expect(whole.warning).toBe("Test only – not a proposal");
    expect(whole.isComplete).toBe(false);
    expect(whole.status).toBe(
      `Not complete: still empty are “${HEADINGS[0]}”, “${HEADINGS[3]}”, how harm to Cluster 1 would be made good and how harm to Cluster 2 would be made good`,
    );
  });

  it("tells partnerships what they lose and who gains, and has the miles of the sparsity screen", () => {
    const impacts = textsOf(whole, "What it does to partnerships");
    expect(impacts).toContain("Loses Pinfold Primary School.");
    expect(impacts).toContain("One member gains pupils that another loses.");
    expect(impacts).toContain(
      "Pupils gained or lost: Pinfold Primary School −14, Quarrington Lane Primary School +9.",
    );
    expect(textsOf(shared, "What it does to partnerships")).toContain(
      "Pupils gained or lost: Pinfold Primary School −14, Quarrington Lane Primary School c.",
    );
    const sparsity = (report: typeof whole) =>
      tableOf(
        report,
        "Weight of the sparsity factor, from 0 to 1, and miles to the next school by road",
      );
    // Quarrington Lane has 88 in 7 years (0.8251) and 4,500 m to Pinfold; with 97, 1 − (97/7 − 10.7)/10.7 = 0.7049.
    expect(sparsity(whole)[1]?.slice(1)).toEqual(["0.8251", "2.8", "0.7049", "3.4"]);
    expect(sparsity(shared)[1]?.slice(1)).toEqual(["0.8251", "2.8", "c", "c"]);
  });

  it("gives each rule with its id, source and day of review, and says where the figures are from", () => {
    const rules = tableOf(whole, "Rules with their sources");
    expect(rules.map(([id]) => id)).toEqual(
      expect.arrayContaining(["rural-list", "rural-regard", "sparsity", "walking-distance"]),
    );
    for (const [, text, about, source, reviewed] of rules) {
      expect([text, about, source].every((cell) => (cell ?? "").length > 5)).toBe(true);
      expect(reviewed).toMatch(/^\d+ \w+ 20\d\d$/);
    }
    const sources = textsOf(
      reportOf(closed, 5, { figuresFrom: "places.xlsx" }),
      "Where the figures are from",
    );
    expect(sources).toContain("Capacities, rolls and year groups given: places.xlsx");
    expect(sources.join(" ")).toContain("Rolls: as at ");
    expect(sources.join(" ")).toContain("go by year group");
  });
});

test("a report is complete once both headings and each partnership’s mitigation are written, and shows the texts", () => {
  const notes = {
    evidence: { community: "The hall stays open.", alternatives: " Federation was weighed. " },
    mitigation: { "1": "A shared head.", "2": "Joint governors." },
  };
  const report = reportOf(closedPinfold({ notes }), 5);
  expect(report).toMatchObject({ status: "Complete", isComplete: true });
  expect(textsOf(report, LAW)).toEqual(
    expect.arrayContaining(["The hall stays open.", "Federation was weighed."]),
  );
  const missing = { ...notes, evidence: { alternatives: "Weighed.", community: " " } };
  expect(reportStatus(closedPinfold({ notes: missing }).outcome).status).toBe(
    `Not complete: still empty is “${HEADINGS[0]}”`,
  );
});

describe("who decides, and when", () => {
  const area = readF2Area();
  const reportWith = (action: ScenarioAction, facts: Partial<School> = {}) => {
    const schools = area.schools.map((school) =>
      school.urn === F2.T ? { ...school, ...facts } : school,
    );
    const input = inputOf({ ...area, schools }, [action], { scenario: scenarioOf([action]) });
    return reportOf({ area, scenario: input.scenario, outcome: outcomeOf(input, []) }, 5);
  };
  const pan = { type: "pan", urn: F2.T, pan: 45, from: 60, firstSeptember: 2027 } as const;

  it("has the consultation window, the earliest September and the years 405, 390, 375 of Thornhill", () => {
    const report = reportWith(pan, { type: "Academy converter" });
    const texts = textsOf(report, "Who decides, and when");
    expect(texts).toContain("pan-academy-trust");
    expect(texts).not.toContain("pan-authority");
    expect(texts.slice(-3)).toEqual([
      "Consultation: at least six weeks between 1 October 2026 and 31 January 2027, so begun by 20 December 2026.",
      "Determined by 28 February 2027; objections until 15 May 2027.",
      "Earliest September: 2028. The test has an earlier one.",
    ]);
    const years = tableOf(report, "September by September, with today’s pupils");
    // 791 − 15 a year: the third has 746 places and 107 unfilled.
    expect(years.slice(0, 3).map((row) => row.slice(0, 4))).toEqual([
      ["2027", "776", "643", "137 (17.7 %)"],
      ["2028", "761", "643", "122 (16.0 %)"],
      ["2029", "746", "643", "107 (14.3 %)"],
    ]);
    expect(report.status).toBe("Complete");
    expect(textsOf(report, LAW).join(" ")).toContain("No school ends");
  });

  it("needs no consultation for a higher number", () => {
    const texts = textsOf(
      reportWith({ ...pan, pan: 75, firstSeptember: 2028 }, { type: "Community school" }),
      "Who decides, and when",
    );
    expect(texts).toContain("pan-authority");
    expect(texts.join(" ")).toContain("none is needed for a higher or unchanged number");
    expect(texts).toContain("Earliest September: 2028.");
  });
});

test("a pair of schools shares no small number of children who change school, nor what would tell it", () => {
  const area = readF2Area();
  const actions = [{ type: "pair", infant: F2.S, junior: F2.Q }] as const;
  // Saltmarsh has 4 juniors; Quarrington Lane's infants are 37.
  const figures = yearFigures({ ...F2_YEARS, [F2.S]: [19, 19, 19, 1, 1, 1, 1] });
  const input = inputOf(area, actions, { figures, scenario: scenarioOf(actions) });
  const paired = {
    area,
    scenario: input.scenario,
    outcome: outcomeOf(input, [], { plan: F2_PLAN }),
  };
  expect(textsOf(reportOf(paired, null), "Where pupils go")).toContain(
    "Pupils who would go to another school or site: 41.",
  );
  const shared = reportOf(paired, 5);
  expect(tableOf(shared, "Schools that change").map((row) => row[5])).toEqual(["c", "c"]);
  expect(textsOf(shared, "Where pupils go")).toContain(
    "Pupils who would go to another school or site: c.",
  );
  expect(textsOf(shared, "What it does to partnerships").join(" ")).not.toMatch(/[+−]\d/);
});

test("nothing of where one pupil lives is told: the longest drive from home and the mean of a hidden row", () => {
  const area = readF2Area();
  const actions = [{ type: "close", urn: F2.P }] as const;
  const homes = [
    { urn: F2.P, place: "E1", position: [-0.35, 53.12] as const, yearGroup: null, pupils: 10 },
    { urn: F2.P, place: "E2", position: [-0.2, 53.18] as const, yearGroup: null, pupils: 4 },
  ];
  const input = inputOf(area, actions, { homes, scenario: scenarioOf(actions) });
  const flows = [
    [F2.P, null, F2.Q, 10],
    [F2.P, null, F2.T, 4],
  ] as const;
  const closed = { area, scenario: input.scenario, outcome: outcomeOf(input, flows) };
  const minutes = (most: 5 | null) =>
    tableOf(
      reportOf(closed, most),
      "Pupils who go to another school, with the minutes of the drive",
    ).map((row) => row[4]);
  expect(minutes(null).join()).toMatch(/^\d+\.\d \(estimated\),\d+\.\d \(estimated\)$/);
  expect(minutes(5)).toEqual(["c", "c"]);
  const texts = textsOf(reportOf(closed, 5), LAW);
  expect(texts).toContain("Longest drive: c.");
  expect(texts).toContain("Mean drive one way: c.");
});

describe("whether a school is rural is said", () => {
  it.each([
    [
      { by: "list", isRural: false, listYear: 2024, isOld: true } as const,
      "is not on the list, by the yearly list of 2024. A newer list should be in force: load it",
    ],
    [
      { by: "code", isRural: true, scheme: "2011" } as const,
      "indicative only, not by the yearly list (which has maintained schools alone): rural by the classification of 2011 of its place",
    ],
    [
      { by: "not-known" } as const,
      "whether it is rural is not known: no yearly list is loaded, and its place has no urban or rural code",
    ],
  ])("by %j", (standing, text) => {
    expect(ruralText(standing)).toBe(text);
  });
});
