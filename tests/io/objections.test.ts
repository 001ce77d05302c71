import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/domain/plan.ts";
import { fromBase64 } from "../../src/io/base64.ts";
import { writeSavedPage } from "../../src/io/html_export.ts";
import { writeObjectionsCsv } from "../../src/io/objections_csv.ts";
import { writePlanGeoJson } from "../../src/io/plan_geojson.ts";
import { readPlanJson, writePlanJson } from "../../src/io/plan_json.ts";
import { writePlanSchoolsCsv } from "../../src/io/plan_schools_csv.ts";
import { planOf } from "../support/builders.ts";
import { exportedF1 } from "../support/exported_f1.ts";
import { F1 } from "../support/fixture_areas.ts";
import { objectionOf } from "../support/objections.ts";

const read = (text: string) => readPlanJson(new TextEncoder().encode(text), "plan.json");

function withJson(objections: unknown) {
  const json = JSON.parse(writePlanJson(planOf([["1"]])));
  return read(JSON.stringify({ ...json, objections }));
}

describe("objections in a plan file", () => {
  it("are written and read back, open and settled, with what another program added to them", () => {
    const plan: Plan = {
      ...planOf([["1", "2"]]),
      objections: [
        objectionOf({ change: "A minibus" }),
        { ...objectionOf({ cluster: null, settled: "2026-12-01" }), ...{ minute: 12 } },
      ],
    };
    const reading = read(writePlanJson(plan));
    expect(reading).toMatchObject({ ok: true, notes: [] });
    expect(reading.ok && reading.value).toEqual(plan);
  });

  it("may lack what would change, the day and the cluster, and have numbers for URN and cluster", () => {
    const reading = withJson([
      { urn: 1, cluster: 1, what: " Too far ", role: "Parent", settled: null },
    ]);
    expect(reading.ok && reading.value.objections).toEqual([
      { urn: "1", cluster: "1", what: "Too far", role: "Parent", change: "", date: "" },
    ]);
  });

  it("are refused by their path, each with what is wrong in words", () => {
    const good = objectionOf();
    const problems = (objections: unknown) => {
      const reading = withJson(objections);
      return reading.ok ? [] : reading.problems.map(({ column, reason }) => `${column}: ${reason}`);
    };
    expect(problems("many")).toEqual(["objections: objections must be a list of objects."]);
    expect(problems([good, { ...good, what: "" }])).toEqual([
      "objections[1].what: An objection needs what is objected.",
    ]);
    expect(problems([{ ...good, role: 7 }])).toEqual([
      "objections[0].role: objections[0].role must be text.",
    ]);
    expect(problems([{ ...good, urn: null }])).toEqual([
      "objections[0].urn: objections[0].urn must be text or a whole number.",
    ]);
    expect(problems([{ ...good, date: "23/11/2026" }])).toEqual([
      "objections[0].date: objections[0].date is no day.",
    ]);
    expect(problems([{ ...good, settled: "2026-02-30" }])).toEqual([
      "objections[0].settled: objections[0].settled is no day.",
    ]);
    expect(problems([])).toEqual([]);
  });
});

/** What nobody but the planner's own file may say. */
const SECRET = "The chair will resign";

function objectedF1() {
  const exported = exportedF1();
  const objections = [
    objectionOf({ urn: F1.A, cluster: "=1+1", what: SECRET, change: "=HYPERLINK(1)" }),
    objectionOf({ urn: F1.F, cluster: null, what: "Left out", settled: "2026-12-01" }),
  ];
  return { ...exported, plan: { ...exported.plan, objections } };
}

describe("objections in files for others", () => {
  const TEMPLATE = "<title>%PAGE_TITLE%</title><script>%PAGE_CONTENT%</script>";
  const planInPage = async (withObjections?: boolean) => {
    const { area, plan } = objectedF1();
    const page = { area, plan, files: null, savedAt: "2026-11-23T09:00:00Z" };
    const { html } = await writeSavedPage(
      TEMPLATE,
      withObjections === undefined ? page : { ...page, withObjections },
    );
    const content = JSON.parse(/<script>(.*)<\/script>/s.exec(html)?.[1] ?? "");
    return gunzipSync(fromBase64(content.plan)).toString("utf8");
  };

  it("are left out of the table, the map and the page unless they are asked for", async () => {
    const exported = objectedF1();
    expect(writePlanSchoolsCsv(exported)).not.toContain(SECRET);
    expect(writePlanGeoJson(exported)).not.toContain(SECRET);
    expect(await planInPage()).not.toContain(SECRET);
    expect(writePlanSchoolsCsv(exported)).toBe(writePlanSchoolsCsv(exportedF1()));
  });

  it("are with their schools where they are asked for, and in the plan file always", async () => {
    const exported = { ...objectedF1(), withObjections: true };
    const { data } = Papa.parse<Record<string, string>>(writePlanSchoolsCsv(exported), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map((row) => row["objections"])).toEqual([
      `Headteacher: ${SECRET} (would change: =HYPERLINK(1))`,
      "",
      "",
      "",
      "",
      "Headteacher: Left out – settled 2026-12-01",
    ]);
    const { features } = JSON.parse(writePlanGeoJson(exported));
    const ashby = features.find(
      ({ properties }: { properties: { urn?: string } }) => properties.urn === F1.A,
    );
    expect(ashby.properties.objections).toEqual([exported.plan.objections[0]]);
    expect(await planInPage(true)).toContain(SECRET);
    expect(writePlanJson(exported.plan)).toContain(SECRET);
  });
});

describe("objections as a table", () => {
  it("has one row for each with the names of school and cluster, and no cell that a spreadsheet would run", () => {
    const { area, plan } = objectedF1();
    const text = writeObjectionsCsv(area, plan, "road times");
    const { data } = Papa.parse<readonly string[]>(text.trimEnd());
    expect(data[0]?.slice(0, 4)).toEqual(["urn", "school", "cluster", "cluster_name"]);
    const [ashby, fenhallow] = [F1.A, F1.F].map(
      (urn) => area.schools.find((school) => school.urn === urn)?.name,
    );
    expect(data.slice(1)).toEqual([
      [
        F1.A,
        ashby,
        "'=1+1",
        "'-West",
        SECRET,
        "Headteacher",
        "'=HYPERLINK(1)",
        "2026-11-23",
        "",
        plan.name,
        "road times",
      ],
      [
        F1.F,
        fenhallow,
        "",
        "",
        "Left out",
        "Headteacher",
        "",
        "2026-11-23",
        "2026-12-01",
        plan.name,
        "road times",
      ],
    ]);
  });
});
