import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { AreaBuildOptions, AreaBuildOutcome } from "../../routing/area_build/build_area.ts";
import { buildArea } from "../../routing/area_build/build_area.ts";
import type { BuildTools } from "../../routing/area_build/build_tools.ts";
import { AREA_BUILD_TOOLS } from "../../routing/area_build/real_tools.ts";
import type { AreaBuildRequest } from "../../routing/area_build/request.ts";
import type { AreaBuildProgress } from "../../src/domain/area_build.ts";
import type { Urn } from "../../src/domain/school.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "planner-area-"));
  folders.push(folder);
  return folder;
}

/** A school of a made-up extract. */
export interface MadeSchool {
  readonly urn: Urn;
  readonly la?: readonly [code: string, name: string];
  readonly place?: readonly [longitude: number, latitude: number] | null;
}

/** A `schools.csv` of these schools; each has a place of its own in Rutland where none is given. */
export function schoolsCsv(schools: readonly MadeSchool[]): string {
  const rows = schools.map(({ urn, la = ["857", "Rutland"], place }, i) => {
    const [longitude, latitude] = place ?? [-0.75 + i / 50, 52.6 + (i % 3) / 50];
    const cells = place === null ? ["", ""] : [longitude.toFixed(6), latitude.toFixed(6)];
    return [urn, `School ${urn}`, ...la, "Primary", "60", ...cells].join(",");
  });
  return ["urn,name,la_code,la_name,phase,pupils,longitude,latitude", ...rows, ""].join("\n");
}

/** `count` schools of Rutland in a `schools.csv`. */
export function rutlandCsv(count: number): string {
  return schoolsCsv(Array.from({ length: count }, (_, i) => ({ urn: String(100_001 + i) })));
}

/** How a build of a test differs from a plain one. */
export interface BuildChange extends Partial<AreaBuildRequest> {
  readonly tools?: Partial<BuildTools>;
  readonly options?: Partial<AreaBuildOptions>;
}

/** A build in `folder`, with what it said of its progress. */
export async function buildIn(
  folder: string,
  { tools, options, ...request }: BuildChange & Pick<AreaBuildRequest, "gias" | "engine">,
): Promise<{
  readonly outcome: AreaBuildOutcome;
  readonly progress: readonly AreaBuildProgress[];
}> {
  const progress: AreaBuildProgress[] = [];
  const outcome = await buildArea(
    { la: "857", out: join(folder, "area"), work: join(folder, "work"), ...request },
    {
      tools: { ...AREA_BUILD_TOOLS, ...tools },
      signal: new AbortController().signal,
      onProgress: (one) => progress.push(one),
      ...options,
    },
  );
  return { outcome, progress };
}

/** The files below a folder by their paths, as text that can be compared byte by byte. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path)).toString("base64")]));
}

/** The sentence of a build that could not be done. */
export function refusalOf(outcome: AreaBuildOutcome): string {
  if (outcome.ok) throw new Error("The build was done, and should not have been.");
  return outcome.reason;
}
