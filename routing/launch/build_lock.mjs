import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** No build takes this long: an older lock was left behind, whatever process has its number now. */
const STALE_AFTER_MS = 10 * 60_000;
const POLL_MS = 100;

/** Runs `work` while no other process holds the lock in `folder`, waiting as long as one does. */
export async function withBuildLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "lock");
  let told = false;
  while (!taken(lock)) {
    removeIfAbandoned(lock);
    if (!told) process.stderr.write("Waiting for another build of these sources to end…\n");
    told = true;
    await sleep(POLL_MS);
  }
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST" || error.code === "EPERM") return false;
    throw error;
  }
}

/** Moves an abandoned lock aside before removing it, so that of two waiters only one removes it. */
function removeIfAbandoned(lock) {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const owner = readFileSync(lock, "utf8");
    if (age < STALE_AFTER_MS && (owner === "" || isRunning(Number(owner)))) return;
    const aside = `${lock}.${process.pid}`;
    renameSync(lock, aside);
    if (readFileSync(aside, "utf8") === owner) rmSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EPERM") throw error;
  }
}

function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
