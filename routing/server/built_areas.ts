import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { BuiltArea } from "../../src/io/area_build_protocol.ts";
import { AREA_MANIFEST_FILE, readAreaManifest } from "../../src/io/area_manifest.ts";
import { readSchoolsCsv } from "../../src/io/schools_csv.ts";

/** Below this, beside the built-in areas, the page finds those that were built here. */
const SERVED_BELOW = /^\/areas\/built\/(\d{3})\.[0-9a-f]{8}\/([^?#]+)$/;

/** The files that an area's folder may hold, and nothing else that lies in it. */
const AREA_FILES =
  /^(area\.json|schools\.csv|outline\.geojson|districts\.geojson|places\.csv|drive-times\.bin|routes\/\w+\.ndjson\.gz)$/;

/** The areas in `folder`, by authority. One that cannot be read is passed over: it is built again when asked for. */
export async function builtAreas(folder: string): Promise<readonly BuiltArea[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d{3}$/.test(name))
      .sort()
      .map((name) => builtArea(folder, name)),
  );
  return found.filter((area) => area !== null);
}

/** The area of one authority in `folder`; `null` where there is none. */
export async function builtArea(folder: string, laCode: string): Promise<BuiltArea | null> {
  const bytes = await readIfThere(join(folder, laCode, AREA_MANIFEST_FILE));
  const csv = await readIfThere(join(folder, laCode, "schools.csv"));
  if (bytes === null || csv === null) return null;
  const manifest = readAreaManifest(bytes, AREA_MANIFEST_FILE);
  const list = readSchoolsCsv(csv, "schools.csv");
  if (!manifest.ok || !list.ok) return null;
  const times = await stat(join(folder, laCode, "drive-times.bin")).catch(() => null);
  const stamp = createHash("sha256")
    .update(bytes)
    .update(csv)
    .update(String(times?.mtimeMs ?? 0))
    .digest("hex")
    .slice(0, 8);
  const { name, title } = manifest.value;
  return {
    folder: `built/${laCode}.${stamp}`,
    name,
    title,
    laCode,
    schools: list.value.schools.length,
  };
}

/** Whether `path` is below where built areas are served. */
export function isBuiltAreaPath(path: string): boolean {
  return path.startsWith("/areas/built/");
}

/** Sends a file of a built area; `false` where there is none at `path`. */
export async function sendBuiltAreaFile(
  folder: string,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const [, laCode, file] = SERVED_BELOW.exec(path) ?? [];
  if (laCode === undefined || file === undefined || !AREA_FILES.test(file)) return false;
  const onDisk = join(folder, laCode, ...file.split("/"));
  const found = await stat(onDisk).catch(() => null);
  if (found === null || !found.isFile()) return false;
  response.writeHead(200, {
    "Content-Type": file.endsWith("json") ? "application/json" : "application/octet-stream",
    "Content-Length": found.size,
    "Cache-Control": "no-cache",
  });
  const stream = createReadStream(onDisk);
  stream.on("error", () => response.destroy());
  stream.pipe(response);
  return true;
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
