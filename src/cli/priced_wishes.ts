import type { Urn } from "../domain/school.ts";
import { minutes, minutesToSeconds } from "../domain/units.ts";
import { readPlan } from "../io/plan_file.ts";
import type { ProposeOptions } from "../solver/proposal.ts";
import type { PricedWish, WishName } from "../solver/wishes.ts";
import { STANDARD_WISHES } from "../solver/wishes.ts";
import type { Arguments } from "./arguments.ts";
import { FLAG, listOption, TEXT, TEXTS, textOption } from "./arguments.ts";
import { readInput } from "./input_file.ts";
import { readOrRefuse, UsageError } from "./usage_error.ts";

/** The options of what is wished of every cluster, at a price. */
export const PRICED_WISHES_OPTIONS = { wish: TEXTS, contiguous: FLAG, today: TEXT };

const { idealMinutes, kindMinutes, joinedMinutes, todayMinutes } = STANDARD_WISHES;

export const PRICED_WISHES_HELP = `Wishes, each with a price in minutes, which counts like minutes of travel; off unless asked for, and only with --objective travel
  --wish NAME[=WEIGHT]  can be given several times:
     short-drives[@MIN][=W]  each minute by which two partners are more than MIN apart (${idealMinutes}) costs W minutes (1): --wish short-drives@25=0.5
     each-kind[=MINUTES]     a cluster without faith or without community schools, although one is within the limit of all its schools,
                             costs so many minutes (${kindMinutes}): --wish each-kind=20
     joined-up[=MINUTES]     a cluster in pieces, which do not meet as neighbours, costs so many minutes (${joinedMinutes}): --wish joined-up
     close-to-today[=MINUTES]  each pair of partners who do not work together today costs so many minutes (${todayMinutes}); needs --today:
                             --wish close-to-today=3 --today plan.json
  --contiguous          no cluster may be in pieces, whatever it costs: --contiguous
  --today PLAN          who works together today, for --wish close-to-today: today's partnerships that the plan's file knows of,
                        else its clusters`;

const NAMES: readonly WishName[] = ["short-drives", "each-kind", "joined-up", "close-to-today"];

/** Other questions, which are not asked with wishes. */
const NOT_WITH_WISHES = ["alternatives", "curve"];

/** The wishes that were typed, in the order of their names above. Refuses them where `options` cannot take any. */
export async function readPricedWishes(
  args: Arguments,
  { objective, method }: ProposeOptions,
): Promise<readonly PricedWish[]> {
  const wishes = await wishesTyped(args);
  if (wishes.length === 0) return wishes;
  if (objective !== "travel") {
    throw new UsageError(
      `--wish and --contiguous are only for --objective travel, and it is ${objective}. Leave them out, or propose for travel.`,
    );
  }
  if (method !== "exact") {
    throw new UsageError(
      `--wish and --contiguous are only for --method exact: ${method} knows no wishes. Leave one of them out.`,
    );
  }
  const other = NOT_WITH_WISHES.find((name) => args.values[name] !== undefined);
  if (other !== undefined) {
    throw new UsageError(
      `--${other} is worked out without wishes: leave out --wish and --contiguous, or leave out --${other}.`,
    );
  }
  return wishes;
}

async function wishesTyped(args: Arguments): Promise<readonly PricedWish[]> {
  const typed = listOption(args, "wish").map(typedWish);
  const names = typed.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new UsageError(`--wish ${twice} is given twice. Give it once.`);
  const isContiguous = args.values["contiguous"] === true;
  if (isContiguous && names.includes("joined-up")) {
    throw new UsageError(
      "--contiguous lets no cluster be in pieces, so --wish joined-up has nothing to do. Leave one of them out.",
    );
  }
  const today = await clustersOfToday(args, names.includes("close-to-today"));
  const wishes = typed.map((wish) => pricedWish(wish, today));
  if (isContiguous) wishes.push({ name: "joined-up", weight: null });
  return wishes.sort((a, b) => NAMES.indexOf(a.name) - NAMES.indexOf(b.name));
}

interface TypedWish {
  readonly name: WishName;
  readonly ideal: number | null;
  readonly weight: number | null;
}

function typedWish(text: string): TypedWish {
  const [, word = "", ideal, weight] =
    /^([a-z-]+)(?:@(\d+(?:\.\d+)?))?(?:=(\d+(?:\.\d+)?))?$/.exec(text.trim()) ?? [];
  const name = NAMES.find((known) => known === word);
  if (name === undefined || (ideal !== undefined && name !== "short-drives")) {
    throw new UsageError(
      `--wish is "${text}": it must be one of ${NAMES.join(", ")}, with a weight of 0 or more after an equals sign where it is not the standard one, such as each-kind=20 or short-drives@25=0.5.`,
    );
  }
  return {
    name,
    ideal: ideal === undefined ? null : Number(ideal),
    weight: weight === undefined ? null : Number(weight),
  };
}

function pricedWish(
  { name, ideal, weight }: TypedWish,
  today: readonly (readonly Urn[])[],
): PricedWish {
  const inSeconds = (typed: number | null, standard: number) =>
    minutesToSeconds(minutes(typed ?? standard));
  switch (name) {
    case "short-drives":
      return { name, weight: weight ?? 1, idealSeconds: inSeconds(ideal, idealMinutes) };
    case "each-kind":
      return { name, weight: inSeconds(weight, kindMinutes) };
    case "joined-up":
      return { name, weight: inSeconds(weight, joinedMinutes) };
    case "close-to-today":
      return { name, weight: inSeconds(weight, todayMinutes), today };
  }
}

async function clustersOfToday(
  args: Arguments,
  isNeeded: boolean,
): Promise<readonly (readonly Urn[])[]> {
  const file = textOption(args, "today");
  if (file !== undefined && !isNeeded) {
    throw new UsageError(
      "--today is only for --wish close-to-today. Add that wish, or leave it out.",
    );
  }
  if (!isNeeded) return [];
  if (file === undefined) {
    throw new UsageError(
      "--wish close-to-today needs to know who works together today: add --today with a plan, such as --today plan.json.",
    );
  }
  const plan = readOrRefuse(readPlan(await readInput(file, "--today"), file));
  return (plan.today?.clusters ?? plan.clusters).map(({ schools }) => schools);
}
