import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AreaBuildStep } from "../../src/domain/area_build.ts";
import { BuildRefusal } from "./build_refusal.ts";

const FORMAT = "school-cluster-area-build";
const VERSION = 1;

interface State {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly steps: Readonly<Partial<Record<AreaBuildStep, Kept>>>;
}

/** What a step left behind, with the digest of what it was made from. */
interface Kept {
  readonly key: string;
  readonly value: unknown;
}

/** The folder of one build: what each step made, and from what. One process at a time has it. */
export interface WorkFolder {
  readonly path: string;
  /** What `step` left behind when it was done on the inputs of `key`; `null` where it was not, or left something else. */
  kept<T>(step: AreaBuildStep, key: string, isValue: (value: unknown) => value is T): T | null;
  /** What `step` left behind last, whatever it was made from. */
  last<T>(step: AreaBuildStep, isValue: (value: unknown) => value is T): T | null;
  keep(step: AreaBuildStep, key: string, value: unknown): Promise<void>;
  /** Lets another process have it. */
  close(): Promise<void>;
}

/** Opens or makes the work folder at `path`. Throws a `BuildRefusal` where another build is using it. */
export async function openWorkFolder(path: string): Promise<WorkFolder> {
  await mkdir(path, { recursive: true });
  const lock = join(path, "lock");
  await take(lock, path);
  const file = join(path, "state.json");
  let state = await readState(file);
  return {
    path,
    kept(step, key, isValue) {
      const found = state.steps[step];
      return found?.key === key && isValue(found.value) ? found.value : null;
    },
    last(step, isValue) {
      const value = state.steps[step]?.value;
      return isValue(value) ? value : null;
    },
    async keep(step, key, value) {
      state = { ...state, steps: { ...state.steps, [step]: { key, value } } };
      await writeWhole(file, `${JSON.stringify(state, null, 2)}\n`);
    },
    close: () => rm(lock, { force: true }),
  };
}

/** Writes a file that is either as before or whole, never half. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const aside = `${file}.${process.pid}.tmp`;
  await writeFile(aside, content);
  await rename(aside, file);
}

/** A digest of everything that a step's result depends on. */
export function keyOf(...inputs: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
}

async function readState(file: string): Promise<State> {
  const empty: State = { format: FORMAT, version: VERSION, steps: {} };
  try {
    const state = JSON.parse(await readFile(file, "utf8")) as Partial<State>;
    const isOurs = state.format === FORMAT && state.version === VERSION;
    return isOurs && typeof state.steps === "object" ? { ...empty, steps: state.steps } : empty;
  } catch {
    // Nothing was done yet, or what was noted cannot be read: every step is done again.
    return empty;
  }
}

async function take(lock: string, path: string): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const owner = Number(await readFile(lock, "utf8").catch(() => "0"));
    if (owner !== process.pid && isRunning(owner)) break;
    await rm(lock, { force: true });
  }
  throw new BuildRefusal(
    `Another build is using ${path}. Wait until it has ended, or stop it; this one then goes on from there.`,
  );
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
