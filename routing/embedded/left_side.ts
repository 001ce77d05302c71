import type { OsmNode } from "../osm/osm_elements.ts";
import { NO_TAGS } from "../osm/osm_elements.ts";
import { createExtract } from "../osm/write_extract.ts";

/** Around Great Britain and Northern Ireland. */
const [WEST, SOUTH, EAST, NORTH] = [-9, 49, 3, 62];
const CORNERS = [
  [WEST, SOUTH],
  [EAST, SOUTH],
  [EAST, NORTH],
  [WEST, NORTH],
] as const;

/** More than the ids of the border. A table for all of OpenStreetMap's, as the engine makes one, takes half a gigabyte. */
export const LEFT_SIDE_IDS = 1000;

/** The engine drives on the left within an area of this name. */
const COUNTRY = "England";

/** Writes to `file` an extract with a country's border alone, from which the engine learns that one drives on the left. */
export async function writeLeftSide(file: string): Promise<void> {
  const tags = new Map([
    ["type", "boundary"],
    ["boundary", "administrative"],
    ["admin_level", "4"],
    ["name", COUNTRY],
  ]);
  const writer = await createExtract(file, { replicatedAt: null });
  const nodes = CORNERS.map(
    ([longitude, latitude], i): OsmNode => ({ id: i + 1, longitude, latitude, tags: NO_TAGS }),
  );
  await writer.write({ kind: "nodes", list: nodes });
  await writer.write({ kind: "ways", list: [{ id: 1, tags, refs: [1, 2, 3, 4, 1] }] });
  const members = [{ type: "way", ref: 1, role: "outer" }] as const;
  await writer.write({ kind: "relations", list: [{ id: 1, tags, members }] });
  await writer.close();
}
