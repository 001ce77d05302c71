import { readFile } from "node:fs/promises";
import { UsageError } from "./usage_error.ts";

/** The bytes of a file that the user named with `option`. Throws a `UsageError` where it cannot be read. */
export async function readInput(file: string, option: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`${option} is "${file}": ${whyUnreadable(error)}`);
  }
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
      return "there is no such file. Check the name and the folder.";
    case "EISDIR":
      return "it is a folder. Name a file in it.";
    case "EACCES":
    case "EPERM":
      return "it may not be read. Ask for the right to read it, or copy it.";
    default:
      return `it cannot be read (${error instanceof Error ? error.message : String(error)}).`;
  }
}
