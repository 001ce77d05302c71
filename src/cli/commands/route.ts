import type { Area } from "../../domain/area.ts";
import { schoolAt, schoolIndexes } from "../../domain/area.ts";
import type { JudgedDrive } from "../../domain/ceiling.ts";
import { judgeDrive } from "../../domain/ceiling.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { judgedSeconds } from "../../domain/speed.ts";
import type { Metres } from "../../domain/units.ts";
import { metres, seconds } from "../../domain/units.ts";
import { readDirections } from "../../io/directions.ts";
import { speedToJson } from "../../io/plan_settings_json.ts";
import { distanceText, milesText, minutesText, rangeText } from "../../words/durations.ts";
import { verdictText } from "../../words/verdict_text.ts";
import type { OpenArea } from "../area_argument.ts";
import { AREA_HELP, AREA_OPTIONS, openArea } from "../area_argument.ts";
import type { Arguments } from "../arguments.ts";
import { FLAG, neededOption, refusePositionals, TEXT } from "../arguments.ts";
import { basisText } from "../clusters_text.ts";
import type { Command } from "../command.ts";
import type { WordedStep } from "../directions_text.ts";
import { wordedSteps } from "../directions_text.ts";
import { print, printJson } from "../output.ts";
import { readSettings, SPEED_HELP, SPEED_OPTIONS } from "../settings_arguments.ts";
import { UsageError } from "../usage_error.ts";

/** Says how to get from one school to another, and back. */
export const routeCommand: Command = {
  name: "route",
  summary: "minutes both ways between two schools, miles, the way in words",
  help: `Usage: planner route --from URN --to URN (AREA) [options]

Prints the minutes both ways at the speed, the miles, and the way in words where the area has directions.
Exit code 1: no road joins the two schools.

  --from URN  --to URN  the two schools
  --json                JSON alone on stdout
${SPEED_HELP}

${AREA_HELP}

Example: npm run -s planner -- route --area isle-of-wight --from 118158 --to 118159`,
  options: { ...AREA_OPTIONS, ...SPEED_OPTIONS, from: TEXT, to: TEXT, json: FLAG },
  run: route,
};

/** A drive one way: judged, with its way in words where that is stored. */
interface Way {
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  readonly drive: JudgedDrive;
  readonly metres: Metres | null;
  readonly steps: readonly WordedStep[] | null;
  /** Why there are no steps. */
  readonly withoutSteps: string | null;
}

async function route(args: Arguments): Promise<number> {
  refusePositionals(args);
  const fromUrn = neededOption(args, "from", "the URN of the school to start from.");
  const toUrn = neededOption(args, "to", "the URN of the school to go to.");
  if (fromUrn === toUrn) throw new UsageError(`--from and --to are both ${fromUrn}.`);
  const settings = readSettings(args);
  const opened = await openArea(args);
  const from = indexOf(opened.area, fromUrn, "from");
  const to = indexOf(opened.area, toUrn, "to");
  const there = await wayOf(opened, settings, from, to);
  const back = await wayOf(opened, settings, to, from);
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
  { area, files }: OpenArea,
  settings: JudgingSettings,
  from: SchoolIndex,
  to: SchoolIndex,
): Promise<Way> {
  const drive = judgeDrive(area.driveTimes, settings.speed, settings.ceiling, from, to);
  const way = { from, to, drive, metres: area.driveTimes.metres(from, to) };
  if (drive.verdict === "no-route") return { ...way, steps: null, withoutSteps: null };
  if (files === null || !area.hasDirections) {
    const reason = `${area.title} has no stored directions: they come with road times.`;
    return { ...way, steps: null, withoutSteps: reason };
  }
  const stored = await readDirections(files, schoolAt(area, from).urn, schoolAt(area, to).urn);
  if (stored.ok) return { ...way, steps: wordedSteps(stored.value.routes[0]), withoutSteps: null };
  const reason = stored.problems.map((problem) => problem.reason).join(" ");
  return { ...way, steps: null, withoutSteps: reason };
}

function toJson(area: Area, settings: JudgingSettings, there: Way, back: Way): object {
  const { kind, provenance, band } = area.driveTimes;
  const wayJson = ({ drive, steps, withoutSteps, ...way }: Way) => ({
    from: schoolAt(area, way.from).urn,
    to: schoolAt(area, way.to).urn,
    seconds: drive.seconds,
    ...(band === null ? {} : { low: drive.low, high: drive.high }),
    metres: way.metres,
    verdict: drive.verdict,
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
    driveTimes: { kind, provenance },
    there: wayJson(there),
    back: wayJson(back),
  };
}

function printWays(area: Area, settings: JudgingSettings, ways: readonly Way[]): void {
  print(basisText(area, settings));
  for (const way of ways) {
    print("");
    print(headline(area, settings, way));
    for (const [i, step] of (way.steps ?? []).entries()) print(stepText(settings, step, i));
    if (way.withoutSteps !== null) print(`  ${way.withoutSteps}`);
  }
}

function headline(area: Area, settings: JudgingSettings, way: Way): string {
  const names = `${schoolAt(area, way.from).name} to ${schoolAt(area, way.to).name}`;
  const { drive } = way;
  if (drive.verdict === "no-route") return `${names}: no road route.`;
  const range = drive.low < drive.high ? `, ${rangeText(drive.low, drive.high)} estimated` : "";
  const verdict = verdictText(drive.verdict, drive, settings.ceiling);
  return `${names}: ${minutesText(drive.seconds)}${range}, ${milesText(way.metres)}. ${verdict}.`;
}

function stepText(settings: JudgingSettings, step: WordedStep, i: number): string {
  const raw = { ...settings.speed, fixed: seconds(0) };
  const number = `${i + 1}.`.padStart(5);
  if (step.metres === 0) return `${number} ${step.text}`;
  const time = minutesText(judgedSeconds(step.seconds, raw));
  return `${number} ${step.text} (${distanceText(metres(step.metres))}, ${time})`;
}
