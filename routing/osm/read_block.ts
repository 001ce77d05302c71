import { PbfReader } from "pbf";
import { damaged, ExtractProblem } from "./extract_problem.ts";
import type {
  ExtractHead,
  OsmBlock,
  OsmMember,
  OsmNode,
  OsmRelation,
  OsmWay,
  Tags,
} from "./osm_elements.ts";
import { NO_TAGS } from "./osm_elements.ts";

/** Which kinds of elements are wanted; the others are passed over without being decoded. */
export interface Wanted {
  readonly nodes?: boolean;
  readonly ways?: boolean;
  readonly relations?: boolean;
}

const FEATURES = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const MEMBER_TYPES = ["node", "way", "relation"] as const;

/** What the head of an extract says. Throws an `ExtractProblem` where it asks for what cannot be read here. */
export function readHead(bytes: Uint8Array): ExtractHead {
  let replicatedAt: number | null = null;
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 4) {
      const feature = pbf.readString();
      if (FEATURES.has(feature)) return;
      throw new ExtractProblem(
        `It is of a kind that cannot be read here (${feature}).`,
        "Give a plain extract without history, as download.geofabrik.de has them.",
      );
    }
    if (field === 32) replicatedAt = pbf.readVarint(true);
  });
  return { replicatedAt };
}

/** The elements of a block. Throws an `ExtractProblem` where its bytes do not fit together. */
export function readBlock(bytes: Uint8Array, wanted: Wanted): OsmBlock {
  const frame: Frame = { strings: [], granularity: 100, latitude: 0, longitude: 0 };
  const parts: Uint8Array[] = [];
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) frame.strings = readStrings(pbf.readBytes());
    else if (field === 2) parts.push(pbf.readBytes());
    else if (field === 17) frame.granularity = pbf.readVarint(true);
    else if (field === 19) frame.latitude = pbf.readVarint(true);
    else if (field === 20) frame.longitude = pbf.readVarint(true);
  });
  const block = { nodes: [], ways: [], relations: [] };
  for (const part of parts) readPart(part, frame, wanted, block);
  return block;
}

/** What a block's elements are to be read with; places in billionths of a degree. */
interface Frame {
  strings: readonly string[];
  granularity: number;
  latitude: number;
  longitude: number;
}

interface OpenBlock {
  readonly nodes: OsmNode[];
  readonly ways: OsmWay[];
  readonly relations: OsmRelation[];
}

function readPart(bytes: Uint8Array, frame: Frame, wanted: Wanted, into: OpenBlock): void {
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1 && wanted.nodes) into.nodes.push(readNode(pbf.readBytes(), frame));
    else if (field === 2 && wanted.nodes) readDenseNodes(pbf.readBytes(), frame, into.nodes);
    else if (field === 3 && wanted.ways) into.ways.push(readWay(pbf.readBytes(), frame));
    else if (field === 4 && wanted.relations) {
      into.relations.push(readRelation(pbf.readBytes(), frame));
    }
  });
}

function readStrings(bytes: Uint8Array): readonly string[] {
  const strings: string[] = [];
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) strings.push(pbf.readString());
  });
  return strings;
}

function readNode(bytes: Uint8Array, frame: Frame): OsmNode {
  let [id, latitude, longitude] = [0, 0, 0];
  const [keys, values]: [number[], number[]] = [[], []];
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) id = pbf.readSVarint();
    else if (field === 2) pbf.readPackedVarint(keys);
    else if (field === 3) pbf.readPackedVarint(values);
    else if (field === 8) latitude = pbf.readSVarint();
    else if (field === 9) longitude = pbf.readSVarint();
  });
  return nodeAt(id, longitude, latitude, readTags(keys, values, frame), frame);
}

function readDenseNodes(bytes: Uint8Array, frame: Frame, into: OsmNode[]): void {
  const columns: Record<1 | 8 | 9 | 10, number[]> = { 1: [], 8: [], 9: [], 10: [] };
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1 || field === 8 || field === 9) pbf.readPackedSVarint(columns[field]);
    else if (field === 10) pbf.readPackedVarint(columns[10]);
  });
  const { 1: ids, 8: latitudes, 9: longitudes, 10: keysAndValues } = columns;
  if (ids.length !== latitudes.length || ids.length !== longitudes.length) throw damaged();
  let [id, latitude, longitude, at] = [0, 0, 0, 0];
  for (let i = 0; i < ids.length; i++) {
    id += ids[i] ?? 0;
    latitude += latitudes[i] ?? 0;
    longitude += longitudes[i] ?? 0;
    let tags: Map<string, string> | null = null;
    for (; at < keysAndValues.length && keysAndValues[at] !== 0; at += 2) {
      tags ??= new Map();
      tags.set(stringAt(frame, keysAndValues[at]), stringAt(frame, keysAndValues[at + 1]));
    }
    at++;
    into.push(nodeAt(id, longitude, latitude, tags ?? NO_TAGS, frame));
  }
}

function nodeAt(
  id: number,
  longitude: number,
  latitude: number,
  tags: Tags,
  frame: Frame,
): OsmNode {
  return {
    id,
    longitude: (frame.longitude + frame.granularity * longitude) / 1e9,
    latitude: (frame.latitude + frame.granularity * latitude) / 1e9,
    tags,
  };
}

function readWay(bytes: Uint8Array, frame: Frame): OsmWay {
  let id = 0;
  const [keys, values, refs]: [number[], number[], number[]] = [[], [], []];
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) id = pbf.readVarint();
    else if (field === 2) pbf.readPackedVarint(keys);
    else if (field === 3) pbf.readPackedVarint(values);
    else if (field === 8) pbf.readPackedSVarint(refs);
  });
  return { id, tags: readTags(keys, values, frame), refs: summed(refs) };
}

function readRelation(bytes: Uint8Array, frame: Frame): OsmRelation {
  let id = 0;
  const [keys, values]: [number[], number[]] = [[], []];
  const [roles, refs, types]: [number[], number[], number[]] = [[], [], []];
  decoding(new PbfReader(bytes), (field, pbf) => {
    if (field === 1) id = pbf.readVarint();
    else if (field === 2) pbf.readPackedVarint(keys);
    else if (field === 3) pbf.readPackedVarint(values);
    else if (field === 8) pbf.readPackedVarint(roles);
    else if (field === 9) pbf.readPackedSVarint(refs);
    else if (field === 10) pbf.readPackedVarint(types);
  });
  const members = summed(refs).map((ref, i): OsmMember => {
    const type = MEMBER_TYPES[types[i] ?? -1];
    if (type === undefined) throw damaged();
    return { type, ref, role: stringAt(frame, roles[i]) };
  });
  return { id, tags: readTags(keys, values, frame), members };
}

function readTags(keys: readonly number[], values: readonly number[], frame: Frame): Tags {
  if (keys.length === 0) return NO_TAGS;
  return new Map(keys.map((key, i) => [stringAt(frame, key), stringAt(frame, values[i])]));
}

function stringAt({ strings }: Frame, index: number | undefined): string {
  const text = strings[index ?? -1];
  if (text === undefined) throw damaged();
  return text;
}

/** Running sums: ids are stored as differences. */
function summed(differences: readonly number[]): number[] {
  let sum = 0;
  return differences.map((difference) => {
    sum += difference;
    return sum;
  });
}

/** Hands every field to `read`, which reads it or leaves it; broken bytes throw an `ExtractProblem`. */
function decoding(pbf: PbfReader, read: (field: number, pbf: PbfReader) => void): void {
  try {
    for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) read(field, pbf);
  } catch (error) {
    throw error instanceof ExtractProblem ? error : damaged();
  }
  if (pbf.pos > pbf.length) throw damaged();
}
