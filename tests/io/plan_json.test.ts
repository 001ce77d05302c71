import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { setForm } from "../../src/domain/edits/set_form.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { readPlan } from "../../src/io/plan_file.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";

const read = (json: unknown, file = "plans/today.json") =>
  readPlanJson(new TextEncoder().encode(JSON.stringify(json)), file);

function planOf(reading: Reading<Plan>): Plan {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

const VERSION_1 = {
  format: "school-cluster-plan",
  version: 1,
  name: "Spring",
  area: "rutland",
  madeAt: "2026-09-01T10:00:00Z",
  driveTimes: { kind: "osrm", schoolHash: "ab", provenance: null },
  settings: {
    ceilingMinutes: 40,
    speed: { name: "peak", factor: 1.35, fixedMinutes: 3 },
    maxSchools: 6,
    inkColour: "blue",
  },
  clusters: [
    { id: "1", name: "North", schools: ["100001"], form: "hard-federation", locked: true, mood: 3 },
  ],
  links: [{ urns: ["100001", "100002"], kind: "shared-business", purpose: "Bursar", since: 2020 }],
  moves: [
    { urn: "100002", from: "1", to: null, reason: "Asked", role: "Head", date: "2026-09-02" },
  ],
  knownTimes: [
    {
      from: "100001",
      to: "100002",
      minutes: 24.5,
      speed: { name: "school-day", factor: 1.2, fixedMinutes: 0 },
      reason: "Timed",
      role: "Head",
      date: "2026-09-03",
      weather: "dry",
    },
  ],
  colour: { red: 1 },
};

describe("reading a plan", () => {
  it("reads version 1 with every field, and writes it back with the unknown ones", () => {
    const plan = planOf(read(VERSION_1));
    expect(plan.settings.speed).toEqual({ name: "peak", factor: 1.35, fixed: 180 });
    expect(plan.clusters[0]).toMatchObject({ id: "1", locked: true, form: "hard-federation" });
    expect(JSON.parse(writePlanJson(plan))).toEqual(VERSION_1);
  });

  it("takes a speed by name and writes it as an object", () => {
    const plan = planOf(read({ ...VERSION_1, settings: { speed: "winter" } }));
    expect(JSON.parse(writePlanJson(plan)).settings).toEqual({
      speed: { name: "winter", factor: 1.45, fixedMinutes: 0 },
    });
  });

  it("makes text of numbers given for URNs and cluster ids", () => {
    const plan = planOf(
      read({ format: VERSION_1.format, version: 1, clusters: [{ id: 7, schools: [100001] }] }),
    );
    expect(plan.clusters).toEqual([{ id: "7", name: "Cluster 7", schools: ["100001"] }]);
    expect(plan.name).toBe("today");
  });

  it("reads a proposal as a plan, without the proof that edits would make untrue", () => {
    const plan = planOf(
      read({
        status: "feasible",
        stoppedBy: "iterations",
        objective: { kind: "travel", value: 100 },
        bound: null,
        gap: null,
        clusters: [{ id: 1, schools: [1, 2, 3], host: 2 }],
        unplaced: [],
        certificate: null,
        settings: { ceilingMinutes: 45, speed: { name: "custom", factor: 1.3, fixedMinutes: 0 } },
        seed: 1,
        seconds: 0.2,
      }),
    );
    expect(plan.clusters[0]).toEqual({
      id: "1",
      name: "Cluster 1",
      schools: ["1", "2", "3"],
      host: "2",
    });
    expect(plan.settings.speed?.factor).toBe(1.3);
    expect(plan.unknownFields).toBeUndefined();
  });

  it("migrates a plan from before versions: bare lists of URNs, ceiling and speed beside them", () => {
    const plan = planOf(
      read({ ceiling: 30, speed: "peak", clusters: [[1, 2], { name: "B", members: [3] }] }),
    );
    expect(plan.settings).toEqual({
      ceilingMinutes: 30,
      speed: { name: "peak", factor: 1.35, fixed: 0 },
    });
    expect(plan.clusters).toEqual([
      { id: "1", name: "Cluster 1", schools: ["1", "2"] },
      { id: "2", name: "B", schools: ["3"] },
    ]);
    expect(JSON.parse(writePlanJson(plan)).version).toBe(1);
  });

  it("refuses a newer version and another format with a sentence", () => {
    const newer = read({ ...VERSION_1, version: 2 });
    expect(newer.ok ? "" : newer.problems[0]?.reason).toContain("version 2");
    const other = read({ ...VERSION_1, format: "shopping-list" });
    expect(other.ok ? "" : other.problems[0]?.reason).toContain("shopping-list");
  });

  it.each([
    [{ clusters: "none" }, "clusters"],
    [{ clusters: [{ id: "1" }] }, "clusters[0].schools"],
    [{ clusters: [{ id: "1", schools: [true] }] }, "clusters[0].schools[0]"],
    [{ clusters: [{ schools: [] }] }, "clusters[0].id"],
    [
      {
        clusters: [
          { id: "1", schools: [] },
          { id: 1, schools: [] },
        ],
      },
      "clusters[1].id",
    ],
    [{ clusters: [], settings: { ceilingMinutes: "45" } }, "settings.ceilingMinutes"],
    [{ clusters: [], settings: { maxSchools: -1 } }, "settings.maxSchools"],
    [{ clusters: [], settings: { speed: "warp" } }, "settings.speed"],
    [{ clusters: [], settings: { speed: { name: "custom", factor: 0 } } }, "settings.speed.factor"],
    [{ clusters: [], links: [1] }, "links"],
    [{ clusters: [], moves: [{}] }, "moves[0].urn"],
  ])("names the path of what is wrong in %j", (json, path) => {
    const reading = read({ format: VERSION_1.format, version: 1, ...json });
    expect(reading.ok).toBe(false);
    expect(reading.ok ? [] : reading.problems.map((problem) => problem.column)).toContain(path);
  });

  it.each([
    [{ ceilingMinutes: 0 }, "settings.ceilingMinutes must be a number above 0."],
    [{ speed: { name: "custom", factor: 0 } }, "settings.speed.factor must be a number above 0."],
  ])("refuses %j, by which no drive could be judged", (settings, sentence) => {
    const reading = read({ ...VERSION_1, settings });
    expect(reading.ok ? [] : reading.problems.map(({ reason }) => reason)).toContain(sentence);
  });

  it("writes the form that was chosen, not the unknown one that the file had", () => {
    const clusters = [{ id: "1", name: "N", schools: [], form: "guild" }];
    const plan = planOf(read({ ...VERSION_1, clusters }));
    const written = JSON.parse(writePlanJson(setForm("1", "informal")(plan)));
    expect(written.clusters[0].form).toBe("informal");
  });

  it("keeps a form it does not know, judges without it and says so", () => {
    const reading = read({
      ...VERSION_1,
      clusters: [{ id: "1", name: "N", schools: [], form: "guild" }],
    });
    const plan = planOf(reading);
    expect(plan.clusters[0]?.form).toBeUndefined();
    expect(reading.ok && reading.notes[0]?.column).toBe("clusters[0].form");
    expect(JSON.parse(writePlanJson(plan)).clusters[0].form).toBe("guild");
  });

  it("says what breaks the JSON, and on which line where that is known", () => {
    const reading = readPlan(new TextEncoder().encode('{\n "clusters": [\n 1 2]}'), "p.json");
    expect(reading.ok ? null : reading.problems[0]?.row).toBe(3);
  });
});

describe("a plan as CSV", () => {
  const readText = (text: string) => readPlan(new TextEncoder().encode(text), "today.csv");

  it("takes the cluster's cell text for its id and keeps a school that is in two", () => {
    const plan = planOf(readText("URN,Cluster,Cluster name\n1,01,North\n2,01,\n2,B,South\n3,,\n"));
    expect(plan.clusters).toEqual([
      { id: "01", name: "North", schools: ["1", "2"] },
      { id: "B", name: "South", schools: ["2"] },
    ]);
  });

  it("takes a file without a header when it is two columns that begin with a number", () => {
    expect(planOf(readText("100001;North\n100002;North\n")).clusters).toEqual([
      { id: "North", name: "Cluster North", schools: ["100001", "100002"] },
    ]);
  });

  it("names the row without a URN and the missing columns", () => {
    const reading = readText("urn,cluster\n,1\n");
    expect(reading.ok ? [] : reading.problems).toMatchObject([{ row: 2, column: "urn" }]);
    expect(readText("a,b,c\n1,2,3\n").ok).toBe(false);
  });

  it("takes a school that is twice in one cluster once, and notes it", () => {
    const reading = readText("urn,cluster\n1,A\n1,A\n");
    expect(planOf(reading).clusters[0]?.schools).toEqual(["1"]);
    expect(reading.ok && reading.notes).toMatchObject([{ row: 3, value: "1" }]);
  });
});

describe("the Isle of Wight fixtures", () => {
  it("hold the same clusters as JSON and as CSV, every school once", () => {
    const plans = ["isle-of-wight.json", "isle-of-wight.csv"].map((file) =>
      planOf(readPlan(readFileSync(`tests/fixtures/plans/${file}`), file)),
    );
    expect(plans[0]?.clusters).toEqual(plans[1]?.clusters);
    const urns = plans[0]?.clusters.flatMap(({ schools }) => schools) ?? [];
    expect([urns.length, new Set(urns).size]).toEqual([36, 36]);
  });
});

it("a proposal that is a plan loses what was claimed of it, since an edit would make that untrue", () => {
  const proposal = {
    format: "school-cluster-plan",
    version: 1,
    name: "Proposal",
    area: "rutland",
    clusters: [{ id: "1", schools: ["100001", "100002"] }],
    status: "optimal",
    objective: { kind: "travel", value: 600 },
    bound: 600,
    certificate: { version: 1 },
    colour: "kept",
  };
  const reading = readPlanJson(new TextEncoder().encode(JSON.stringify(proposal)), "p.json");
  expect(reading.ok && JSON.parse(writePlanJson(reading.value))).toMatchObject({ colour: "kept" });
  expect(reading.ok && writePlanJson(reading.value)).not.toMatch(/optimal|certificate|bound/);
});
