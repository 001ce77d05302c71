import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { seconds } from "../domain/units.ts";
import { planToJson } from "../io/plan_json.ts";
import type { SolverPort } from "../solver/client/pooled_solver.ts";
import { wantedClusters } from "../solver/cluster_count.ts";
import type { Curve, CurvePoint, CurveQuestion, LongestDrive } from "../solver/curve/curve.ts";
import { MOST_POINTS } from "../solver/curve/curve.ts";
import type { Proposal, ProposeOptions } from "../solver/proposal.ts";
import { readSolvable } from "../solver/solvable.ts";
import { counted } from "../words/counted.ts";
import { longestDriveText, marginalText, pointText } from "../words/curve_text.ts";
import { minutesText } from "../words/durations.ts";
import type { Arguments } from "./arguments.ts";
import { OPTIONAL_TEXT, textOption } from "./arguments.ts";
import type { Column } from "./output.ts";
import { print, tableText } from "./output.ts";
import { ask } from "./solving.ts";
import { UsageError } from "./usage_error.ts";

/** Where no --time-limit is typed: enough for 280 schools. */
const DEFAULT_SECONDS = 55;

export const CURVE_OPTIONS = { curve: OPTIONAL_TEXT };

export const CURVE_HELP = `  --curve [FROM-TO]     also the least travel and the longest drive for up to ${MOST_POINTS} numbers of clusters, with what is proved
                        of each, such as --curve 40-60; alone, every number in which all schools can be placed; in ${DEFAULT_SECONDS} s
                        unless --time-limit says otherwise`;

const NOT_WITH_CURVE = ["alternatives", "within", "wish", "contiguous"];

/** What is asked about other numbers of clusters; `null` where nothing is. */
export function curveAsked(args: Arguments, options: ProposeOptions): CurveQuestion | null {
  const text = args.values["curve"];
  if (typeof text !== "string") return null;
  if (options.objective !== "travel" || options.method !== "exact") {
    const [name, value] =
      options.method === "exact" ? ["objective", options.objective] : ["method", options.method];
    throw new UsageError(
      `--${name} is ${value}, but --curve is about the least travel. Leave one of them out.`,
    );
  }
  const unfit = NOT_WITH_CURVE.find((name) => args.values[name] !== undefined);
  if (unfit !== undefined) {
    throw new UsageError(`--${unfit} does not go with --curve. Leave one of them out.`);
  }
  return {
    kind: "curve",
    options,
    timeLimitSeconds:
      textOption(args, "time-limit") === undefined ? DEFAULT_SECONDS : options.timeLimitSeconds,
    range: text === "" ? null : rangeOf(text),
    around: null,
  };
}

function rangeOf(text: string): readonly [number, number] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (first >= 1 && last >= first) return [first, last];
  throw new UsageError(
    `--curve is "${text}": it must be two numbers of clusters, the smaller first, such as 40-60, or nothing.`,
  );
}

/** The curve round the number of clusters that the options aim at, and its proposal of that number. */
export async function askCurve(
  solver: SolverPort,
  area: Area,
  settings: JudgingSettings,
  question: CurveQuestion,
): Promise<{ readonly curve: Curve; readonly proposal: Proposal | null }> {
  const { options } = question;
  const wanted = wantedClusters(readSolvable(area, settings, options).problem, options);
  const curve = await ask(solver, area, settings, { ...question, around: wanted });
  return { curve, proposal: proposalOnCurve(curve, wanted) };
}

/** The proposal of the point that is asked for, or the nearest to it that has a plan; `null` where none has. */
function proposalOnCurve(curve: Curve, clusters: number): Proposal | null {
  let nearest: CurvePoint | null = null;
  for (const point of curve.points) {
    if (point.proposal.clusters.length === 0) continue;
    const isNearer =
      nearest === null ||
      Math.abs(point.clusters - clusters) < Math.abs(nearest.clusters - clusters);
    if (isNearer) nearest = point;
  }
  return nearest?.proposal ?? null;
}

/** Prints the points and the longest drives as tables, and what one cluster more or fewer is worth. */
export function printCurve(curve: Curve): void {
  const drives = new Map(curve.longestDrive.map((drive) => [drive.clusters, drive]));
  print(tableText(columnsOf(drives), curve.points));
  for (const marginal of curve.marginal) {
    const text = marginalText(marginal);
    if (text !== null) print(`At ${counted(marginal.clusters, "cluster")}: ${text}`);
  }
  print("");
  for (const drive of curve.longestDrive) print(longestDriveText(drive, curve.ceilingSeconds));
}

function columnsOf(drives: ReadonlyMap<number, LongestDrive>): readonly Column<CurvePoint>[] {
  const drive = ({ clusters }: CurvePoint) => drives.get(clusters)?.limitSeconds ?? null;
  return [
    { title: "Clusters", isNumber: true, text: ({ clusters }) => String(clusters) },
    {
      title: "Travel",
      isNumber: true,
      text: ({ proposal }) =>
        proposal.clusters.length === 0 ? "none" : minutesText(seconds(proposal.objective.value)),
    },
    {
      title: "Longest drive needed",
      isNumber: true,
      text: (point) => {
        const limit = drive(point);
        return limit === null ? "not known" : minutesText(seconds(limit));
      },
    },
    { title: "How sure", text: pointText },
  ];
}

/** The same as JSON; values are judged seconds. Each point has the whole proposal, which is a plan by `toPlan` and which `check` takes. */
export function curveToJson(curve: Curve, toPlan: (proposal: Proposal) => Plan): object {
  const { points, marginal, longestDrive, ceilingSeconds, stoppedBy } = curve;
  return {
    points: points.map(({ clusters, proposal }) => ({
      clusters,
      value: proposal.clusters.length === 0 ? null : proposal.objective.value,
      bound: proposal.bound,
      gap: proposal.gap,
      status: proposal.status,
      unplaced: proposal.unplaced.length,
      text: pointText({ clusters, proposal }),
      proposal: planToJson(toPlan(proposal)),
    })),
    marginal,
    longestDrive,
    ceilingSeconds,
    stoppedBy,
    seconds: curve.seconds,
  };
}
