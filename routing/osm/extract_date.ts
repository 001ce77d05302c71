import type { ExtractHead } from "./osm_elements.ts";
import { readBlobs } from "./pbf_blobs.ts";
import { readHead } from "./read_block.ts";

/** `YYYY-MM-DD` of the state of OpenStreetMap in the extract in `file`; `null` where its head does not say. */
export async function extractDate(file: string): Promise<string | null> {
  for await (const { bytes } of readBlobs(file)) return dateOf(readHead(bytes));
  return null;
}

/** `YYYY-MM-DD` of what a head says. */
export function dateOf({ replicatedAt }: ExtractHead): string | null {
  return replicatedAt === null ? null : new Date(replicatedAt * 1000).toISOString().slice(0, 10);
}
