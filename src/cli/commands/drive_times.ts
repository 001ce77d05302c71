import { rm } from "node:fs/promises";
import { buildMatrix } from "../../../routing/matrix/build_matrix.ts";
import type { BuildProgress, BuiltMatrix } from "../../../routing/matrix/built_matrix.ts";
import type { DriveTimes } from "../../domain/drive_times.ts";
import type { ReaderProblem } from "../../domain/reader_problem.ts";
import { SNAP_LIMITS_METRES } from "../../domain/rules/snapped_far.ts";
import type { School } from "../../domain/school.ts";
import { estimatedTimes } from "../../io/area_of_schools.ts";
import { encodeDriveTimes } from "../../io/drive_times_bin.ts";
import { writeOsrmTable } from "../../io/osrm_table.ts";
import type { StatedProvenance } from "../../io/stated_provenance.ts";
import { withStatedProvenance } from "../../io/stated_provenance.ts";
import { leftText } from "../../words/area_build_text.ts";
import { counted } from "../../words/counted.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG, neededOption, refusePositionals, TEXT, textOption } from "../arguments.ts";
import type { Command } from "../command.ts";
import { ENGINE_HELP, withEngine } from "../engine_argument.ts";
import { untilInterrupted } from "../interruption.ts";
import { notice, noticeProblems, print, printJson } from "../output.ts";
import { refuseUnwritable, writeWhole } from "../output_file.ts";
import { GIAS_HELP, GIAS_OPTIONS, readSchoolFile } from "../school_file.ts";
import { readOrRefuse } from "../usage_error.ts";

/** Makes drive times between the schools of a file. */
export const driveTimesCommand: Command = {
  name: "drive-times",
  summary: "make drive times between the schools of a file",
  help: `Usage: planner drive-times --schools FILE --engine ENGINE --out FILE [options]

Asks a routing engine for the drive time and distance between every two schools, both ways. What it answers is kept in a
journal: the same command goes on where an earlier one ended. Pairs within three minutes of 45 at any named speed are routed
singly. Use the result with --schools FILE --drive-times FILE.

  --schools FILE        a GIAS extract or a schools.csv
  --engine ENGINE       ${ENGINE_HELP}
  --engine estimate     no roads: times estimated from straight-line distance
  --out FILE            a drive-times.bin, or an OSRM table where the name ends in .json
  --journal FILE        where answers are kept until the end (FILE.journal beside --out)
  --engine-version TEXT  --profile TEXT  --extract TEXT
                        what an OSRM server does not say of itself: its version, its profile, its roads and their date;
                        written beside the drive times
  --json                JSON alone on stdout
${GIAS_HELP}

Example: npm run -s planner -- drive-times --schools schools.csv --engine osrm:http://127.0.0.1:5000 --out drive-times.bin`,
  options: {
    ...GIAS_OPTIONS,
    schools: TEXT,
    engine: TEXT,
    out: TEXT,
    journal: TEXT,
    "engine-version": TEXT,
    profile: TEXT,
    extract: TEXT,
    json: FLAG,
  },
  run: driveTimes,
};

/** How often it is said how far the work is. */
const EVERY_MS = 2000;

/** Drive times with what was seen while they were made; an estimate has only the times. */
interface Made {
  readonly times: DriveTimes;
  readonly matrix: BuiltMatrix | null;
  readonly notes: readonly ReaderProblem[];
}

async function driveTimes(args: Arguments): Promise<number> {
  refusePositionals(args);
  const file = neededOption(args, "schools", "give a GIAS extract or a schools.csv.");
  const spec = neededOption(
    args,
    "engine",
    "give osrm:URL, embedded:FILE.osm.pbf or estimate; --help says more.",
  );
  const out = neededOption(args, "out", "give the file for the drive times.");
  const journal = textOption(args, "journal") ?? `${out}.journal`;
  refuseUnwritable(out, "--out");
  const list = await readSchoolFile(file, "--schools", args);
  noticeProblems([...list.rejected, ...list.notes], `planner schools ${file}`);
  const made =
    spec === "estimate"
      ? { times: estimatedTimes(list.schools), matrix: null, notes: [] }
      : await routed(list.schools, { spec, journal, file, stated: statedIn(args) });
  const { times, matrix, notes } = made;
  await writeWhole(
    out,
    "--out",
    out.endsWith(".json")
      ? writeOsrmTable(times, matrix?.snaps ?? null)
      : encodeDriveTimes(times, matrix?.snaps.map((snap) => snap?.metres ?? null) ?? null),
  );
  if (matrix !== null) await rm(journal, { force: true });
  for (const { reason, advice } of notes) notice(`Note: ${reason} ${advice}`.trimEnd());
  if (args.values["json"] === true) printJson(toJson(out, list.schools, made));
  else printSummary(out, list.schools, made);
  return 0;
}

/** What routing needs of what was typed. */
interface Order {
  readonly spec: string;
  readonly journal: string;
  readonly file: string;
  readonly stated: StatedProvenance;
}

async function routed(
  schools: readonly School[],
  { spec, journal, file, stated }: Order,
): Promise<Made> {
  return untilInterrupted("Stopped. The same command goes on from here.", (signal) =>
    withEngine(spec, signal, async (engine) => {
      const reading = await buildMatrix(withStatedProvenance(engine, stated), schools, {
        journal,
        schoolsFile: file,
        signal,
        onProgress: progressNotices(),
      });
      const matrix = readOrRefuse(reading);
      return { times: matrix.driveTimes, matrix, notes: reading.ok ? reading.notes : [] };
    }),
  );
}

function statedIn(args: Arguments): StatedProvenance {
  const version = textOption(args, "engine-version");
  const profile = textOption(args, "profile");
  const extract = textOption(args, "extract");
  return {
    ...(version === undefined ? {} : { version }),
    ...(profile === undefined ? {} : { profile }),
    ...(extract === undefined ? {} : { extract }),
  };
}

const DOING: Readonly<Record<BuildProgress["what"], string>> = {
  nearest: "Finding the road of each school",
  table: "Asking for drive times",
  route: "Routing the pairs near the limit",
};

/** Says when a step begins, and every two seconds how far it is. */
function progressNotices(): (progress: BuildProgress) => void {
  let doing: BuildProgress["what"] | null = null;
  let said = 0;
  return ({ what, done, total, secondsLeft }) => {
    const isNew = what !== doing && done < total;
    if (!isNew && performance.now() - said < EVERY_MS) return;
    doing = what;
    said = performance.now();
    const left = secondsLeft === null ? "" : `, ${leftText(secondsLeft)}`;
    notice(`${DOING[what]}: ${done} of ${total}${left}`);
  };
}

function printSummary(out: string, schools: readonly School[], { times, matrix }: Made): void {
  const { engine, version, profile, extract } = times.provenance;
  const details = [version, profile, extract].filter((detail) => detail !== null);
  print(`${out}: drive times between ${counted(schools.length, "school")}.`);
  print(`Engine: ${[engine, ...details].join(", ")}.`);
  if (matrix === null) return;
  print(
    `${counted(matrix.routedSingly, "pair")} near the limit routed singly; ${matrix.rerouted.length} of them changed.`,
  );
  for (const { from, to, tableSeconds, routeSeconds } of matrix.rerouted.slice(0, MOST_CHANGES)) {
    const time = (value: typeof tableSeconds) => (value === null ? "no route" : secondsText(value));
    print(`  ${from} to ${to}: ${time(routeSeconds)} instead of ${time(tableSeconds)}`);
  }
  const far = matrix.snaps.filter(
    (snap) => snap !== null && snap.metres > SNAP_LIMITS_METRES.amber,
  );
  if (far.length > 0) {
    print(
      `${counted(far.length, "school")} more than ${SNAP_LIMITS_METRES.amber} m from the nearest road.`,
    );
  }
}

/** Raw seconds to a tenth, such as "1,776.2 s": in minutes most changes would not show. */
function secondsText(time: number): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${time.toLocaleString("en-GB", digits)} s`;
}

/** So many changed pairs are printed one by one; JSON has all. */
const MOST_CHANGES = 10;

function toJson(out: string, schools: readonly School[], { times, matrix, notes }: Made): object {
  const { kind, provenance, schoolHash, size, band } = times;
  return {
    out,
    driveTimes: { kind, provenance, schoolHash, size, band },
    routedSingly: matrix?.routedSingly ?? 0,
    rerouted: matrix?.rerouted ?? [],
    snaps:
      matrix?.snaps.map((snap, i) => ({
        urn: schools[i]?.urn,
        metres: snap?.metres ?? null,
        location: snap?.position ?? null,
      })) ?? null,
    notes,
  };
}
