import { basename, dirname, join, resolve } from "node:path";
import { BORDER_MINUTES } from "../../../routing/area_build/border_schools.ts";
import { buildArea } from "../../../routing/area_build/build_area.ts";
import { AREA_BUILD_TOOLS } from "../../../routing/area_build/real_tools.ts";
import type { AreaBuildRequest, BuiltAreaSummary } from "../../../routing/area_build/request.ts";
import type { AreaBuildProgress } from "../../domain/area_build.ts";
import { AREA_BUILD_STEP_LABELS, areaBuildProgressText } from "../../words/area_build_text.ts";
import { counted } from "../../words/counted.ts";
import type { Arguments } from "../arguments.ts";
import {
  FLAG,
  neededOption,
  numberOption,
  refusePositionals,
  TEXT,
  textOption,
} from "../arguments.ts";
import type { Command } from "../command.ts";
import { notice, print, printJson } from "../output.ts";
import { UsageError } from "../usage_error.ts";

/** How often it is said how far a step is. */
const EVERY_MS = 2_000;

/** Builds an authority's area from the public sources. */
export const areaBuildCommand: Command = {
  name: "area build",
  summary: "make an authority's area, with road times, from the public sources",
  help: `Usage: planner area build --la CODE|NAME --gias FILE|latest --engine ENGINE --out DIR [options]

Makes the area of any English authority: its schools, drive times and directions between them.

  --la CODE|NAME        the local authority, such as 925 or Lincolnshire
  --gias FILE|latest    a GIAS extract (edubasealldata….csv) or a schools.csv; latest downloads today's extract
  --engine osrm:URL[,URL…]
                        an OSRM server, or several that share the work
  --engine embedded:FILE.osm.pbf | embedded:latest
                        the built-in engine with a road extract; latest downloads the county's (OpenStreetMap, by Geofabrik)
  --engine estimate     no roads: times estimated from straight-line distance
  --border MINUTES|none  schools of neighbouring authorities to take in, so that road times lead to them: those that may be
                        so many free-flow minutes from a school of the authority (${BORDER_MINUTES}, of those in the schools' file; where
                        minutes are given and the file has no other authority, of the register that comes with the program);
                        none of them needs a cluster
  --out DIR             the folder for the area; one that is there is replaced when the new one is complete
  --work DIR            the folder that keeps what has been done (beside --out); the same command goes on from it
  --sources FILE        the settings that name the hosts of downloads (routing/sources.json)
  --json                JSON alone on stdout

Example: npm run -s planner -- area build --la 925 --gias latest --engine embedded:latest --out lincolnshire
Then:    npm run -s planner -- propose --area lincolnshire/`,
  options: {
    la: TEXT,
    gias: TEXT,
    engine: TEXT,
    border: TEXT,
    out: TEXT,
    work: TEXT,
    sources: TEXT,
    json: FLAG,
  },
  run: areaBuild,
};

async function areaBuild(args: Arguments): Promise<number> {
  refusePositionals(args);
  const la = neededOption(args, "la", "give the authority's code or name, such as 925.");
  const gias = neededOption(args, "gias", "give a GIAS extract, or latest.");
  const engine = neededOption(
    args,
    "engine",
    "give osrm:URL, embedded:FILE.osm.pbf, embedded:latest or estimate.",
  );
  const out = neededOption(args, "out", "give the folder for the area.");
  const work = textOption(args, "work") ?? workFolderFor(out);
  const sourcesFile = textOption(args, "sources");
  const border = borderOption(args);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    const outcome = await buildArea(
      { la, gias, engine, out, work, ...(border === undefined ? {} : { border }) },
      {
        tools: AREA_BUILD_TOOLS,
        signal: interruption.signal,
        onProgress: progressNotices(),
        ...(sourcesFile === undefined ? {} : { sourcesFile }),
      },
    );
    if (!outcome.ok) throw new UsageError(outcome.reason);
    for (const note of outcome.area.notes) {
      notice(note.startsWith("Not used: ") ? note : `Note: ${note}`);
    }
    if (args.values["json"] === true) printJson(outcome.area);
    else printSummary(outcome.area, work);
    return 0;
  } catch (error) {
    if (!interruption.signal.aborted || error instanceof UsageError) throw error;
    throw new UsageError("Stopped. The same command goes on from here.");
  } finally {
    process.removeListener("SIGINT", interrupt);
    process.removeListener("SIGTERM", interrupt);
  }
}

function borderOption(args: Arguments): AreaBuildRequest["border"] {
  if (textOption(args, "border") === "none") return "none";
  return numberOption(args, "border", { value: 0, isInclusive: false });
}

/** Beside the area's folder, so that both are found and deleted together. */
function workFolderFor(out: string): string {
  const folder = resolve(out);
  return join(dirname(folder), `.${basename(folder)}.work`);
}

/** Says when a step begins and ends, and every two seconds how far it is. */
function progressNotices(): (progress: AreaBuildProgress) => void {
  let said = 0;
  return (progress) => {
    const label = AREA_BUILD_STEP_LABELS[progress.step];
    if (progress.state === "kept") return notice(`${label}: done before, kept`);
    if (progress.state === "done") return notice(`${label}: done`);
    const text = areaBuildProgressText(progress);
    if (text !== "" && performance.now() - said < EVERY_MS) return;
    said = performance.now();
    notice(text === "" ? `${label}…` : `${label}: ${text}`);
  };
}

function printSummary(area: BuiltAreaSummary, work: string): void {
  const { driveTimes, folder, title, laCode, schools, borderSchools, directions } = area;
  const roads = driveTimes.extract === null ? "" : `, ${driveTimes.extract}`;
  const over =
    borderSchools === 0 ? "" : ` of ${title} and ${borderSchools} of neighbouring authorities`;
  print(
    `${title} (${laCode}): ${counted(schools, "school")}${over}. Times: ${driveTimes.engine}${roads}.`,
  );
  if (directions > 0) print(`Directions: ${counted(directions, "route")}.`);
  if (driveTimes.rerouted > 0) {
    const times = counted(driveTimes.rerouted, "drive");
    print(`${times}: the time is that of the stored route, where the table differed from it.`);
  }
  print(`The area is in ${folder}. Use it with --area ${folder}`);
  print(`What it was made from is kept in ${work}, and may be deleted.`);
}
