import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { provenanceOf } from "../../src/io/osrm_client/data_version.ts";
import { ROOT } from "../support/repository.ts";

const FOLDER = join(ROOT, "routing", "osrm");

function read(file: string): string {
  return readFileSync(join(FOLDER, file), "utf8");
}

test("OSRM is served to this machine alone", () => {
  const ports = [...read("compose.yaml").matchAll(/^ *- "(.*:5000)"$/gm)].map((match) => match[1]);
  expect(ports).toHaveLength(1);
  expect(ports[0]).toMatch(/^127\.0\.0\.1:/);
});

test("the files that the compose file mounts are there, and its scripts are shell", () => {
  const mounted = [...read("compose.yaml").matchAll(/- \.\/([\w.]+\.\w+):/g)].map(
    (match) => match[1] ?? "",
  );
  expect(mounted.sort()).toEqual(["download.sh", "gb_car.lua", "prepare.sh"]);
  for (const file of mounted.filter((name) => name.endsWith(".sh"))) {
    execFileSync("sh", ["-n", join(FOLDER, file)]);
  }
});

test("the label that prepared roads carry is read as provenance", () => {
  const [, label = ""] = /label="(.*)"/.exec(read("prepare.sh")) ?? [];
  const filled = label
    .replace(/\$\{OSRM_VERSION#v\}/, "6.0.0")
    .replace(/\$\{name\}/, "rutland-latest.osm.pbf")
    .replace("$(date -r roads.osm.pbf +%F)", "2026-07-01");
  expect(provenanceOf(filled)).toEqual({
    engine: "OSRM",
    version: "6.0.0",
    profile: "gb_car.lua",
    extract: "rutland-latest.osm.pbf 2026-07-01",
    madeAt: null,
    notes: null,
  });
});

test("the GB profile is the image's own with the left-hand side", () => {
  const lua = read("gb_car.lua");
  expect(lua).toContain('local car = require("car")');
  expect(lua).toContain("profile.properties.left_hand_driving = true");
});
