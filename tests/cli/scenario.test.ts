import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWorkbook } from "../../src/io/workbook_writer.ts";
import { fixture, planner, plannerProcess } from "./planner.ts";

const [P, Q, R, S, T] = ["910001", "910002", "910003", "910004", "910005"];
const TIMES = ["--drive-times", fixture("places/drive_times.json"), "--today", "2026-11-23"];
const F2 = ["--schools", fixture("places/schools.csv"), ...TIMES];
const WITHOUT_YEARS = ["--schools", fixture("places/schools_without_years.csv"), ...TIMES];
const PLAN = ["--plan", fixture("places/plan.csv")];
const CLOSE = ["scenario", "--actions", fixture("places/close.json")];

const BEFORE = { capacity: 791, roll: 643, unfilled: 152, over: 4, net: 148 };
const AFTER = { capacity: 735, roll: 643, unfilled: 96, over: 4, net: 92 };

function written(name: string, content: string | Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), "planner-scenario-")), name);
  writeFileSync(file, content);
  return file;
}

function actions(...list: readonly object[]): readonly string[] {
  return ["scenario", "--actions", written("what_if.json", JSON.stringify({ actions: list }))];
}

async function jsonOf(args: readonly string[]) {
  const run = await planner([...args, "--json"]);
  return { code: run.code, stderr: run.stderr, json: JSON.parse(run.stdout) };
}

function flows(displaced: readonly { to: string; yearGroup: number | null; pupils: number }[]) {
  return displaced.map(({ to, yearGroup, pupils }) => [to, yearGroup, pupils]);
}

test("closing P by year group sends 9 pupils to Q and 5 to T, each year only where it has room (O1, O2)", async () => {
  const { code, json } = await jsonOf([...CLOSE, ...F2, ...PLAN]);
  expect(code).toBe(0);
  expect(json).toMatchObject({
    heading: "Test only – not a proposal",
    name: "Without Pinfold",
    before: BEFORE,
    after: AFTER,
    unplaced: [],
  });
  expect(json.before.unfilledShare).toBeCloseTo(152 / 791, 12);
  expect(json.before.netShare).toBeCloseTo(148 / 791, 12);
  expect(json.after.unfilledShare).toBeCloseTo(96 / 735, 12);
  expect(flows(json.displaced)).toEqual([
    [Q, 0, 1],
    [Q, 1, 2],
    [Q, 2, 2],
    [Q, 3, 2],
    [Q, 4, 1],
    [T, 4, 1],
    [T, 5, 3],
    [Q, 6, 1],
    [T, 6, 1],
  ]);
  // 300 and 600 seconds as they are driven, at school day ×1.2.
  expect(json.displaced.map(({ seconds }: { seconds: number }) => seconds)).toEqual([
    360, 360, 360, 360, 360, 720, 720, 360, 720,
  ]);
  expect(json.schools).toEqual([
    { urn: P, before: { capacity: 56, roll: 14 }, after: null },
    { urn: Q, before: { capacity: 105, roll: 88 }, after: { capacity: 105, roll: 97 } },
    { urn: R, before: { capacity: 105, roll: 109 }, after: { capacity: 105, roll: 109 } },
    { urn: S, before: { capacity: 105, roll: 61 }, after: { capacity: 105, roll: 61 } },
    { urn: T, before: { capacity: 420, roll: 371 }, after: { capacity: 420, roll: 376 } },
  ]);
  expect(json.years).toMatchObject([{ september: 2027, ...AFTER }]);
  expect(json.partnerships).toMatchObject([
    {
      cluster: "Fen",
      lost: [P],
      competes: true,
      rolls: [
        { urn: P, pupils: -14 },
        { urn: Q, pupils: 9 },
      ],
    },
    { cluster: "Wold", lost: [], rolls: [{ urn: T, pupils: 5 }] },
  ]);
  expect(json.evidence.map(({ text }: { text: unknown }) => text)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  for (const rule of json.rules) {
    expect(rule).toMatchObject({
      id: expect.any(String),
      text: expect.any(String),
      source: expect.any(String),
      reviewed: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
  }
});

test("without year groups all 14 go to the nearest school with room", async () => {
  const { code, json } = await jsonOf([...CLOSE, ...WITHOUT_YEARS]);
  expect(code).toBe(0);
  expect(json).toMatchObject({ before: BEFORE, after: AFTER, partnerships: [] });
  expect(flows(json.displaced)).toEqual([[Q, null, 14]]);
});

test("figures of a CSV file and of a workbook, keyed by DfE number, do what columns of the schools file do", async () => {
  const columns = [0, 13, 14, 15, 16, 17, 18, 19];
  const rows = readFileSync(fixture("places/schools.csv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => columns.map((at) => line.split(",")[at] ?? ""))
    .map(([urn = "", ...years]) => [
      urn === "urn" ? "DfE number" : `925/${urn.slice(2)}`,
      ...years,
    ]);
  const csv = written("figures.csv", rows.map((row) => row.join(",")).join("\n"));
  const workbook = written("figures.xlsx", writeWorkbook([{ name: "A", rows, widths: [] }]));
  const whole = await jsonOf([...CLOSE, ...F2]);
  for (const file of [csv, workbook]) {
    const { json, stderr } = await jsonOf([...CLOSE, ...WITHOUT_YEARS, "--places", file]);
    expect(json).toEqual(whole.json);
    expect(stderr).toContain("figures of 5 schools.");
  }
});

test("an admission number of 45 rolls through T year by year (O4)", async () => {
  const { json } = await jsonOf(["scenario", "--actions", fixture("places/pan.json"), ...F2]);
  const capacities = json.years.map(
    ({ bySchool }: { bySchool: readonly { urn: string; capacity: number }[] }) =>
      bySchool.find(({ urn }) => urn === T)?.capacity,
  );
  expect(capacities).toEqual([405, 390, 375, 360, 345, 330, 315]);
  expect(json.years[2]).toMatchObject({ september: 2029, capacity: 746, unfilled: 107 });
  expect(json.years[2].unfilledShare).toBeCloseTo(107 / 746, 12);
});

test("a federation changes no places, and a scenario of nothing changes nothing (O3)", async () => {
  for (const args of [["scenario", "--actions", fixture("places/federate.json")], actions()]) {
    const { code, json } = await jsonOf([...args, ...F2]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ before: BEFORE, after: BEFORE, displaced: [], unplaced: [] });
  }
});

test("pupils without a place are named with the reason, and the exit code is 1", async () => {
  const { code, json } = await jsonOf([...actions({ type: "close", urn: T }), ...WITHOUT_YEARS]);
  expect(code).toBe(1);
  // P, Q and S have room for 42, 17 and 44; R is over.
  expect(json.unplaced).toEqual([{ from: T, yearGroup: null, pupils: 268, reason: "no-room" }]);
  const run = await planner([...actions({ type: "close", urn: T }), ...WITHOUT_YEARS]);
  expect(run.code).toBe(1);
  expect(run.stdout).toContain("Thornhill Primary School, all years: 268 pupils: no school");
});

test("tables tell places, schools, who goes where, years, partnerships, evidence and rules, headed as a test", async () => {
  const run = await planner([...CLOSE, ...F2, ...PLAN]);
  expect(run.code).toBe(0);
  expect(run.stdout).toMatch(/^Test only – not a proposal: Without Pinfold\n/);
  for (const line of [
    "1. Close Pinfold Primary School, from September 2027",
    /Unfilled places +152 \(19\.2 %\) +96 \(13\.1 %\)/,
    /910005 +Thornhill Primary School +420 +420 +371 +376/,
    /Pinfold Primary School +Thornhill Primary School +Year 5 +3 +12\.0/,
    "Everyone has a place.",
    /2027 +735 +643 +96 \(13\.1 %\) +4 +92 \(12\.5 %\)/,
    "one member gains pupils that another loses",
    "The likely effect on the local community: to be written",
    "Rules that may apply (advisory)",
  ]) {
    expect(run.stdout).toMatch(line);
  }
});

test("home areas, the rural list with its year and the faith preference come from the options", async () => {
  const homes = written(
    "homes.csv",
    "urn,place,longitude,latitude,pupils\n910001,E01,-0.201,53.18,14\n",
  );
  const list = written("rural_2025.csv", "urn\n910001\n");
  const { json, stderr } = await jsonOf([
    ...CLOSE,
    ...WITHOUT_YEARS,
    "--homes",
    homes,
    "--rural-list",
    list,
    "--prefer-faith",
  ]);
  expect(flows(json.displaced)).toEqual([[T, null, 14]]);
  expect(json.displaced[0].estimated).toBe(true);
  expect(json.rural).toEqual([
    { urn: P, by: "list", isRural: true, listYear: 2025, isOld: expect.any(Boolean) },
  ]);
  expect(stderr).not.toContain("could not be used");
});

test("a report to share hides 5 pupils and what would tell them; JSON on stdout does not unless asked", async () => {
  const out = join(mkdtempSync(join(tmpdir(), "planner-scenario-")), "report.json");
  const run = await planner([...CLOSE, ...WITHOUT_YEARS, ...PLAN, "--out", out, "--json"]);
  expect(JSON.parse(run.stdout).displaced[0].pupils).toBe(14);

  const years = await planner([...CLOSE, ...F2, ...PLAN, "--out", out]);
  expect(years.stderr).toContain("a report without numbers of 1 to 5 pupils");
  const report = JSON.parse(readFileSync(out, "utf8"));
  expect(report).toMatchObject({ heading: "Test only – not a proposal", suppressedTo: 5 });
  const counts = report.displaced.map(({ pupils }: { pupils: unknown }) => pupils);
  expect(counts).toEqual(counts.map(() => "c"));
  expect(report.displacedTotals).toEqual([
    { from: P, to: Q, pupils: "c" },
    { from: P, to: T, pupils: "c" },
  ]);
  expect(
    report.schools.map(({ after }: { after: { roll: unknown } | null }) => after?.roll),
  ).toEqual([undefined, "c", 109, 61, "c"]);
  expect(report.after).toMatchObject(AFTER);
  expect(report.evidence[1].computed).toMatchObject({ pupils: 14, meanSecondsAfter: "c" });

  const csv = out.replace(/json$/, "csv");
  await planner([...CLOSE, ...F2, "--out", csv]);
  const text = readFileSync(csv, "utf8");
  expect(text).toContain("about,heading,,,,,,,Test only – not a proposal\n");
  expect(text).toContain(`who goes where,pupils,${P},Pinfold Primary School,${T},`);
  expect(text).not.toMatch(/^who goes where,pupils[^\n]*,\d+$/m);
  expect(text).toContain("places,unfilled,,,,,,152,96\n");

  const asked = await jsonOf([...CLOSE, ...F2, "--suppress", "10"]);
  expect(asked.json.suppressedTo).toBe(10);
});

test("the report is a page, a table or JSON, each headed as a test and as not complete until all is written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "planner-scenario-"));
  const list = written("rural_2025.csv", "urn\n910001\n");
  const reportOf = async (args: readonly string[], ending: string) => {
    const out = join(folder, `report.${ending}`);
    const run = await planner([...args, ...F2, ...PLAN, "--rural-list", list, "--out", out]);
    expect(run.code).toBe(0);
    return readFileSync(out, "utf8");
  };
  const status =
    "Not complete: still empty are “The likely effect on the local community”, “Any alternatives to closing the school”, how harm to Cluster Fen would be made good and how harm to Cluster Wold would be made good";
  const html = await reportOf(CLOSE, "html");
  expect(html).toContain('<p class="warning">Test only – not a proposal</p>');
  expect(html).toContain(status);
  expect(html).toContain("is a designated rural primary school, by the yearly list of 2025");
  expect(html).toContain('<td>Thornhill Primary School</td><td class="n">c</td>');
  expect(await reportOf(CLOSE, "csv")).toContain(`"${status}"`);
  expect(JSON.parse(await reportOf(CLOSE, "json"))).toMatchObject({ status, isComplete: false });
  const whole = await reportOf([...CLOSE, "--suppress", "none"], "html");
  expect(whole).toContain("For use inside the authority alone");
  expect(whole).toContain('<td>Thornhill Primary School</td><td class="n">5</td>');

  const notes = {
    evidence: { community: "Told <b>.", alternatives: "Weighed." },
    mitigation: { Fen: "A shared head.", Wold: "None is needed." },
  };
  const { actions: closing } = JSON.parse(readFileSync(fixture("places/close.json"), "utf8"));
  const file = written("written.json", JSON.stringify({ name: "W", actions: closing, notes }));
  const complete = await reportOf(["scenario", "--actions", file], "html");
  expect(complete).toContain('<p class="status">Complete</p>');
  expect(complete).toContain("Told &lt;b&gt;.");
});

test("the command runs in a process of its own, with its help", () => {
  const run = plannerProcess([...CLOSE, ...F2, "--json"]);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ before: BEFORE, after: AFTER });
  const help = plannerProcess(["scenario", "--help"]);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  expect(help.stdout).toContain("Test only – not a proposal.");
  expect(help.stdout).toContain("Example: npm run -s planner -- scenario ");
});

test.each([
  [["scenario", ...F2], "--actions is missing"],
  [["scenario", "--actions", "nowhere.json", ...F2], "there is no such file"],
  [["scenario", "--actions", fixture("places/schools.csv"), ...F2], "not valid JSON"],
  [CLOSE, "Say which schools: --area NAME"],
  [[...CLOSE, ...F2, "--today", "today"], "--today is"],
  [[...CLOSE, ...F2, "--suppress", "4"], "one of 5, 6, 10, none"],
  [[...CLOSE, ...F2, "--suppress", "5"], "give --out FILE or --json with it"],
  [[...CLOSE, ...F2, "--out", "report.pdf"], "must end in .html, .csv or .json"],
  [[...CLOSE, ...F2, "--rural-year", "2025"], "without --rural-list"],
  [[...CLOSE, ...F2, "--places-as-at", "2025"], "without --places"],
  [
    [...CLOSE, ...F2, "--places", fixture("places/drive_times.json")],
    "the headings that are needed",
  ],
  [[...CLOSE, ...F2, "--homes", fixture("places/plan.csv")], "no column for pupils"],
  [[...CLOSE, ...F2, "--rural-list", fixture("places/plan.csv")], "of which year it is"],
  [[...CLOSE, ...F2, "--plan", fixture("places/close.json")], "close.json"],
])(
  "unusable input ends with code 2, nothing on stdout and what to do: %j",
  async (args, message) => {
    const run = await planner(args);
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run).toMatchObject({ code: 2, stdout: "" });
  },
);

test("every action that cannot be done is named by its file, number, field and reason", async () => {
  const wrong = await planner([...actions({ type: "shut", urn: P }, { type: "close" }), ...F2]);
  expect(wrong).toMatchObject({ code: 2, stdout: "" });
  expect(wrong.stderr).toMatch(
    /what_if\.json, column "actions\[0\]\.type": Action 1: .*one of close/,
  );
  expect(wrong.stderr).toMatch(/column "actions\[1\]\.urn": Action 2 \(close\): /);
  const strange = await planner([
    ...actions({ type: "close", urn: "1" }, { type: "merge", urns: [P], into: P, sites: 1 }),
    ...F2,
  ]);
  expect(strange).toMatchObject({ code: 2, stdout: "" });
  expect(strange.stderr).toMatch(/what_if\.json: Action 1: /);
  expect(strange.stderr).toMatch(/what_if\.json: Action 2: /);
});

test("a capacity that is needed and not known is asked for and never assumed", async () => {
  const text = readFileSync(fixture("places/schools_without_years.csv"), "utf8");
  const schools = written("schools.csv", text.replace("88,2026-01-15,105,", "88,2026-01-15,,"));
  const run = await planner([...CLOSE, "--schools", schools, ...TIMES]);
  expect(run).toMatchObject({ code: 2, stdout: "" });
  expect(run.stderr).toContain(
    "Quarrington Lane Primary School (910002), whose capacity is not known",
  );
});

test.each([
  [
    [{ type: "close", urn: P, date: "30/02/2027" }],
    /"date" is "30\/02\/2027", which is not a date\./,
  ],
  [[{ type: "Close", urn: P }], /its type is "Close", which is not known\. Give one of close,/],
  [[{ type: "capacity", urn: P, capacity: 1e9 }], /a whole number from 0 to 999,999\./],
  [
    [
      { type: "pan", urn: P, pan: 5, from: 8, firstSeptember: 2028 },
      { type: "close", urn: P, date: "2027-08-31" },
    ],
    /Action 1: Pinfold Primary School \(910001\) no longer exists after action 2\. .*actions count by their dates/,
  ],
])("what is wrong with %j is said with its value", async (list, message) => {
  const run = await planner([...actions(...list), ...F2]);
  expect(run.stderr).toMatch(message);
  expect(run).toMatchObject({ code: 2, stdout: "" });
});

test("of very many problems the first are told and the others counted", async () => {
  const unknown = Array.from({ length: 50 }, (_, i) => ({ type: "close", urn: `${i + 1}` }));
  const run = await planner([...actions(...unknown), ...F2]);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain("And 30 more problems of the scenario.");
  expect(run.stderr).not.toContain("Action 21");
});

test("a September that is past is said, and estimated times are marked as such wherever they are shown", async () => {
  const past = await planner([...actions({ type: "close", urn: P, date: "1999-09-01" }), ...F2]);
  expect(past.code).toBe(0);
  expect(past.stderr).toContain("Action 1: it counts from September 1999, which is past.");
  const moved = await planner([
    ...actions(
      { type: "move", urn: Q, longitude: -0.9, latitude: 53.3 },
      { type: "close", urn: P },
    ),
    ...F2,
    ...PLAN,
  ]);
  expect(moved.stderr).not.toContain("is past");
  expect(moved.stdout).toMatch(/worst pair: .* 8\.2 min; after: .* min \(estimated\)\n/);
});

test("homes that are given for some alone are not said to be missing", async () => {
  const homes = written(
    "homes.csv",
    "urn,place,longitude,latitude,pupils\n910001,E01,-0.201,53.18,9\n",
  );
  const run = await planner([...CLOSE, ...WITHOUT_YEARS, "--homes", homes]);
  expect(run.stdout).toContain("from home where it is given, else from the school they leave");
  expect(run.stdout).toContain("Some times or distances are estimated.");
});

test("tables tell when a new admission number can count, whether a school that ends is rural, and the sparsity screen", async () => {
  const pan = { type: "pan", urn: T, pan: 45, from: 60, firstSeptember: 2027 };
  const run = await planner([...actions(pan, { type: "close", urn: P }), ...F2]);
  for (const line of [
    "Earliest September: 2028. The test has an earlier one.",
    "Pinfold Primary School: whether it is rural is not known",
    /Pinfold Primary School +1\.0000 +none +2\.2 +none/,
  ]) {
    expect(run.stdout).toMatch(line);
  }
});
