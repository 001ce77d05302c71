import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DownloadHooks } from "../../../routing/downloads/download.ts";
import { downloadLatestGias } from "../../../routing/downloads/latest_gias.ts";
import { downloadLatestRoads } from "../../../routing/downloads/latest_roads.ts";
import type { Sources } from "../../../routing/downloads/sources.ts";
import { giasUrl, openSources, readSources, roadsUrl } from "../../../routing/downloads/sources.ts";
import type { FileServer } from "../../support/file_server.ts";
import { cutOff, redirect, startFileServer, wholeFile } from "../../support/file_server.ts";
import { ROOT } from "../../support/repository.ts";

let server: FileServer;
let folder: string;

beforeEach(async () => {
  server = await startFileServer();
  folder = mkdtempSync(join(tmpdir(), "planner-latest-"));
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const GIAS = readFileSync(join(ROOT, "tests", "fixtures", "gias", "edubasealldata20260624.csv"));
const ROADS = Buffer.from("the roads of Lincolnshire");
const TODAY = new Date("2026-06-24T09:00:00Z");
const LINCOLNSHIRE = { laCode: "925", laName: "Lincolnshire" };

function sources(): Sources {
  return {
    hosts: ["127.0.0.1"],
    gias: { url: `${server.url}/edubasealldata{date}.csv`, daysBack: 3, leastBytes: 1_000 },
    roads: {
      url: `${server.url}/england/{county}-latest.osm.pbf`,
      counties: { lincolnshire: ["812", "813", "925"] },
      england: { url: `${server.url}/england-latest.osm.pbf`, authorities: ["808"] },
    },
  };
}

function hooks(): DownloadHooks {
  return {
    hosts: ["127.0.0.1"],
    signal: new AbortController().signal,
    onProgress: () => {},
    patience: { answerMs: 2_000, silenceMs: 2_000, retryMs: 5 },
  };
}

function md5(content: Uint8Array): string {
  return createHash("md5").update(content).digest("hex");
}

const gias = () => downloadLatestGias(sources(), folder, TODAY, hooks());
const roads = (authority = LINCOLNSHIRE) =>
  downloadLatestRoads(sources(), authority, folder, hooks());

describe("the latest schools", () => {
  test("are today's file", async () => {
    server.answer("/edubasealldata20260624.csv", wholeFile(GIAS, "text/csv"));
    const found = await gias();
    expect(found).toEqual({ file: join(folder, "edubasealldata20260624.csv"), date: "2026-06-24" });
    expect(readFileSync(found.file).equals(GIAS)).toBe(true);
  });

  test("are yesterday's where today has none yet", async () => {
    server.answer("/edubasealldata20260623.csv", wholeFile(GIAS, "text/csv"));
    expect((await gias()).date).toBe("2026-06-23");
    expect(server.asked.map(({ path }) => path)).toEqual([
      "/edubasealldata20260624.csv",
      "/edubasealldata20260623.csv",
    ]);
  });

  test("are given up after the last of the days, with where to get them by hand", async () => {
    await expect(gias()).rejects.toThrow(
      /no schools file of the last 4 days at 127\.0\.0\.1:\d+\. Download one from https/,
    );
    expect(server.asked).toHaveLength(4);
  });

  const wrong = [
    [
      "is not a table of schools",
      Buffer.from("name,age\nAda,8\n".repeat(200)),
      "first row is not the header",
    ],
    ["is too small", GIAS.subarray(0, 900), "has 0.0 MB, and an extract of England has more"],
    ["ends in the middle of a row", GIAS.subarray(0, GIAS.length - 120), "last row is cut off"],
  ] as const;
  test.each(wrong)(
    "that come as a file that %s are refused and not kept",
    async (_, content, why) => {
      server.answer("/edubasealldata20260624.csv", wholeFile(content, "text/csv"));
      await expect(gias()).rejects.toThrow(why);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test("that come as a web page are refused", async () => {
    server.answer("/edubasealldata20260624.csv", wholeFile(Buffer.from("<html>"), "text/html"));
    await expect(gias()).rejects.toThrow("a web page, not with the file");
  });
});

describe("the latest roads", () => {
  test("are those of the county's file of the day, with the MD5 beside it", async () => {
    server.answer(
      "/england/lincolnshire-latest.osm.pbf",
      redirect("/england/lincolnshire-260623.osm.pbf"),
    );
    server.answer("/england/lincolnshire-260623.osm.pbf", wholeFile(ROADS));
    server.answer(
      "/england/lincolnshire-260623.osm.pbf.md5",
      wholeFile(Buffer.from(`${md5(ROADS)}  lincolnshire-260623.osm.pbf\n`), "text/plain"),
    );
    const file = await roads();
    expect(file).toBe(join(folder, "lincolnshire-260623.osm.pbf"));
    expect(readFileSync(file).equals(ROADS)).toBe(true);
    const before = server.asked.length;
    expect(await roads()).toBe(file);
    const again = server.asked.slice(before).filter(({ range }) => range !== "bytes=0-0");
    expect(again.map(({ path }) => path)).not.toContain("/england/lincolnshire-260623.osm.pbf");
  });

  test("with another MD5 are refused and not kept", async () => {
    server.answer("/england/lincolnshire-latest.osm.pbf", wholeFile(ROADS));
    server.answer(
      "/england/lincolnshire-latest.osm.pbf.md5",
      wholeFile(Buffer.from(md5(GIAS)), "text/plain"),
    );
    await expect(roads()).rejects.toThrow("is damaged: it does not have the MD5");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("without an MD5 are not fetched", async () => {
    server.answer("/england/lincolnshire-latest.osm.pbf", wholeFile(ROADS));
    await expect(roads()).rejects.toThrow("There is no MD5 beside");
  });

  test("that break off are gone on with", async () => {
    server.answer("/england/lincolnshire-latest.osm.pbf", (request, response) => {
      const isFirst = server.asked.filter(({ range }) => range === null).length < 2;
      if (request.headers.range === undefined && isFirst) cutOff(ROADS, 10)(request, response);
      else wholeFile(ROADS)(request, response);
    });
    server.answer("/england/lincolnshire-latest.osm.pbf.md5", wholeFile(Buffer.from(md5(ROADS))));
    expect(readFileSync(await roads()).equals(ROADS)).toBe(true);
  });

  test("of an authority that no county is named for are a sentence", async () => {
    await expect(roads({ laCode: "999", laName: "Narnia" })).rejects.toThrow(
      "name no road extract for Narnia (999)",
    );
  });
});

describe("the settings that come with the program", () => {
  test("name a road extract for every authority of the register", async () => {
    const settings = await openSources();
    if (!settings.ok) throw new Error(JSON.stringify(settings.problems));
    const { authorities } = JSON.parse(
      readFileSync(join(ROOT, "geodata", "register", "authorities.json"), "utf8"),
    ) as { readonly authorities: readonly { readonly laCode: string }[] };
    expect(authorities.length).toBeGreaterThan(150);
    for (const { laCode } of authorities) {
      expect(roadsUrl(settings.value, laCode), laCode).toMatch(
        /^https:\/\/download\.geofabrik\.de\/.*-latest\.osm\.pbf$/,
      );
    }
    const each = Object.values(settings.value.roads.counties).flat();
    expect(new Set(each).size).toBe(each.length);
    expect(giasUrl(settings.value, "2026-06-24")).toMatch(/edubasealldata20260624\.csv$/);
  });

  test("fetch from hosts that they name, by https", async () => {
    const settings = await openSources();
    if (!settings.ok) throw new Error(JSON.stringify(settings.problems));
    const { hosts, gias: schools, roads: extracts } = settings.value;
    for (const url of [schools.url, extracts.url, extracts.england.url]) {
      expect(hosts).toContain(new URL(url).hostname);
      expect(url).toMatch(/^https:/);
    }
  });

  test("are refused with what is wrong with them", () => {
    const read = (json: unknown) => readSources(Buffer.from(JSON.stringify(json)), "s.json");
    for (const [json, why] of [
      [[], "no JSON object"],
      [{}, '"hosts" is no list'],
      [{ ...sources(), gias: { url: "https://x/" } }, "{date}"],
      [{ ...sources(), roads: { url: "https://x/{county}" } }, '"counties"'],
    ] as const) {
      const reading = read(json);
      expect(reading.ok ? "" : reading.problems[0]?.reason).toContain(why);
    }
    expect(read(sources()).ok).toBe(true);
  });
});
