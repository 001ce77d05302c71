import type { SharedOutcome } from "../../domain/places/shared_outcome.ts";
import type { SideRow } from "../../domain/places/side_by_side.ts";
import { numberedName } from "../names.ts";
import { scenarioNames, worstDriveText } from "../places_outcome_text.ts";
import type { Sides } from "./sides.ts";
import { NOTHING, sideRow } from "./sides.ts";

type Impact = SharedOutcome["partnerships"][number];

/** Which clusters of the plan are touched, whom they lose and their new worst pairs. */
export function partnershipRows(sides: Sides): readonly SideRow[] {
  const { area, hasPlan } = sides;
  const row = (
    what: string,
    textOf: (impact: Impact, nameOf: (urn: string) => string) => readonly string[],
  ) =>
    sideRow(sides, what, NOTHING, ({ partnerships }, scenario) => {
      if (!hasPlan) return ["not known: no plan"];
      const nameOf = scenarioNames(area, scenario);
      const lines = partnerships.flatMap((impact) => textOf(impact, nameOf));
      return lines.length === 0 ? ["none"] : lines;
    });
  return [
    row("Clusters touched", ({ name }) => [numberedName(name)]),
    row("Members lost", ({ name, lost }, nameOf) =>
      lost.map((urn) => `${nameOf(urn)} (${numberedName(name)})`),
    ),
    row("Worst pair in them before", ({ name, worstBefore }, nameOf) => [
      `${numberedName(name)}: ${worstDriveText(worstBefore, nameOf)}`,
    ]),
    row("Worst pair in them after", ({ name, worstAfter }, nameOf) => [
      `${numberedName(name)}: ${worstDriveText(worstAfter, nameOf)}`,
    ]),
  ];
}
