import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findSharedData } from "../geodata/shared_data.ts";
import { openEmbeddedEngine } from "../routing/embedded/embedded_engine.ts";
import { buildMatrix } from "../routing/matrix/build_matrix.ts";
import type { OsmNode, OsmWay } from "../routing/osm/osm_elements.ts";
import { readExtract } from "../routing/osm/read_extract.ts";
import { createExtract } from "../routing/osm/write_extract.ts";
import type { Position } from "../src/domain/school.ts";
import { schoolOf } from "../tests/support/builders.ts";

const SCHOOLS = 280;
const COUNTY_BYTES = 60_000_000;
const EXTRACTS = [
  "isle-of-wight-os-opendata-2015.osm.pbf",
  "rutland-2018-02-27.osm.pbf",
  "newport-2023-06-13.osm.pbf",
] as const;
const LARGEST = "newport-2023-06-13.osm.pbf";
/** The largest extract several times over, side by side, so that the slope is not one of small numbers. */
const COPIES = 12;

const ROADS = new Set(["primary", "secondary", "tertiary", "unclassified", "residential"]);

/** Prints how long 280 × 280 drive times take with the built-in engine, and how its memory grows with the extract. */
export async function run(print: (line: string) => void): Promise<void> {
  const shared = findSharedData(process.cwd());
  if (shared === null) {
    print("  no extracts here (../shared/data): nothing is measured");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "planner-bench-"));
  try {
    for (const name of ["rutland-2018-02-27.osm.pbf", LARGEST]) {
      await timeMatrix(print, join(shared, "osm", name), folder);
    }
    const copied = join(folder, "copies.osm.pbf");
    await writeCopies(join(shared, "osm", LARGEST), copied, COPIES);
    await measureMemory(
      print,
      [...EXTRACTS.map((name) => join(shared, "osm", name)), copied],
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeMatrix(
  print: (line: string) => void,
  file: string,
  cacheFolder: string,
): Promise<void> {
  const schools = (await placesOnRoads(file)).map((location, i) =>
    schoolOf(String(100_000 + i), { location }),
  );
  const opening = performance.now();
  const engine = await openEmbeddedEngine(file, { cacheFolder });
  const opened = performance.now();
  const built = await buildMatrix(engine, schools, { journal: null });
  const done = performance.now();
  const processor = childSeconds();
  await engine.close();
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  const { routedSingly } = built.value;
  print(
    `${schools.length} × ${schools.length} on ${nameOf(file)}: ${seconds(done - opened)} s (target: under 60 s on two cores), ${processor} s of processor time, ${routedSingly} pairs routed singly; tiles before that ${seconds(opened - opening)} s`,
  );
}

/** Points of roads, spread evenly over the extract's order. */
async function placesOnRoads(file: string): Promise<readonly Position[]> {
  const onRoads = new Set<number>();
  const nodes: OsmNode[] = [];
  for await (const block of readExtract(file, { wanted: { nodes: true, ways: true } })) {
    nodes.push(...block.nodes);
    for (const { tags, refs } of block.ways) {
      if (ROADS.has(tags.get("highway") ?? "") && !tags.has("access")) onRoads.add(refs[0] ?? 0);
    }
  }
  const places = nodes.filter(({ id }) => onRoads.has(id));
  return Array.from({ length: SCHOOLS }, (_, i): Position => {
    const node = places[Math.floor(((i + 0.5) * places.length) / SCHOOLS)];
    return [node?.longitude ?? 0, node?.latitude ?? 0];
  });
}

async function measureMemory(
  print: (line: string) => void,
  files: readonly string[],
  folder: string,
): Promise<void> {
  const seen: { readonly bytes: number; readonly rewriting: number; readonly tiling: number }[] =
    [];
  for (const [i, file] of files.entries()) {
    const cacheFolder = join(folder, `memory-${i}`);
    const rewriting = rewritingPeak(file, join(folder, "rewritten.osm.pbf"));
    const tiling = await tilingPeak(file, cacheFolder);
    const { size: bytes } = statSync(file);
    print(
      `memory for ${nameOf(file)} (${mega(bytes)} MB): rewriting ${mega(rewriting)} MB, tiling ${tiling === 0 ? "not known on this system" : `${mega(tiling)} MB`}`,
    );
    seen.push({ bytes, rewriting, tiling });
  }
  const [first, last] = [seen.at(-2), seen.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const what of ["rewriting", "tiling"] as const) {
    const slope = (last[what] - first[what]) / (last.bytes - first.bytes);
    const county = last[what] + slope * (COUNTY_BYTES - last.bytes);
    print(
      `${what}: ${slope.toFixed(1)} MB for every MB of the extract, so ${mega(county)} MB for one of 60 MB (target: under 1,500 MB)`,
    );
  }
}

/** The most memory that a process has which rewrites the extract and does nothing else, in bytes. */
function rewritingPeak(file: string, out: string): number {
  const script = `
    import { rewriteExtract } from ${JSON.stringify(`${process.cwd()}/build/routing/embedded/rewrite_extract.js`)};
    await rewriteExtract(${JSON.stringify(file)}, ${JSON.stringify(out)}, () => {});
    process.stdout.write(String(process.resourceUsage().maxRSS));`;
  const args = ["--input-type=module", "-e", script];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return 1024 * Number(stdout);
}

/** The most memory that a process of the engine has while it builds tiles, in bytes; 0 where the system does not say. */
async function tilingPeak(file: string, cacheFolder: string): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...peaksOf("valhalla_build"));
  }, 100);
  await (await openEmbeddedEngine(file, { cacheFolder })).close();
  clearInterval(timer);
  return peak;
}

/** The peak so far of each process whose program is called so. Linux alone says. */
function peaksOf(program: string): readonly number[] {
  try {
    return readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry))
      .flatMap((pid) => {
        try {
          const status = readFileSync(`/proc/${pid}/status`, "utf8");
          if (!status.startsWith(`Name:\t${program.slice(0, 15)}`)) return [];
          return [1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0)];
        } catch {
          return [];
        }
      });
  } catch {
    return [];
  }
}

/** Whole seconds that all processes started by this one have computed so far; "?" where the system does not say. */
function childSeconds(): string {
  try {
    const ticks = readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry))
      .map((pid) => {
        try {
          const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
            .replace(/^.*\) /, "")
            .split(" ");
          return fields[1] === String(process.pid) ? Number(fields[11]) + Number(fields[12]) : 0;
        } catch {
          return 0;
        }
      })
      .reduce((sum, one) => sum + one, 0);
    return String(Math.round(ticks / 100));
  } catch {
    return "?";
  }
}

/** An extract that holds `file` several times, side by side. */
async function writeCopies(file: string, out: string, copies: number): Promise<void> {
  const writer = await createExtract(out, { replicatedAt: null });
  const numbers = new Map<number, number>();
  const ways: OsmWay[] = [];
  const nodes: OsmNode[] = [];
  for await (const block of readExtract(file, { wanted: { nodes: true, ways: true } })) {
    for (const node of block.nodes) numbers.set(node.id, numbers.size + 1);
    nodes.push(...block.nodes);
    ways.push(...block.ways);
  }
  const renumbered = (id: number, copy: number) => (numbers.get(id) ?? 0) + copy * numbers.size;
  for (let copy = 0; copy < copies; copy++) {
    const east = 0.5 * copy;
    await writer.write({
      kind: "nodes",
      list: nodes.map((node) => ({
        ...node,
        id: renumbered(node.id, copy),
        longitude: node.longitude + east,
      })),
    });
  }
  for (let copy = 0; copy < copies; copy++) {
    const list = ways.map((way, i) => ({
      ...way,
      id: 1 + i + copy * ways.length,
      refs: way.refs.filter((ref) => numbers.has(ref)).map((ref) => renumbered(ref, copy)),
    }));
    await writer.write({ kind: "ways", list });
  }
  await writer.close();
}

function nameOf(file: string): string {
  return file.split("/").at(-1) ?? file;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
