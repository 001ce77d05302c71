import { schoolSetsIn } from "../../app/school_sets.ts";
import type { WishChoices } from "../../app/wishes.ts";
import type { Area } from "../../domain/area.ts";
import type { Plan, PlanRules } from "../../domain/plan.ts";
import { isWholeOrBlank } from "../limits/limits_draft.ts";

/** Who takes part and with whom, as it is being typed. */
export interface WishesDraft {
  readonly mustPlaceUpTo: string;
  readonly keepTies: WishChoices["keepTies"];
  /** One set of URNs a line. */
  readonly keepTogether: string;
  readonly keepApart: string;
}

/** What the form starts from: the plan's own rules. */
export function wishesDraft({ rules }: Pick<Plan, "rules">): WishesDraft {
  const lines = (sets: PlanRules["keepApart"] | undefined) =>
    (sets ?? []).map((set) => set.join(", ")).join("\n");
  return {
    mustPlaceUpTo: "",
    keepTies: "none",
    keepTogether: lines(rules?.keepTogether),
    keepApart: lines(rules?.keepApart),
  };
}

/** The choices that the draft makes. */
export function wishChoices(draft: WishesDraft, area: Area): WishChoices {
  return {
    mustPlaceUpTo: draft.mustPlaceUpTo === "" ? null : Number(draft.mustPlaceUpTo),
    keepTies: draft.keepTies,
    keepTogether: schoolSetsIn(draft.keepTogether, area).sets,
    keepApart: schoolSetsIn(draft.keepApart, area).sets,
  };
}

/** What is wrong with the draft, a sentence each; none when it can be used. */
export function wishesProblems(draft: WishesDraft, area: Area): readonly string[] {
  const together = schoolSetsIn(draft.keepTogether, area).problems;
  const apart = schoolSetsIn(draft.keepApart, area).problems;
  return [
    ...(isWholeOrBlank(draft.mustPlaceUpTo)
      ? []
      : ["The most pupils of a school that must be placed is a whole number of 1 or more."]),
    ...together.map((problem) => `Keep together: ${problem}`),
    ...apart.map((problem) => `Keep apart: ${problem}`),
  ];
}
