import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { AreaBuildJob, AreaBuildOrder } from "../../src/io/area_build_protocol.ts";
import { readAreaBuildJob } from "../../src/io/area_build_protocol.ts";
import { BORDER_MINUTES } from "../area_build/border_schools.ts";
import type { FromBuild, ToBuild } from "../area_build/build_messages.ts";
import type { AreaBuildRequest } from "../area_build/request.ts";
import { ROOT } from "../repository_root.ts";
import { builtArea } from "./built_areas.ts";

/** The compiled process that builds. */
const BUILD_PROCESS = join(ROOT, "build", "routing", "area_build", "build_process.js");

/** How long a build that was told to stop may take before it is ended. */
const PATIENCE_MS = 10_000;

/** Progress is written down at most this often; a change of state always. */
const JOURNAL_EVERY_MS = 1_000;

/** What jobs are done with. */
export interface JobsOptions {
  /** The folder that holds the areas that were built, and what they are built from. */
  readonly areas: string;
  /** The settings for downloads; those that come with the program where `null`. */
  readonly sourcesFile: string | null;
  /** The script of the process that builds. */
  readonly buildProcess?: string;
}

/** Builds of areas, one at a time. The last one is kept in a file, so that it outlives the page and the server. */
export interface Jobs {
  /** The last job, running or ended; `null` where there was none. */
  last(): AreaBuildJob | null;
  /** Starts a build; `null` where one is running already. */
  start(order: AreaBuildOrder): AreaBuildJob | null;
  /** Tells the running build to stop. What it has done is kept. */
  cancel(id: string): AreaBuildJob | null;
  /** Goes on with the last build where it did not come to its end. */
  resume(id: string): AreaBuildJob | null;
  /** Forgets the last build where it has ended. */
  forget(id: string): boolean;
  /** The folder that files which the page sends are kept in. */
  readonly uploads: string;
  /** Stops the running build, and waits until it has ended. */
  close(): Promise<void>;
}

/** The jobs in a folder of areas. One that was running when the last server ended is "stopped". */
export function openJobs(options: JobsOptions): Jobs {
  const { areas } = options;
  const uploads = join(areas, ".uploads");
  const journal = join(areas, ".job.json");
  let job = readJournal(journal);
  let child: ChildProcess | null = null;
  let isCancelled = false;
  let written = 0;

  function set(change: Partial<AreaBuildJob>): AreaBuildJob | null {
    if (job === null) return null;
    job = { ...job, ...change };
    const isNews = change.state !== undefined;
    if (isNews || performance.now() - written > JOURNAL_EVERY_MS) {
      written = performance.now();
      try {
        writeJournal(journal, job);
      } catch (error) {
        // The build goes on and can be followed; only a server that is started again would not know of it.
        process.stderr.write(`${journal} cannot be written: ${messageOf(error)}\n`);
      }
    }
    return job;
  }

  function run(order: AreaBuildOrder): void {
    const started = fork(options.buildProcess ?? BUILD_PROCESS, [], {
      execArgv: [],
      // Its prints are nobody's results.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child = started;
    isCancelled = false;
    let ended: FromBuild | null = null;
    started.on("message", (message: FromBuild) => {
      if (message.type === "progress") set({ progress: withProgress(job, message.progress) });
      else ended = message;
    });
    started.on("error", (error) => {
      ended ??= { type: "broken", reason: error.message };
    });
    started.on("close", (code) => {
      child = null;
      const broken = { type: "broken", reason: `it ended with code ${code ?? "none"}` } as const;
      finish(ended ?? (isCancelled ? { type: "cancelled" } : broken)).catch((error: unknown) =>
        set({ state: "failed", reason: brokenSentence(messageOf(error)) }),
      );
    });
    const { sourcesFile } = options;
    send(started, { type: "start", request: requestOf(order, areas, uploads), sourcesFile });
  }

  /** Asks the process to end by itself, and ends it where it does not. */
  function stop(told: ChildProcess): void {
    isCancelled = true;
    send(told, { type: "cancel" });
    const timer = setTimeout(() => told.kill("SIGKILL"), PATIENCE_MS);
    told.once("close", () => clearTimeout(timer));
  }

  async function finish(ended: FromBuild): Promise<void> {
    if (ended.type === "cancelled") set({ state: "cancelled" });
    else if (ended.type === "broken")
      set({ state: "failed", reason: brokenSentence(ended.reason) });
    else if (ended.type === "ended") {
      const { outcome } = ended;
      // What the user sent is told by its name, not by where it was put.
      if (!outcome.ok)
        set({ state: "failed", reason: outcome.reason.replaceAll(`${uploads}${sep}`, "") });
      else {
        const area = await builtArea(areas, outcome.area.laCode);
        rmSync(uploads, { recursive: true, force: true });
        set({ state: "done", area, notes: outcome.area.buildNotes });
      }
    }
  }

  return {
    uploads,
    last: () => job,
    start(order) {
      if (child !== null) return null;
      // Throws where nothing can be kept there, before anything is begun.
      mkdirSync(uploads, { recursive: true });
      const id = randomUUID();
      job = { id, order, state: "running", progress: [], reason: null, area: null, notes: [] };
      set({ state: "running" });
      run(order);
      return job;
    },
    cancel(id) {
      if (job?.id !== id || child === null) return null;
      stop(child);
      return job;
    },
    resume(id) {
      if (job?.id !== id || child !== null || job.state === "done") return null;
      set({ state: "running", progress: [], reason: null });
      run(job.order);
      return job;
    },
    forget(id) {
      if (job?.id !== id || child !== null) return false;
      job = null;
      rmSync(journal, { force: true });
      return true;
    },
    async close() {
      const told = child;
      if (told === null) return;
      const gone = new Promise((resolve) => told.once("close", resolve));
      stop(told);
      await gone;
      if (job?.state === "cancelled") set({ state: "stopped" });
    },
  };
}

function send(child: ChildProcess, message: ToBuild): void {
  if (child.connected) child.send(message);
}

function requestOf(order: AreaBuildOrder, areas: string, uploads: string): AreaBuildRequest {
  const { laCode, schools, engine } = order;
  const place = (given: "latest" | { readonly file: string }) =>
    given === "latest" ? given : join(uploads, given.file);
  return {
    la: laCode,
    gias: place(schools),
    engine: engine.kind === "osrm" ? `osrm:${engine.urls}` : `embedded:${place(engine.roads)}`,
    border: order.takesBorder === true ? BORDER_MINUTES : "none",
    out: join(areas, laCode),
    work: join(areas, ".work", laCode),
  };
}

/** The last word of each step, the newest at its own place. */
function withProgress(
  job: AreaBuildJob | null,
  progress: AreaBuildJob["progress"][number],
): AreaBuildJob["progress"] {
  const before = job?.progress ?? [];
  const isKnown = before.some(({ step }) => step === progress.step);
  if (!isKnown) return [...before, progress];
  return before.map((known) => (known.step === progress.step ? progress : known));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function brokenSentence(reason: string): string {
  return `The part that builds areas stopped working: ${reason}. What it has done is kept: go on from there.`;
}

function readJournal(file: string): AreaBuildJob | null {
  if (!existsSync(file)) return null;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // A journal that cannot be read is of a build that can be asked for again.
    return null;
  }
  const job = readAreaBuildJob(json);
  return job?.state === "running" ? { ...job, state: "stopped" } : job;
}

function writeJournal(file: string, job: AreaBuildJob): void {
  const aside = `${file}.tmp`;
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(aside, JSON.stringify(job));
  renameSync(aside, file);
}
