import { expect, it } from "vitest";
import type { SideTable } from "../../../src/domain/places/side_by_side.ts";
import { sideBySideCsv } from "../../../src/io/places/side_by_side_csv.ts";

const table: SideTable = {
  columns: ["Before", "Without Pinfold", "=HYPERLINK(1)"],
  sections: [
    {
      heading: "Places in the end",
      rows: [{ what: "Capacity", cells: [["791"], ["735"], ["1,204"]], isNumber: true }],
    },
    {
      heading: "Pupils",
      rows: [
        {
          what: "Without a place",
          cells: [["–"], ["P, Year 3: 2", "P, Year 4: c"], ["nobody"]],
          isNumber: false,
        },
      ],
    },
  ],
};

it("heads every test as a test only, has as many cells in every row and runs nothing", () => {
  expect(sideBySideCsv(table, [["area", "Rutland"]]).split("\n")).toEqual([
    "section,figure,Before,Without Pinfold,'=HYPERLINK(1)",
    "about,heading,,Test only – not a proposal,Test only – not a proposal",
    "about,area,Rutland,,",
    'Places in the end,Capacity,791,735,"1,204"',
    'Pupils,Without a place,–,"P, Year 3: 2; P, Year 4: c",nobody',
    "",
  ]);
});
