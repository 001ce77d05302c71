import { stat } from "node:fs/promises";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { carWay } from "../car/car_way.ts";
import type { Box, ExtractFacts, ExtractProgress } from "./extract.ts";
import { dateOf } from "./extract_date.ts";
import { noRoads, readingOf } from "./extract_problem.ts";
import { readExtract } from "./read_extract.ts";

/**
 * What the extract in `file` holds, after reading all of it. Not ok, with a sentence, where it is missing, is no extract, is
 * cut off or has no roads. Rejects with the signal's reason.
 */
export function inspectExtract(
  file: string,
  onProgress?: (progress: ExtractProgress) => void,
  signal?: AbortSignal,
): Promise<Reading<ExtractFacts>> {
  return readingOf(file, () => inspect(file, onProgress, signal));
}

async function inspect(
  file: string,
  onProgress?: (progress: ExtractProgress) => void,
  signal?: AbortSignal,
): Promise<ExtractFacts> {
  const { size: total } = await stat(file);
  let date: string | null = null;
  let roads = 0;
  let [west, south, east, north]: Box = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const blocks = readExtract(file, {
    wanted: { nodes: true, ways: true },
    signal,
    onHead: (head) => {
      date = dateOf(head);
    },
    onBytes: (done) => onProgress?.({ done, total }),
  });
  for await (const { nodes, ways } of blocks) {
    for (const { longitude, latitude } of nodes) {
      west = Math.min(west, longitude);
      south = Math.min(south, latitude);
      east = Math.max(east, longitude);
      north = Math.max(north, latitude);
    }
    for (const { tags } of ways) if (carWay(tags) !== null) roads++;
  }
  if (roads === 0) throw noRoads();
  return { file, bytes: total, bounds: [west, south, east, north], date, roads };
}
