import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { areaFolder } from "../../../routing/area_folder.ts";
import type { Area } from "../../../src/domain/area.ts";
import { judgePlan } from "../../../src/domain/judge.ts";
import { emptyPlan } from "../../../src/domain/plan.ts";
import { resolveSettings } from "../../../src/domain/settings.ts";
import { readArea } from "../../../src/io/area_json.ts";
import type { MadeSchool } from "../../support/area_builds.ts";
import { buildIn, schoolsCsv, temporaryFolder } from "../../support/area_builds.ts";
import { reply, serve } from "../../support/quick_osrm.ts";

const LINCOLNSHIRE = ["925", "Lincolnshire"] as const;

/** Three schools of Rutland, two of Lincolnshire a few kilometres to the east, and one an hour away. */
const SCHOOLS: readonly MadeSchool[] = [
  { urn: "100001", place: [-0.6, 52.65] },
  { urn: "100002", place: [-0.55, 52.65] },
  { urn: "100003", place: [-0.5, 52.65] },
  { urn: "200001", la: LINCOLNSHIRE, place: [-0.47, 52.65] },
  { urn: "200002", la: LINCOLNSHIRE, place: [-0.44, 52.65] },
  { urn: "200003", la: LINCOLNSHIRE, place: [0.2, 53.2] },
];

function withSchools(schools: readonly MadeSchool[]) {
  const folder = temporaryFolder();
  const gias = join(folder, "schools.csv");
  writeFileSync(gias, schoolsCsv(schools));
  return { folder, gias };
}

async function built(folder: string): Promise<Area> {
  const reading = await readArea(areaFolder(folder));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

describe("an area built with its border", () => {
  test("takes in the schools of other authorities that are near, marks them, and asks for no cluster for them", async () => {
    const server = await serve();
    const { folder, gias } = withSchools(SCHOOLS);
    const { outcome } = await buildIn(folder, { gias, engine: `osrm:${server.address}` });
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.area).toMatchObject({ schools: 3, borderSchools: 2, directions: 20 });
    const manifest = JSON.parse(readFileSync(join(outcome.area.folder, "area.json"), "utf8"));
    expect(manifest.neighbours).toEqual([{ laCode: "925", laName: "Lincolnshire", schools: 2 }]);
    const area = await built(outcome.area.folder);
    expect([...(area.borderSchools ?? [])]).toEqual(["200001", "200002"]);
    expect(area.schools.map(({ laName }) => laName).slice(2)).toEqual([
      "Rutland",
      "Lincolnshire",
      "Lincolnshire",
    ]);
    expect(area.driveTimes.origin(0 as never, 4 as never)).toBe("routed");
    expect(area.caveats.join(" ")).toContain(
      "2 schools of neighbouring authorities are listed too",
    );
    const judgement = judgePlan(area, emptyPlan("rutland"), resolveSettings({}));
    expect(judgement.unassigned).toEqual(["100001", "100002", "100003"]);
  });

  test("takes in none where none are wanted, or where the file has no other authority", async () => {
    const all = withSchools(SCHOOLS);
    const without = await buildIn(all.folder, {
      gias: all.gias,
      engine: "estimate",
      border: "none",
    });
    const own = withSchools(SCHOOLS.slice(0, 3));
    const alone = await buildIn(own.folder, { gias: own.gias, engine: "estimate" });
    for (const { outcome } of [without, alone]) {
      if (!outcome.ok) throw new Error(outcome.reason);
      expect(outcome.area).toMatchObject({ schools: 3, borderSchools: 0 });
      expect((await built(outcome.area.folder)).borderSchools).toBeUndefined();
    }
  });

  test("takes in those of the register where the file has no other authority and a reach is asked for", async () => {
    const { folder, gias } = withSchools(SCHOOLS.slice(0, 3));
    const { outcome } = await buildIn(folder, { gias, engine: "estimate", border: 5 });
    if (!outcome.ok) throw new Error(outcome.reason);
    const area = await built(outcome.area.folder);
    expect(outcome.area.borderSchools).toBe(area.borderSchools?.size);
    const names = area.schools.filter(({ urn }) => area.borderSchools?.has(urn));
    expect(names.map(({ name }) => name)).toContain(
      "Stamford St Gilberts Church of England Primary School",
    );
    expect(new Set(names.map(({ laCode }) => laCode)).has("857")).toBe(false);
  });

  test("leaves out, with a note, those that lie beyond the roads", async () => {
    const far = { waypoints: [{ distance: 900, location: [-0.45, 52.65], name: "" }] };
    const server = await serve({
      misdeed: ({ service, places }) =>
        service === "nearest" && places.some(([longitude]) => longitude > -0.46)
          ? reply(200, JSON.stringify({ code: "Ok", ...far }))
          : null,
    });
    const { folder, gias } = withSchools(SCHOOLS);
    const { outcome } = await buildIn(folder, { gias, engine: `osrm:${server.address}` });
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.area).toMatchObject({ schools: 3, borderSchools: 1, directions: 12 });
    expect(outcome.area.notes.join("\n")).toContain(
      "Left out, over the border and beyond the roads that were given: School 200002 (200002).",
    );
    expect([...((await built(outcome.area.folder)).borderSchools ?? [])]).toEqual(["200001"]);
  });
});
