import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inspectExtract } from "../../../routing/osm/inspect_extract.ts";
import type { OsmNode, OsmRelation, OsmWay } from "../../../routing/osm/osm_elements.ts";
import { prepareExtract } from "../../../routing/osm/prepare_extract.ts";
import { readExtract } from "../../../routing/osm/read_extract.ts";
import { createExtract } from "../../../routing/osm/write_extract.ts";
import type { Reading } from "../../../src/domain/reader_problem.ts";
import { FIXED_SEED } from "../../support/arbitraries.ts";
import {
  crossing,
  idAt,
  madeUpRoads,
  REPLICATED_AT,
  tagsOf,
  writeMadeUpRoads,
} from "../../support/made_up_roads.ts";

const folder = mkdtempSync(join(tmpdir(), "planner-osm-"));
const extract = join(folder, "made-up.osm.pbf");

beforeAll(() => writeMadeUpRoads(extract));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Elements {
  readonly nodes: readonly OsmNode[];
  readonly ways: readonly OsmWay[];
  readonly relations: readonly OsmRelation[];
}

async function readAll(file: string): Promise<Elements> {
  const wanted = { nodes: true, ways: true, relations: true };
  const found: { nodes: OsmNode[]; ways: OsmWay[]; relations: OsmRelation[] } = {
    nodes: [],
    ways: [],
    relations: [],
  };
  for await (const block of readExtract(file, { wanted })) {
    found.nodes.push(...block.nodes);
    found.ways.push(...block.ways);
    found.relations.push(...block.relations);
  }
  return found;
}

function sentenceOf(reading: Reading<unknown>): string {
  if (reading.ok) throw new Error("It was read.");
  const [problem] = reading.problems;
  return `${problem?.reason} ${problem?.advice}`;
}

function written(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** Bytes of a field of a protocol buffer, by hand: a number, or what has a length. */
function field(number: number, value: number | Uint8Array): Buffer {
  if (typeof value === "number") return Buffer.concat([varint(number << 3), varint(value)]);
  return Buffer.concat([varint((number << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
const text = (value: string) => Buffer.from(value, "utf8");

function blob(type: string, content: Uint8Array, packing: "raw" | "zlib" | number): Buffer {
  const data =
    packing === "raw"
      ? field(1, content)
      : packing === "zlib"
        ? Buffer.concat([field(2, content.length), field(3, deflateSync(content))])
        : field(packing, content);
  const head = Buffer.concat([field(1, text(type)), field(3, data.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, data]);
}

const HEADER = field(4, text("OsmSchema-V0.6"));

describe("an extract", () => {
  test("that was written is read as it was, to the seventh decimal", async () => {
    const key = fc.stringMatching(/^[a-z:_]{1,12}$/);
    const tags = fc.dictionary(key, fc.string({ minLength: 0, maxLength: 20 })).map(tagsOf);
    const id = fc.integer({ min: 1, max: 2 ** 40 });
    const degrees = (most: number) =>
      fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((value) => value / 1e7);
    const nodes = fc.array(
      fc.record({ id, longitude: degrees(180), latitude: degrees(90), tags }),
      { maxLength: 8 },
    );
    const ways = fc.array(fc.record({ id, tags, refs: fc.array(id, { maxLength: 6 }) }), {
      maxLength: 5,
    });
    const member = fc.record({
      type: fc.constantFrom("node", "way", "relation"),
      ref: id,
      role: fc.string({ maxLength: 5 }),
    });
    const relations = fc.array(
      fc.record({ id, tags, members: fc.array(member, { maxLength: 4 }) }),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(fc.record({ nodes, ways, relations }), async (elements) => {
        const file = join(folder, "any.osm.pbf");
        const writer = await createExtract(file, { replicatedAt: null });
        await writer.write({ kind: "nodes", list: elements.nodes });
        await writer.write({ kind: "ways", list: elements.ways });
        await writer.write({ kind: "relations", list: elements.relations });
        await writer.close();
        expect(await readAll(file)).toEqual(elements);
      }),
      { ...FIXED_SEED, numRuns: 60 },
    );
  });

  test("with single nodes, an offset and unpacked blobs is read: bytes put together by hand", async () => {
    const strings = Buffer.concat(["", "barrier", "gate"].map((value) => field(1, text(value))));
    const node = Buffer.concat([
      field(1, zigzag(-7)),
      field(2, varint(1)),
      field(3, varint(2)),
      field(8, zigzag(500)),
      field(9, zigzag(-250)),
    ]);
    const block = Buffer.concat([
      field(1, strings),
      field(2, field(1, node)),
      field(17, 1000),
      field(19, 52_000_000_000),
      field(20, 1_000_000_000),
    ]);
    const file = written(
      "hand.osm.pbf",
      Buffer.concat([blob("OSMHeader", HEADER, "raw"), blob("OSMData", block, "raw")]),
    );
    expect((await readAll(file)).nodes).toEqual([
      { id: -7, longitude: 0.99975, latitude: 52.0005, tags: tagsOf({ barrier: "gate" }) },
    ]);
  });

  test("says how many roads it has, where they are and of which day they are", async () => {
    const reading = await inspectExtract(extract);
    if (!reading.ok) throw new Error(sentenceOf(reading));
    const { nodes, ways } = madeUpRoads();
    expect(reading.value).toEqual({
      file: extract,
      bytes: statSync(extract).size,
      bounds: [
        Math.min(...nodes.map(({ longitude }) => longitude)),
        Math.min(...nodes.map(({ latitude }) => latitude)),
        expect.closeTo(Math.max(...nodes.map(({ longitude }) => longitude)), 7),
        expect.closeTo(Math.max(...nodes.map(({ latitude }) => latitude)), 7),
      ],
      date: "2026-06-24",
      roads: ways.length - 2,
    });
    expect(new Date(REPLICATED_AT * 1000).toISOString().slice(0, 10)).toBe("2026-06-24");
  });
});

describe("a file that cannot be used is refused with a sentence", () => {
  test("cut off anywhere: never read, never a crash", async () => {
    const bytes = readFileSync(extract);
    for (let length = 0; length < bytes.length; length += 61) {
      const reading = await inspectExtract(written("cut.osm.pbf", bytes.subarray(0, length)));
      expect(sentenceOf(reading)).toMatch(
        length < 80
          ? /It is (no OpenStreetMap extract|cut off)/
          : /It is cut off|It has no roads for cars/,
      );
    }
  });

  test("damaged anywhere: read or refused, never a crash", async () => {
    const bytes = readFileSync(extract);
    for (let at = 0; at < bytes.length; at += 29) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const reading = await inspectExtract(written("damaged.osm.pbf", changed));
      if (!reading.ok) expect(sentenceOf(reading)).toMatch(/^Its? .*\. .*\.$/);
    }
  });

  const header = blob("OSMHeader", HEADER, "zlib");
  const files: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      "nothing at all",
      Buffer.alloc(0),
      /^It is no OpenStreetMap extract, whatever its name is\. Give one in PBF format/,
    ],
    ["a page of the web", text("<!doctype html><title>404</title>"), /^It is no OpenStreetMap/],
    ["a zip", Buffer.from([80, 75, 3, 4, 20, 0, 0, 0, 8, 0]), /^It is no OpenStreetMap extract/],
    ["no roads", header, /^It has no roads for cars\. Give an extract with all of/],
    [
      "a history of OpenStreetMap",
      blob("OSMHeader", field(4, text("HistoricalInformation")), "raw"),
      /^It is of a kind that cannot be read here \(HistoricalInformation\)/,
    ],
    [
      "a packing that is not known here",
      Buffer.concat([header, blob("OSMData", text("zstd"), 7)]),
      /^It is packed in a way that cannot be read here\..*compression=zlib/,
    ],
    [
      "a part that claims to be huge",
      Buffer.concat([header, Buffer.from([0x7f, 255, 255, 255])]),
      /^Its data is damaged/,
    ],
  ];
  for (const [what, bytes, sentence] of files) {
    test(what, async () => {
      const reading = await inspectExtract(written("odd.osm.pbf", bytes));
      expect(sentenceOf(reading)).toMatch(sentence);
    });
  }

  test("a missing file and a folder", async () => {
    expect(sentenceOf(await inspectExtract(join(folder, "none")))).toMatch(/no such file/);
    expect(sentenceOf(await inspectExtract(folder))).toMatch(/^It is a folder/);
  });
});

describe("an extract is cut down to a box", () => {
  /** A hair around the crossing of the fourth road from the north with the second from the west; the margin is added. */
  const [x, y] = crossing(3, 1);
  const bounds = [x, y, x, y] as const;

  test("whole roads that touch it stay with all their points and rules, all else is left out", async () => {
    const out = join(folder, "cut-down.osm.pbf");
    const reading = await prepareExtract(extract, bounds, out);
    if (!reading.ok) throw new Error(sentenceOf(reading));
    const [before, after] = [await readAll(extract), await readAll(out)];
    const left = new Set(after.ways.map(({ id }) => id));
    const gone = before.ways.filter(({ id }) => !left.has(id)).map(({ tags }) => tags.get("name"));
    expect(new Set(gone)).toEqual(new Set(["Moor Lane", undefined]));
    expect(after.ways.every((way) => after.nodes.length > 0 && way.refs.length > 1)).toBe(true);
    const known = new Set(after.nodes.map(({ id }) => id));
    expect(after.ways.flatMap(({ refs }) => refs).filter((ref) => !known.has(ref))).toEqual([]);
    expect(after.relations).toEqual(before.relations);
    expect(after.nodes).toContainEqual(before.nodes.find(({ id }) => id === idAt(3, 1)));
    expect(reading.value.roads).toBe(after.ways.length);
    expect(reading.value.date).toBe("2026-06-24");
    expect(reading.value.bytes).toBe(statSync(out).size);
  });

  test("a rule about a road that is left out goes too", async () => {
    const out = join(folder, "moor.osm.pbf");
    const [moorX, moorY] = [x + 59 * 0.0148, y - 57 * 0.009];
    const reading = await prepareExtract(extract, [moorX, moorY, moorX, moorY], out);
    if (!reading.ok) throw new Error(sentenceOf(reading));
    const { ways, relations } = await readAll(out);
    expect(ways.map(({ tags }) => tags.get("name"))).toEqual(["Moor Lane"]);
    expect(relations).toEqual([]);
  });

  test("a box somewhere else is refused with a sentence and writes nothing", async () => {
    const out = join(folder, "elsewhere.osm.pbf");
    const reading = await prepareExtract(extract, [-5, 50, -4.9, 50.1], out);
    expect(sentenceOf(reading)).toBe(
      "It has no roads where the schools are. Give the extract of their county, or of a region that holds it.",
    );
    expect(existsSync(out)).toBe(false);
  });

  test("progress goes up to the end; a cancelled cut leaves nothing behind", async () => {
    const shares: number[] = [];
    await prepareExtract(extract, bounds, join(folder, "progress.osm.pbf"), ({ done, total }) =>
      shares.push(done / total),
    );
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const stop = new AbortController();
    const out = join(folder, "stopped.osm.pbf");
    const cut = prepareExtract(
      extract,
      bounds,
      out,
      ({ done, total }) => {
        if (done / total > 0.7) stop.abort(new Error("The user stopped it."));
      },
      stop.signal,
    );
    await expect(cut).rejects.toThrow("The user stopped it.");
    expect(readdirSync(folder).filter((name) => name.startsWith("stopped"))).toEqual([]);
  });
});
