import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** No tiles take this long: an older lock was left behind, whatever process has its number now. */
const STALE_AFTER_MS = 6 * 60 * 60_000;
const POLL_MS = 200;

/** Runs `work` while no other process holds the lock in `file`, waiting as long as one does. Rejects with the signal's reason. */
export async function withLock<T>(
  file: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  while (!(await isTaken(file))) {
    await removeIfAbandoned(file);
    await sleep(POLL_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function isTaken(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves an abandoned lock aside before removing it, so that of two that wait only one removes it. */
async function removeIfAbandoned(file: string): Promise<void> {
  try {
    const age = Date.now() - (await stat(file)).mtimeMs;
    const owner = await readFile(file, "utf8");
    if (age < STALE_AFTER_MS && (owner === "" || isRunning(Number(owner)))) return;
    const aside = `${file}.${process.pid}`;
    await rename(file, aside);
    if ((await readFile(aside, "utf8")) === owner) await rm(aside);
    else await rename(aside, file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
