import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { AreaFiles } from "../src/io/area_files.ts";

/** The files of the area that is kept in `folder`. */
export function areaFolder(folder: string): AreaFiles {
  return {
    name: basename(resolve(folder)),
    read: async (file, signal) => {
      try {
        return await readFile(join(folder, ...file.split("/")), { signal });
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },
  };
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
