import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { AreaFiles } from "../src/io/area_files.ts";

/** The bytes of a file; `null` where there is no such file. */
export async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** The files of a built-in area of `repository`. */
export function builtAreaFiles(repository: string, name: string): AreaFiles {
  const folder = join(repository, "geodata", "areas", name);
  return { name, read: (file) => readIfThere(join(folder, ...file.split("/"))) };
}

/** Makes `folder` hold exactly `files`, whose names may have folders in them. */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder)) {
    await rm(join(folder, entry), { recursive: true });
  }
  for (const [file, bytes] of files) {
    const path = join(folder, ...file.split("/"));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}
