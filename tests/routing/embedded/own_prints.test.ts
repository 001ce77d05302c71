import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { crossing, writeMadeUpRoads } from "../../support/made_up_roads.ts";
import { ROOT } from "../../support/repository.ts";

const isInstalled = (() => {
  try {
    createRequire(import.meta.url)("@valhallajs/valhallajs");
    return true;
  } catch {
    return false;
  }
})();

const folder = mkdtempSync(join(tmpdir(), "planner-prints-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("planner drive-times with the built-in engine prints its own words alone, on both streams", async () => {
  const [extract, schools, out] = ["roads.osm.pbf", "schools.csv", "times.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await writeMadeUpRoads(extract);
  const rows = [0, 1, 2].map((row) => [`10000${row}`, `School ${row}`, ...crossing(row, row)]);
  writeFileSync(schools, ["urn,name,longitude,latitude", ...rows.map(String), ""].join("\n"));
  const planner = join(ROOT, "src", "cli", "planner.mjs");
  const command = ["drive-times", "--schools", schools, "--engine", `embedded:${extract}`];
  const run = spawnSync(process.execPath, [planner, ...command, "--out", out, "--json"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, XDG_CACHE_HOME: folder, HOME: folder },
  });
  const prints = `${run.stdout}\n${run.stderr}`;
  expect(prints).not.toMatch(/\[INFO\]|\[WARN\]|\[ERROR\]|costmatrix|valhalla_build/);
  if (!isInstalled) {
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("The built-in routing engine");
    return;
  }
  expect(run.stderr).toContain("once for this extract");
  expect(run.status).toBe(0);
  expect(typeof JSON.parse(run.stdout)).toBe("object");
  const table = JSON.parse(readFileSync(out, "utf8"));
  expect(table).toMatchObject({ kind: "embedded", provenance: { engine: "Valhalla" } });
  expect(table.durations[0][1]).toBeGreaterThan(60);
});
