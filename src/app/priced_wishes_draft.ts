import type { Plan } from "../domain/plan.ts";
import { minutes, minutesToSeconds } from "../domain/units.ts";
import type { PricedWish, WishName } from "../solver/wishes.ts";
import { STANDARD_WISHES } from "../solver/wishes.ts";

/** A wish by its name. */
export type TickedWish = WishName;

/** Wishes as they are being ticked and priced. */
export interface PricedWishesDraft {
  readonly ticked: readonly WishName[];
  /** Whether no cluster may be in pieces, whatever it costs. */
  readonly isContiguous: boolean;
  readonly idealMinutes: string;
  /** Minutes each, but for short drives, of which each minute beyond the ideal costs so many. */
  readonly prices: Readonly<Record<WishName, string>>;
}

export const NO_PRICED_WISHES: PricedWishesDraft = {
  ticked: [],
  isContiguous: false,
  idealMinutes: String(STANDARD_WISHES.idealMinutes),
  prices: {
    "short-drives": "1",
    "each-kind": String(STANDARD_WISHES.kindMinutes),
    "joined-up": String(STANDARD_WISHES.joinedMinutes),
    "close-to-today": String(STANDARD_WISHES.todayMinutes),
  },
};

/** The draft with a wish ticked or not; ticking one of the two ways to joined-up clusters takes the other back. */
export function withTicked(
  draft: PricedWishesDraft,
  name: WishName,
  isTicked: boolean,
): PricedWishesDraft {
  const others = draft.ticked.filter((other) => other !== name);
  const isContiguous = draft.isContiguous && !(isTicked && name === "joined-up");
  return { ...draft, isContiguous, ticked: isTicked ? [...others, name] : others };
}

/** The same for the rule that no cluster may be in pieces. */
export function withContiguous(draft: PricedWishesDraft, isContiguous: boolean): PricedWishesDraft {
  const ticked = draft.ticked.filter((name) => !(isContiguous && name === "joined-up"));
  return { ...draft, isContiguous, ticked };
}

/** The wishes that the draft makes; close to today are the partnerships of today that `plan` knows of, else its own clusters. */
export function pricedWishes(draft: PricedWishesDraft, plan: Plan): readonly PricedWish[] {
  const price = (name: WishName) => minutesToSeconds(minutes(Number(draft.prices[name])));
  const has = (name: WishName) => draft.ticked.includes(name);
  const wishes: PricedWish[] = [];
  if (has("short-drives")) {
    wishes.push({
      name: "short-drives",
      weight: Number(draft.prices["short-drives"]),
      idealSeconds: minutesToSeconds(minutes(Number(draft.idealMinutes))),
    });
  }
  if (has("each-kind")) wishes.push({ name: "each-kind", weight: price("each-kind") });
  if (draft.isContiguous) wishes.push({ name: "joined-up", weight: null });
  else if (has("joined-up")) wishes.push({ name: "joined-up", weight: price("joined-up") });
  if (has("close-to-today")) {
    const today = (plan.today?.clusters ?? plan.clusters).map(({ schools }) => schools);
    wishes.push({ name: "close-to-today", weight: price("close-to-today"), today });
  }
  return wishes;
}

/** What is wrong with the draft, a sentence each; none when it can be used. */
export function pricedWishesProblems(draft: PricedWishesDraft): readonly string[] {
  const isPrice = (text: string) => /^\d+(\.\d+)?$/.test(text);
  const isWrong = draft.ticked.some((name) => !isPrice(draft.prices[name]));
  const isIdeal = !draft.ticked.includes("short-drives") || isPrice(draft.idealMinutes);
  return [
    ...(isWrong ? ["The price of a wish is a number of minutes, 0 or more."] : []),
    ...(isIdeal ? [] : ["The ideal drive is a number of minutes, 0 or more."]),
  ];
}
