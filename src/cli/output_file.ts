import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "./usage_error.ts";

/** Refuses a file that cannot be written for a reason that shows before the work is done. */
export function refuseUnwritable(file: string, option: string): void {
  if (existsSync(file) && statSync(file).isDirectory()) {
    throw new UsageError(`${option} is "${file}": it is a folder. Name a file in it.`);
  }
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) {
    throw new UsageError(`${option} is "${file}": there is no folder ${folder}. Make it first.`);
  }
}

/** Puts `content` into `file`, whole or not at all: what was there stays until the new one is complete. */
export async function writeWhole(
  file: string,
  option: string,
  content: string | Uint8Array,
): Promise<void> {
  const fresh = `${file}.${randomBytes(4).toString("hex")}.new`;
  try {
    await writeFile(fresh, content);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${option} is "${file}": it cannot be written (${message}).`);
  }
}
