import { buildMatrix } from "../matrix/build_matrix.ts";
import { collectRoutes } from "../matrix/collect_routes.ts";
import { openEngine } from "../open_engine.ts";
import { inspectExtract } from "../osm/inspect_extract.ts";
import { prepareExtract } from "../osm/prepare_extract.ts";
import type { BuildTools } from "./build_tools.ts";

/** What areas are built with. */
export const AREA_BUILD_TOOLS: BuildTools = {
  openEngine,
  inspectExtract,
  prepareExtract,
  buildMatrix,
  collectRoutes,
};
