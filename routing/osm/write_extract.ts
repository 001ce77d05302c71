import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { PbfWriter } from "pbf";
import type { ExtractHead, OsmNode, OsmRelation, OsmWay, Tags } from "./osm_elements.ts";

const deflateAsync = promisify(deflate);

/** As many as most writers put in a block. https://wiki.openstreetmap.org/wiki/PBF_Format */
const BLOCK_ELEMENTS = 8000;
const MEMBER_CODES = { node: 0, way: 1, relation: 2 } as const;

/** Elements of one kind. */
export type Elements =
  | { readonly kind: "nodes"; readonly list: readonly OsmNode[] }
  | { readonly kind: "ways"; readonly list: readonly OsmWay[] }
  | { readonly kind: "relations"; readonly list: readonly OsmRelation[] };

/** An extract being written; elements come out in the order they were given. */
export interface ExtractWriter {
  write(elements: Elements): Promise<void>;
  /** The file is an extract only after this. */
  close(): Promise<void>;
}

/** A new extract in `file`, which is overwritten. */
export async function createExtract(file: string, head: ExtractHead): Promise<ExtractWriter> {
  const handle = await open(file, "w");
  await writeBlob(handle, "OSMHeader", headBlock(head));
  return {
    write: async (elements) => {
      for (let from = 0; from < elements.list.length; from += BLOCK_ELEMENTS) {
        await writeBlob(handle, "OSMData", dataBlock(elements, from, from + BLOCK_ELEMENTS));
      }
    },
    close: () => handle.close(),
  };
}

async function writeBlob(handle: FileHandle, type: string, bytes: Uint8Array): Promise<void> {
  const packed = await deflateAsync(bytes, { level: 1 });
  const blob = new PbfWriter();
  blob.writeVarintField(2, bytes.length);
  blob.writeBytesField(3, packed);
  const data = blob.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, data.length);
  const headBytes = head.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headBytes.length);
  await handle.write(Buffer.concat([length, headBytes, data]));
}

function headBlock({ replicatedAt }: ExtractHead): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeStringField(4, "OsmSchema-V0.6");
  pbf.writeStringField(4, "DenseNodes");
  pbf.writeStringField(16, "school-cluster-planner");
  if (replicatedAt !== null) pbf.writeVarintField(32, replicatedAt);
  return pbf.finish();
}

function dataBlock(elements: Elements, from: number, to: number): Uint8Array {
  const strings = new StringTable();
  const part = new PbfWriter();
  if (elements.kind === "nodes") {
    part.writeMessage(2, writeDenseNodes, { nodes: elements.list.slice(from, to), strings });
  } else if (elements.kind === "ways") {
    for (const way of elements.list.slice(from, to)) {
      part.writeMessage(3, writeWay, { way, strings });
    }
  } else {
    for (const relation of elements.list.slice(from, to)) {
      part.writeMessage(4, writeRelation, { relation, strings });
    }
  }
  const pbf = new PbfWriter();
  pbf.writeMessage(1, writeStrings, strings);
  pbf.writeBytesField(2, part.finish());
  return pbf.finish();
}

/** Every text of a block once; the first is empty, because dense nodes end their tags with 0. */
class StringTable {
  readonly texts: string[] = [""];
  readonly #indexes = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.#indexes.set(text, index);
    return index;
  }
}

function writeStrings({ texts }: StringTable, pbf: PbfWriter): void {
  for (const text of texts) pbf.writeStringField(1, text);
}

function writeDenseNodes(
  { nodes, strings }: { readonly nodes: readonly OsmNode[]; readonly strings: StringTable },
  pbf: PbfWriter,
): void {
  pbf.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
  pbf.writePackedSVarint(8, differences(nodes.map(({ latitude }) => Math.round(latitude * 1e7))));
  pbf.writePackedSVarint(9, differences(nodes.map(({ longitude }) => Math.round(longitude * 1e7))));
  if (nodes.every(({ tags }) => tags.size === 0)) return;
  pbf.writePackedVarint(
    10,
    nodes.flatMap(({ tags }) => [
      ...[...tags].flatMap(([key, value]) => [strings.indexOf(key), strings.indexOf(value)]),
      0,
    ]),
  );
}

function writeWay(
  { way, strings }: { readonly way: OsmWay; readonly strings: StringTable },
  pbf: PbfWriter,
): void {
  pbf.writeVarintField(1, way.id);
  writeTags(way.tags, strings, pbf);
  pbf.writePackedSVarint(8, differences(way.refs));
}

function writeRelation(
  { relation, strings }: { readonly relation: OsmRelation; readonly strings: StringTable },
  pbf: PbfWriter,
): void {
  const { id, tags, members } = relation;
  pbf.writeVarintField(1, id);
  writeTags(tags, strings, pbf);
  pbf.writePackedVarint(
    8,
    members.map(({ role }) => strings.indexOf(role)),
  );
  pbf.writePackedSVarint(9, differences(members.map(({ ref }) => ref)));
  pbf.writePackedVarint(
    10,
    members.map(({ type }) => MEMBER_CODES[type]),
  );
}

function writeTags(tags: Tags, strings: StringTable, pbf: PbfWriter): void {
  pbf.writePackedVarint(
    2,
    [...tags.keys()].map((key) => strings.indexOf(key)),
  );
  pbf.writePackedVarint(
    3,
    [...tags.values()].map((value) => strings.indexOf(value)),
  );
}

function differences(values: readonly number[]): number[] {
  return values.map((value, i) => value - (i === 0 ? 0 : (values[i - 1] ?? 0)));
}
