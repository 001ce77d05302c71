import { rename, rm, stat } from "node:fs/promises";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { Position } from "../../src/domain/school.ts";
import { noRoads } from "../osm/extract_problem.ts";
import { IdList } from "../osm/id_list.ts";
import type { ExtractHead, OsmBlock, OsmWay } from "../osm/osm_elements.ts";
import { readExtract } from "../osm/read_extract.ts";
import { isTurnRule } from "../osm/turn_rule.ts";
import type { ExtractWriter } from "../osm/write_extract.ts";
import { createExtract } from "../osm/write_extract.ts";
import { durationOver, lacksDuration, tilingNodeTags, tilingTags } from "./tiling_tags.ts";

/** How far the rewriting has come; bytes, the file counting twice. */
export type OnBytes = (done: number, total: number) => void;

/**
 * Writes to `out` the roads for cars of the extract in `file`, with tags that make the built-in engine drive them as OSRM's car
 * profile does, and their turn restrictions. Two passes; memory holds one block and the ids of the roads' nodes. Throws an
 * `ExtractProblem` or the signal's reason; then there is no `out`.
 */
export async function rewriteExtract(
  file: string,
  out: string,
  onBytes: OnBytes,
  signal?: AbortSignal,
): Promise<void> {
  const { size } = await stat(file);
  const at = (before: number) => (done: number) => onBytes(before + done, 2 * size);
  const roads = await findRoads(file, at(0), signal);
  const unfinished = `${out}.part`;
  const writer = await createExtract(unfinished, roads.head);
  try {
    const wanted = { nodes: true, ways: true, relations: true };
    for await (const block of readExtract(file, { wanted, onBytes: at(size), signal })) {
      await writeRoads(writer, block, roads);
    }
    await writer.close();
    await rename(unfinished, out);
  } catch (error) {
    await writer.close();
    await rm(unfinished, { force: true });
    throw error;
  }
}

interface Roads {
  readonly head: ExtractHead;
  readonly ways: IdList;
  readonly nodes: IdList;
  /** The points of ferries without a duration, filled in as the points are read. */
  readonly atSea: Map<number, Position | null>;
}

async function findRoads(
  file: string,
  onBytes: (done: number) => void,
  signal?: AbortSignal,
): Promise<Roads> {
  const [ways, nodes] = [new IdList(), new IdList()];
  const atSea = new Map<number, Position | null>();
  let head: ExtractHead = { replicatedAt: null };
  const blocks = readExtract(file, {
    wanted: { ways: true },
    signal,
    onHead: (found) => {
      head = found;
    },
    onBytes,
  });
  for await (const block of blocks) {
    for (const way of block.ways) {
      if (tilingTags(way) === null) continue;
      ways.add(way.id);
      for (const ref of way.refs) nodes.add(ref);
      if (lacksDuration(way)) for (const ref of way.refs) atSea.set(ref, null);
    }
  }
  if (ways.size === 0) throw noRoads();
  ways.sort();
  nodes.sort();
  return { head, ways, nodes, atSea };
}

async function writeRoads(writer: ExtractWriter, block: OsmBlock, roads: Roads): Promise<void> {
  const nodes = block.nodes
    .filter(({ id }) => roads.nodes.has(id))
    .map((node) => ({ ...node, tags: tilingNodeTags(node) }));
  for (const { id, longitude, latitude } of nodes) {
    if (roads.atSea.has(id)) roads.atSea.set(id, [longitude, latitude]);
  }
  await writer.write({ kind: "nodes", list: nodes });
  const ways = block.ways.flatMap((way) => {
    const tags = tilingTags(way);
    if (tags === null) return [];
    if (!lacksDuration(way)) return [{ ...way, tags }];
    const duration = durationOver(metresAlong(way, roads.atSea), way);
    return [{ ...way, tags: new Map([...tags, ["duration", duration]]) }];
  });
  await writer.write({ kind: "ways", list: ways });
  const relations = block.relations.filter((relation) => isTurnRule(relation, roads.ways));
  await writer.write({ kind: "relations", list: relations });
}

function metresAlong({ refs }: OsmWay, places: Roads["atSea"]): number {
  return refs.slice(1).reduce((sum, ref, i) => {
    const [from, to] = [places.get(refs[i] ?? -1), places.get(ref)];
    return from == null || to == null ? sum : sum + 1000 * crowFlyKm(from, to);
  }, 0);
}
