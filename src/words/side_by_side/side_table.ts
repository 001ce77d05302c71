import type { SharedPlaces } from "../../domain/places/shared_places.ts";
import type { SideRow, SideSection, SideTable } from "../../domain/places/side_by_side.ts";
import { placesFrom, septembersOf } from "../../domain/places/side_by_side.ts";
import { actionText } from "../places_action_text.ts";
import { beforeAfterRows, countText, placesWithShare } from "../places_outcome_rows.ts";
import { scenarioNames } from "../places_outcome_text.ts";
import { lawRows } from "./law_rows.ts";
import { partnershipRows } from "./partnership_rows.ts";
import { pupilRows } from "./pupil_rows.ts";

import type { Sides } from "./sides.ts";
import { numberRow } from "./sides.ts";

/** Scenarios beside what there is before them, in their order. */
export function sideTable(sides: Sides): SideTable {
  return {
    columns: ["Before", ...sides.scenarios.map(({ scenario }) => scenario.name)],
    sections: [
      { heading: "What is tested", rows: [testedRow(sides)] },
      { heading: "Places in the end", rows: placesRows(sides) },
      ...septemberSections(sides),
      { heading: "Pupils", rows: pupilRows(sides) },
      { heading: "Partnerships", rows: partnershipRows(sides) },
      { heading: "Law", rows: lawRows(sides) },
    ],
  };
}

function testedRow({ area, scenarios }: Sides): SideRow {
  const cells = scenarios.map(({ scenario }) => {
    const nameOf = scenarioNames(area, scenario);
    return scenario.actions.length === 0
      ? ["no change yet"]
      : scenario.actions.map((action) => actionText(action, nameOf));
  });
  return { what: "Changes", cells: [["none"], ...cells], isNumber: false };
}

function placesRows(sides: Sides): readonly SideRow[] {
  const { before } = sides;
  return beforeAfterRows({ before, after: before }).map((row, i) =>
    numberRow(sides, row.what, row.before, ({ after }) => {
      return beforeAfterRows({ before, after })[i]?.after ?? "";
    }),
  );
}

const BY_SEPTEMBER: readonly {
  readonly what: string;
  readonly textOf: (places: SharedPlaces) => string;
}[] = [
  { what: "Capacity", textOf: ({ capacity }) => countText(capacity) },
  { what: "Roll", textOf: ({ roll }) => countText(roll) },
  {
    what: "Unfilled places",
    textOf: ({ unfilled, unfilledShare }) => placesWithShare(unfilled, unfilledShare),
  },
  { what: "Over capacity", textOf: ({ over }) => countText(over) },
  { what: "Net", textOf: ({ net, netShare }) => placesWithShare(net, netShare) },
];

/** Figure by figure, so that the Septembers of one are below each other. */
function septemberSections(sides: Sides): readonly SideSection[] {
  const { before, scenarios } = sides;
  const septembers = septembersOf(scenarios.flatMap(({ outcome }) => outcome ?? []));
  if (septembers.length === 0) return [];
  return BY_SEPTEMBER.map(({ what, textOf }) => ({
    heading: `${what} from each September, with today’s rolls`,
    rows: septembers.map((september) =>
      numberRow(sides, String(september), textOf(before), (outcome) =>
        textOf(placesFrom(outcome, september)),
      ),
    ),
  }));
}
