import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Urn } from "../../src/domain/school.ts";
import { directionsFile, formatDirections } from "../../src/io/directions.ts";
import type { StoredRoute } from "../../src/io/osrm_route.ts";

/** Byte of a gzip header that names the operating system (RFC 1952, §2.3): 255 is "unknown", the same on all. */
const SYSTEM_BYTE = 9;

/** Where `folder` has the routes from one school. */
export function routesFile(folder: string, from: Urn): string {
  return join(folder, ...directionsFile(from).split("/"));
}

/** Writes the routes from one school, whole or not at all. */
export function writeRoutes(folder: string, from: Urn, routes: readonly StoredRoute[]): void {
  const file = routesFile(folder, from);
  mkdirSync(dirname(file), { recursive: true });
  const packed = gzipSync(formatDirections(routes), { level: 9 });
  packed[SYSTEM_BYTE] = 255;
  const fresh = `${file}.new`;
  writeFileSync(fresh, packed);
  renameSync(fresh, file);
}
