import { rename, rm, stat } from "node:fs/promises";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { carWay } from "../car/car_way.ts";
import type { Box, ExtractFacts, ExtractProgress } from "./extract.ts";
import { dateOf } from "./extract_date.ts";
import { ExtractProblem, readingOf } from "./extract_problem.ts";
import { IdList } from "./id_list.ts";
import type { ExtractHead, OsmNode } from "./osm_elements.ts";
import { readExtract } from "./read_extract.ts";
import { isTurnRule } from "./turn_rule.ts";
import { createExtract } from "./write_extract.ts";

/** Ways to school may lead outside the schools' own box: about 15 km north and south, 10 km east and west. */
const MARGIN_DEGREES = 0.14;

/** Which nodes lie in the box; which of them roads need; then everything is written. */
const PASSES = 3;

/**
 * Writes to `out` the roads of `file` within `bounds` widened by a margin, whole ways with their turn restrictions, and
 * returns what `out` holds. Memory does not grow with the part of the file that lies outside. `out` appears only when it is
 * complete. Not ok where `file` cannot be used or has no roads within `bounds`. Rejects with the signal's reason.
 */
export function prepareExtract(
  file: string,
  bounds: Box,
  out: string,
  onProgress?: (progress: ExtractProgress) => void,
  signal?: AbortSignal,
): Promise<Reading<ExtractFacts>> {
  return readingOf(file, async () => {
    const { size } = await stat(file);
    const total = PASSES * size;
    const passes: Passes = {
      file,
      signal,
      onBytes: (pass) => (done) => onProgress?.({ done: pass * size + done, total }),
    };
    const inside = await nodesInside(passes, widened(bounds));
    const roads = await roadsThrough(passes, inside);
    if (roads.ways.size === 0) throw elsewhere();
    return await writeRoads(passes, roads, out);
  });
}

interface Passes {
  readonly file: string;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (pass: number) => (done: number) => void;
}

interface Roads {
  readonly ways: IdList;
  readonly nodes: IdList;
}

async function nodesInside({ file, signal, onBytes }: Passes, box: Box): Promise<IdList> {
  const inside = new IdList();
  const blocks = readExtract(file, { wanted: { nodes: true }, signal, onBytes: onBytes(0) });
  for await (const { nodes } of blocks) {
    for (const node of nodes) if (isInside(node, box)) inside.add(node.id);
  }
  inside.sort();
  return inside;
}

async function roadsThrough({ file, signal, onBytes }: Passes, inside: IdList): Promise<Roads> {
  const [ways, needed] = [new IdList(), new IdList()];
  const blocks = readExtract(file, { wanted: { ways: true }, signal, onBytes: onBytes(1) });
  for await (const block of blocks) {
    for (const { id, tags, refs } of block.ways) {
      if (carWay(tags) === null || !refs.some((ref) => inside.has(ref))) continue;
      ways.add(id);
      for (const ref of refs) needed.add(ref);
    }
  }
  ways.sort();
  needed.sort();
  return { ways, nodes: needed };
}

async function writeRoads(
  { file, signal, onBytes }: Passes,
  roads: Roads,
  out: string,
): Promise<ExtractFacts> {
  const unfinished = `${out}.part`;
  const head = await headOf(file);
  const writer = await createExtract(unfinished, head);
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  try {
    const wanted = { nodes: true, ways: true, relations: true };
    for await (const block of readExtract(file, { wanted, signal, onBytes: onBytes(2) })) {
      const nodes = block.nodes.filter(({ id }) => roads.nodes.has(id));
      for (const node of nodes) widen(bounds, node);
      await writer.write({ kind: "nodes", list: nodes });
      const ways = block.ways.filter(({ id }) => roads.ways.has(id));
      await writer.write({ kind: "ways", list: ways });
      const rules = block.relations.filter((relation) => isTurnRule(relation, roads.ways));
      await writer.write({ kind: "relations", list: rules });
    }
    await writer.close();
    await rename(unfinished, out);
  } catch (error) {
    await writer.close();
    await rm(unfinished, { force: true });
    throw error;
  }
  const { size } = await stat(out);
  return { file: out, bytes: size, bounds, date: dateOf(head), roads: roads.ways.size };
}

async function headOf(file: string): Promise<ExtractHead> {
  let head: ExtractHead = { replicatedAt: null };
  const onHead = (found: ExtractHead) => {
    head = found;
  };
  for await (const _ of readExtract(file, { wanted: {}, onHead })) break;
  return head;
}

function widened([west, south, east, north]: Box): Box {
  return [
    west - MARGIN_DEGREES,
    south - MARGIN_DEGREES,
    east + MARGIN_DEGREES,
    north + MARGIN_DEGREES,
  ];
}

function isInside({ longitude, latitude }: OsmNode, [west, south, east, north]: Box): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function widen(bounds: [number, number, number, number], { longitude, latitude }: OsmNode): void {
  bounds[0] = Math.min(bounds[0], longitude);
  bounds[1] = Math.min(bounds[1], latitude);
  bounds[2] = Math.max(bounds[2], longitude);
  bounds[3] = Math.max(bounds[3], latitude);
}

function elsewhere(): ExtractProblem {
  return new ExtractProblem(
    "It has no roads where the schools are.",
    "Give the extract of their county, or of a region that holds it.",
  );
}
