import type { Area } from "../domain/area.ts";
import type { Judgement } from "../domain/judgement.ts";
import { locatedIndex } from "../domain/mends/mend.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { Placements } from "../domain/why/placements.ts";
import { placementsOf } from "../domain/why/placements.ts";
import { counted } from "../words/counted.ts";
import { placementText, placeText } from "../words/placement_text.ts";
import type { Arguments } from "./arguments.ts";
import { TEXT, textOption } from "./arguments.ts";
import { print } from "./output.ts";
import { UsageError } from "./usage_error.ts";

export const EXPLAIN_OPTIONS = { explain: TEXT };

export const EXPLAIN_HELP = `  --explain URN         also why this school is where it is: what every other cluster would cost, or what stops it,
                        such as --explain 118158`;

/** In the text, the clusters that a school cannot go to are counted after this many. */
const MOST_STOPPED = 5;

/** A school and why it is where it is. */
export interface Explained {
  readonly urn: Urn;
  readonly placements: Placements;
}

/** The school that was asked to be explained; `null` where none was. Refused where the area does not know it or its place. */
export function schoolToExplain(args: Arguments, area: Area): Urn | null {
  const urn = textOption(args, "explain");
  if (urn === undefined) return null;
  if (locatedIndex(area, urn) !== null) return urn;
  throw new UsageError(
    `--explain is "${urn}": ${area.title} has no school with that URN whose place is known. "planner schools" lists those of a file.`,
  );
}

/** Why the school is where it is. Throws where the area does not know it or its place. */
export function explain(area: Area, judgement: Judgement, urn: Urn): Explained {
  const placements = placementsOf(area, judgement, urn);
  if (placements === null) throw new Error(`${urn} has no place in ${area.name}.`);
  return { urn, placements };
}

/** Prints where the school is and every other cluster, the possible ones first. */
export function printExplained(
  area: Area,
  plan: Plan,
  { settings }: Judgement,
  { urn, placements }: Explained,
): void {
  print(placeText(placements, area, plan, urn));
  const possible = placements.others.filter(({ blocks }) => blocks.length === 0);
  const stopped = placements.others.filter(({ blocks }) => blocks.length > 0);
  for (const placement of [...possible, ...stopped.slice(0, MOST_STOPPED)]) {
    print(`  ${placementText(placement, area, plan, settings.ceiling)}`);
  }
  const more = stopped.length - MOST_STOPPED;
  if (more > 0)
    print(
      `  ${counted(more, "more cluster")} farther away cannot have it either (--json lists all).`,
    );
}

/** The same as JSON. Seconds are judged; `null` where there is no route. */
export function explainedToJson({ urn, placements }: Explained): object {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  const pairJson = (pair: { from: Urn; to: Urn; seconds: number }) => ({
    ...pair,
    seconds: finite(pair.seconds),
  });
  return {
    urn,
    cluster: placements.own,
    travelSeconds: finite(placements.travel),
    others: placements.others.map(({ cluster, change, worst, blocks }) => ({
      cluster,
      changeSeconds: finite(change),
      worst: worst === null ? null : pairJson(worst),
      blocks: blocks.map((block) =>
        block.kind === "pairs" ? { ...block, pair: pairJson(block.pair) } : block,
      ),
    })),
  };
}
