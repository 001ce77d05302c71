import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import { judgeDrive } from "../domain/ceiling.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { FewerAnswer } from "../solver/fewer/fewer.ts";
import type { ProposeOptions } from "../solver/proposal.ts";
import { fewerText, mostClustersText } from "../words/fewer_text.ts";
import { schoolName } from "../words/names.ts";
import type { Arguments } from "./arguments.ts";
import { FLAG } from "./arguments.ts";
import { notice, print } from "./output.ts";
import type { Reasoned } from "./reasons.ts";
import { ask } from "./solving.ts";

export const FEWER_OPTIONS = { "why-not-fewer": FLAG };

export const FEWER_HELP = `  --why-not-fewer       also why there are no fewer clusters: by size, by the schools no two of which can share one, and by
                        solving, with what is proved; such as --why-not-fewer --max-schools 6`;

/** Seconds of working out how few clusters there can be. */
const FEWER_SECONDS = 20;

/** How few clusters there can be, where that was asked; how many, where a number was that cannot be met. `null` where neither is. */
export async function askedHowFew(
  args: Arguments,
  isCountMissed: boolean,
  { solver, area, settings, options, judgement }: Reasoned,
): Promise<FewerAnswer | null> {
  if (args.values["why-not-fewer"] !== true && !isCountMissed) return null;
  notice("Working out how many clusters there can be…");
  return ask(solver(), area, settings, {
    kind: "fewer",
    options,
    clusters: judgement.clusters.map(({ cluster: { id, schools } }) => ({ id, schools })),
    most: isCountMissed,
    timeLimitSeconds: FEWER_SECONDS,
  });
}

/** Prints why there are no fewer clusters than a plan has, with the schools that each need one of their own; or the nearest number that can be made. */
export function printFewer(
  area: Area,
  options: ProposeOptions,
  clusters: number,
  answer: FewerAnswer,
): void {
  if (answer.most !== null && typeof options.clusters === "number") {
    print(mostClustersText(answer, options.clusters));
    return;
  }
  print(fewerText(answer, clusters));
  if (answer.noTwoShare.length < 2) return;
  print(
    `No two of these can share a cluster: ${answer.noTwoShare.map((urn) => schoolName(area, urn)).join(", ")}.`,
  );
}

/** The same as JSON, with the judged seconds between the schools no two of which can share: the slower direction, `null` without a route. */
export function fewerToJson(
  area: Area,
  settings: JudgingSettings,
  { kind: _kind, ...answer }: FewerAnswer,
): object {
  const times = answer.noTwoShare.flatMap((from, at) =>
    answer.noTwoShare.slice(at + 1).map((to) => ({
      from,
      to,
      seconds: slowerSeconds(area, settings, from, to),
    })),
  );
  return { ...answer, times };
}

function slowerSeconds(
  area: Area,
  { speed, ceiling }: JudgingSettings,
  from: Urn,
  to: Urn,
): number | null {
  const [a, b] = [schoolIndexes(area).get(from), schoolIndexes(area).get(to)];
  if (a === undefined || b === undefined) return null;
  const there = judgeDrive(area.driveTimes, speed, ceiling, a, b).seconds;
  const back = judgeDrive(area.driveTimes, speed, ceiling, b, a).seconds;
  const slower = Math.max(there, back);
  return Number.isFinite(slower) ? slower : null;
}
