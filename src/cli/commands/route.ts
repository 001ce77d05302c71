import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import type { JudgedDrive } from "../../domain/ceiling.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import { areaOfPlan } from "../../domain/joined_area.ts";
import type { StoredRoute } from "../../domain/osrm_route.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { judgedSeconds } from "../../domain/speed.ts";
import type { Metres } from "../../domain/units.ts";
import { seconds } from "../../domain/units.ts";
import { crossingsOf, roadGaps } from "../../domain/way.ts";
import { readDirections } from "../../io/directions.ts";
import { speedToJson } from "../../io/plan_settings_json.ts";
import type { WordedStep } from "../../words/directions.ts";
import { wordedSteps } from "../../words/directions.ts";
import {
  distanceText,
  judgedText,
  milesText,
  rangeText,
  stepTimeText,
} from "../../words/durations.ts";
import { originText } from "../../words/times_text.ts";
import { verdictText } from "../../words/verdict_text.ts";
import { crossingText, roadGapText } from "../../words/way_text.ts";
import type { OpenArea } from "../area_argument.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG, neededOption, refusePositionals, TEXT, textOption } from "../arguments.ts";
import { basisText } from "../clusters_text.ts";
import type { Command } from "../command.ts";
import { ENGINE_HELP } from "../engine_argument.ts";
import type { EngineWay } from "../engine_way.ts";
import { askEngineWay } from "../engine_way.ts";
import { driveTimesToJson } from "../judgement_json.ts";
import {
  KNOWN_TIMES_HELP,
  KNOWN_TIMES_OPTIONS,
  openedForPlan,
  planTimesOf,
} from "../known_times.ts";
import { print, printJson } from "../output.ts";
import { readSettings, SPEED_HELP, SPEED_OPTIONS } from "../settings_arguments.ts";
import { UsageError } from "../usage_error.ts";

/** Says how to get from one school to another, and back. */
export const routeCommand: Command = {
  name: "route",
  summary: "minutes both ways between two schools, miles, the way in words",
  help: `Usage: planner route --from URN --to URN (AREA) [options]

Prints the minutes both ways at the speed, the miles, and the way in words where the area has directions or an engine is given.
Exit code 1: no road joins the two schools.

  --from URN  --to URN  the two schools
  --engine ENGINE       asks a routing engine now, instead of using the area's times and directions:
  --engine ${ENGINE_HELP}
${KNOWN_TIMES_HELP}
  --json                JSON alone on stdout
${SPEED_HELP}

${AREA_HELP}

Example: npm run -s planner -- route --area isle-of-wight --from 118158 --to 118159`,
  options: {
    ...AREA_OPTIONS,
    ...SPEED_OPTIONS,
    ...KNOWN_TIMES_OPTIONS,
    from: TEXT,
    to: TEXT,
    engine: TEXT,
    json: FLAG,
  },
  run: route,
};

/** A drive one way: judged, with its way in words where that is stored. */
interface Way {
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  readonly drive: JudgedDrive;
  readonly metres: Metres | null;
  readonly steps: readonly WordedStep[] | null;
  /** Tolls and ferries, and where a school is away from the road, in sentences. */
  readonly remarks: readonly string[];
  /** Why there are no steps. */
  readonly withoutSteps: string | null;
}

async function route(args: Arguments): Promise<number> {
  refusePositionals(args);
  const fromUrn = neededOption(args, "from", "the URN of the school to start from.");
  const toUrn = neededOption(args, "to", "the URN of the school to go to.");
  if (fromUrn === toUrn) throw new UsageError(`--from and --to are both ${fromUrn}.`);
  const settings = readSettings(args);
  const spec = textOption(args, "engine");
  const times = await planTimesOf(args, ["known-times"]);
  const stored = openedForPlan(await openArea(args, spec === undefined), times);
  const from = indexOf(stored.area, fromUrn, "from");
  const to = indexOf(stored.area, toUrn, "to");
  const asked = spec === undefined ? null : await askEngineWay(spec, stored.area, from, to);
  const opened = asked === null ? stored : { ...stored, area: areaOfPlan(asked.area, times) };
  const there = await wayOf(opened, settings, [from, to], asked);
  const back = await wayOf(opened, settings, [to, from], asked);
  if (args.values["json"] === true) printJson(toJson(opened.area, settings, there, back));
  else printWays(opened.area, settings, [there, back]);
  return [there, back].some(({ drive }) => drive.verdict === "no-route") ? 1 : 0;
}

function indexOf(area: Area, urn: string, option: string): SchoolIndex {
  const index = schoolIndexes(area).get(urn);
  if (index !== undefined && schoolAt(area, index).location !== null) return index;
  if (index !== undefined) {
    throw new UsageError(
      `--${option} is "${urn}": ${schoolAt(area, index).name} has no grid reference, so its drives cannot be judged. Add one to the schools file.`,
    );
  }
  throw new UsageError(
    `--${option} is "${urn}": ${area.title} has no school with that URN. "planner schools" lists those of a file.`,
  );
}

async function wayOf(
  opened: OpenArea,
  settings: JudgingSettings,
  [from, to]: readonly [SchoolIndex, SchoolIndex],
  asked: EngineWay | null,
): Promise<Way> {
  const { area } = opened;
  const drive = judgeDrive(area.driveTimes, settings.speed, settings.ceiling, from, to);
  const way = { from, to, drive, metres: area.driveTimes.metres(from, to), remarks: [] };
  if (drive.verdict === "no-route") return { ...way, steps: null, withoutSteps: null };
  const known = asked?.wayFrom(from) ?? (await storedWay(opened, from, to));
  if (typeof known === "string") return { ...way, steps: null, withoutSteps: known };
  const [route] = known.routes;
  return { ...way, remarks: remarksOn(known), steps: wordedSteps(route), withoutSteps: null };
}

/** The stored way, or why there is none. */
async function storedWay(
  { area, files }: OpenArea,
  from: SchoolIndex,
  to: SchoolIndex,
): Promise<StoredRoute | string> {
  if (files === null || !area.hasDirections) {
    return `${area.title} has no stored directions: they come with road times.`;
  }
  const stored = await readDirections(files, schoolAt(area, from).urn, schoolAt(area, to).urn);
  if (stored.ok) return stored.value;
  return stored.problems.map((problem) => problem.reason).join(" ");
}

function remarksOn(stored: StoredRoute): readonly string[] {
  const { start, end } = roadGaps(stored);
  return [
    ...crossingsOf(stored.routes[0]).map(crossingText),
    ...(start === null ? [] : [`${roadGapText("start", start)}.`]),
    ...(end === null ? [] : [`${roadGapText("end", end)}.`]),
  ];
}

function toJson(area: Area, settings: JudgingSettings, there: Way, back: Way): object {
  const { band } = area.driveTimes;
  const wayJson = ({ drive, steps, withoutSteps, ...way }: Way) => ({
    from: schoolAt(area, way.from).urn,
    to: schoolAt(area, way.to).urn,
    seconds: drive.seconds,
    ...(band === null && drive.low === drive.high ? {} : { low: drive.low, high: drive.high }),
    metres: way.metres,
    ...originJson(area, way),
    verdict: drive.verdict,
    remarks: way.remarks,
    steps:
      steps?.map((step) => ({
        text: step.text,
        seconds: step.seconds * settings.speed.factor,
        metres: step.metres,
      })) ?? null,
    withoutSteps,
  });
  return {
    ceilingSeconds: settings.ceiling,
    speed: speedToJson(settings.speed),
    driveTimes: driveTimesToJson(area.driveTimes),
    there: wayJson(there),
    back: wayJson(back),
  };
}

function originJson(area: Area, { from, to }: Pick<Way, "from" | "to">): object {
  const { driveTimes } = area;
  return originText(driveTimes, from, to) === null ? {} : { origin: driveTimes.origin(from, to) };
}

function printWays(area: Area, settings: JudgingSettings, ways: readonly Way[]): void {
  print(basisText(area, settings));
  for (const way of ways) {
    print("");
    print(headline(area, settings, way));
    for (const remark of way.remarks) print(`  ${remark}`);
    for (const [i, step] of (way.steps ?? []).entries()) print(stepText(settings, step, i));
    if (way.withoutSteps !== null) print(`  ${way.withoutSteps}`);
  }
}

function headline(area: Area, settings: JudgingSettings, way: Way): string {
  const names = `${schoolAt(area, way.from).name} to ${schoolAt(area, way.to).name}`;
  const { drive } = way;
  if (drive.verdict === "no-route") return `${names}: no road route.`;
  const range =
    drive.low < drive.high && Number.isFinite(drive.seconds)
      ? `, ${rangeText(drive.low, drive.high)} estimated`
      : "";
  const verdict = verdictText(drive.verdict, drive, settings.ceiling);
  const origin = originText(area.driveTimes, way.from, way.to);
  const marked = origin === null ? "" : ` (${origin})`;
  return `${names}: ${judgedText(drive.seconds, settings.ceiling, false, drive.low)}${marked}${range}, ${milesText(way.metres)}. ${verdict}.`;
}

function stepText(settings: JudgingSettings, step: WordedStep, i: number): string {
  const raw = { ...settings.speed, fixed: seconds(0) };
  const number = `${i + 1}.`.padStart(5);
  if (step.metres === 0) return `${number} ${step.text}`;
  const time = stepTimeText(judgedSeconds(step.seconds, raw));
  return `${number} ${step.text} (${distanceText(step.metres)}, ${time})`;
}
