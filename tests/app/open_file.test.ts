import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Opened, SchoolSwitches } from "../../src/app/open_file.ts";
import { openFiles } from "../../src/app/open_file.ts";
import { withDriveTimes } from "../../src/app/own_area.ts";
import type { Area } from "../../src/domain/area.ts";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { encodeDriveTimes } from "../../src/io/drive_times_bin.ts";
import { createImportClient } from "../../src/io/import_protocol.ts";
import { writeOsrmTable } from "../../src/io/osrm_table.ts";
import { writePlanCsv } from "../../src/io/plan_csv.ts";
import { writePlanJson } from "../../src/io/plan_json.ts";
import { evenArea } from "../support/builders.ts";
import { readF1Area, readF1Plan } from "../support/fixture_areas.ts";
import { ROOT } from "../support/repository.ts";
import { fakeImportPort } from "./fake_ports.ts";

const F1_AREA = readF1Area();
const HOOKS = { onProgress: () => {}, signal: new AbortController().signal };

function fixture(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(ROOT, "tests", "fixtures", ...path.split("/"))));
}

const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);

function open(
  files: File | readonly File[],
  area: Area | null = F1_AREA,
  switches: SchoolSwitches = {},
): Promise<Reading<Opened>> {
  const list = files instanceof File ? [files] : files;
  return openFiles(list, area, createImportClient(fakeImportPort()), switches, HOOKS);
}

async function opened(...given: Parameters<typeof open>): Promise<Opened> {
  const reading = await open(...given);
  if (reading.ok) return reading.value;
  throw new Error(JSON.stringify(reading.problems));
}

async function refusal(...given: Parameters<typeof open>): Promise<string> {
  const reading = await open(...given);
  const problem = reading.ok ? undefined : reading.problems[0];
  if (problem === undefined) throw new Error("The file was not refused.");
  expect(problem.file).not.toBe("");
  expect(problem.advice).not.toBe("");
  return `${problem.file}: ${problem.reason} ${problem.advice}`;
}

const EXTRACT = "edubasealldata20260624.csv";

describe("a file is known by its content, whatever its name", () => {
  it("a GIAS extract", async () => {
    const found = await opened(file("download.txt", fixture(`gias/${EXTRACT}`)));
    expect(found.kind === "schools" && found.list.counts.accepted).toBe(11);
  });

  it("our own schools.csv", async () => {
    const found = await opened(file("mine.csv", fixture("f1/schools.csv")));
    expect(found.kind === "schools" && found.list.schools.length).toBe(6);
  });

  it("a schools.csv that also has a cluster column", async () => {
    const text = "urn,name,longitude,latitude,cluster\n100001,A,-0.5,53,1\n";
    const found = await opened(file("mine.csv", text));
    expect(found.kind).toBe("schools");
  });

  it.each([
    ["JSON", writePlanJson(readF1Plan())],
    ["CSV", writePlanCsv(readF1Plan())],
    ["CSV with semicolons", "urn;cluster\r\n900001;1\r\n900002;1\r\n"],
    ["CSV from a spreadsheet that marks its encoding", "\ufeffURN,Cluster\r\n900001,1\r\n"],
    ["CSV that says partnership", "URN,School,Partnership\r\n900001,Ashby Wold,Wolds\r\n"],
  ])("a plan in %s", async (_, text) => {
    const found = await opened(file("anything", text));
    expect(found.kind).toBe("plan");
    expect(found.kind === "plan" && found.plan.clusters[0]?.schools[0]).toBe("900001");
  });

  it.each([
    ["an OSRM table", fixture("f1/osrm-table.json")],
    ["a table of ours", new TextEncoder().encode(writeOsrmTable(F1_AREA.driveTimes))],
    ["a drive-times.bin", new Uint8Array(encodeDriveTimes(F1_AREA.driveTimes))],
  ])("%s", async (_, bytes) => {
    const found = await opened(file("times", new Uint8Array(bytes)));
    if (found.kind !== "drive-times") throw new Error(`It was taken for ${found.kind}.`);
    expect(found.driveTimes.size).toBe(6);
  });

  it("drive times with each school's way to the road, from a file of either kind", async () => {
    const metres = F1_AREA.schools.map((_, i) => i * 10.5);
    const snaps = metres.map((distance) => ({ position: [-0.5, 53] as const, metres: distance }));
    for (const bytes of [
      encodeDriveTimes(F1_AREA.driveTimes, metres),
      new TextEncoder().encode(writeOsrmTable(F1_AREA.driveTimes, snaps)),
    ]) {
      const found = await opened(file("times", new Uint8Array(bytes)));
      if (found.kind !== "drive-times") throw new Error(`It was taken for ${found.kind}.`);
      const { driveTimes, snapMetres } = found;
      const area = withDriveTimes(F1_AREA, driveTimes, snapMetres);
      expect(area.schools.map((school) => school.snapMetres)).toEqual(metres);
      expect(withDriveTimes(F1_AREA, driveTimes).schools).toEqual(F1_AREA.schools);
    }
  });

  it("a GIAS extract together with its links files, in any order", async () => {
    const found = await opened([
      file("links_edubasealldata20260624.csv", fixture(`gias/links_${EXTRACT}`)),
      file(EXTRACT, fixture(`gias/${EXTRACT}`)),
      file("grouplinks.csv", fixture("gias/grouplinks.csv")),
    ]);
    if (found.kind !== "schools") throw new Error(`It was taken for ${found.kind}.`);
    expect(found.list.schools.some(({ formerType }) => formerType !== null)).toBe(true);
  });
});

it("closed schools are read only where that is switched on", async () => {
  const extract = file(EXTRACT, fixture(`gias/${EXTRACT}`));
  const usual = await opened(extract);
  const more = await opened(extract, F1_AREA, {
    filter: { statuses: ["open", "proposed-to-close", "proposed-to-open", "closed"] },
  });
  const counts = [usual, more].map((found) =>
    found.kind === "schools" ? found.list.schools.length : 0,
  );
  expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
});

describe("a refusal names the file, says what is wrong and what to do", () => {
  it.each([
    ["a picture", "photo.png", "\u0089PNG\r\n\u001a\nIHDR", /photo\.png: .+ .+/],
    ["an empty file", "empty.csv", "", /empty\.csv: .+ .+/],
    ["JSON of something else", "other.json", '{"a": 1}', /other\.json: .+ .+/],
    ["JSON that ends early", "cut.json", '{"format": "school-cl', /cut\.json: .+ .+/],
    ["drive times that end early", "cut.bin", "DRIVETMS\u0001", /cut\.bin: .+ .+/],
  ])("%s", async (_, name, content, sentence) => {
    expect(await refusal(file(name, content))).toMatch(sentence);
  });

  it("drive times for another number of schools", async () => {
    const table = file("table.json", fixture("f1/osrm-table.json"));
    expect(await refusal(table, { ...evenArea(4, 600), title: "Four" })).toBe(
      "table.json: The drive times are for 6 schools; the list has 4. Use the list of schools that the drive times were made for, or make them again.",
    );
  });

  it("drive times for another list of as many schools", async () => {
    const times = { ...F1_AREA.driveTimes, schoolHash: "0".repeat(64) };
    const bytes = new Uint8Array(encodeDriveTimes(times));
    expect(await refusal(file("drive-times.bin", bytes))).toContain("another list of schools");
  });

  it("drive times where no area is open", async () => {
    const table = file("table.json", fixture("f1/osrm-table.json"));
    expect(await refusal(table, null)).toContain("no area is open");
  });

  it("links without their extract, and two files that do not belong together", async () => {
    const links = file("links_edubase.csv", fixture(`gias/links_${EXTRACT}`));
    expect(await refusal(links)).toBe(
      "links_edubase.csv: It holds links between schools, not schools. Choose the GIAS extract together with it.",
    );
    const two = [file("a.csv", fixture("f1/schools.csv")), file("b.csv", "urn,cluster\n1,1\n")];
    expect(await refusal(two)).toContain("b.csv: It was chosen together with a.csv.");
  });
});

it("reading stops when it is told to", async () => {
  const controller = new AbortController();
  const reading = openFiles(
    [file(EXTRACT, fixture(`gias/${EXTRACT}`))],
    null,
    createImportClient(fakeImportPort()),
    {},
    { onProgress: () => {}, signal: controller.signal },
  );
  controller.abort(new Error("Stopped by the user."));
  await expect(reading).rejects.toThrow("Stopped by the user.");
});
