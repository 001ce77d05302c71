import { describe, expect, it } from "vitest";
import type { School } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import { pastedPartnerships, readPastedPartnerships } from "../../src/io/partnerships_paste.ts";

const school = (urn: string, name: string, more: Partial<School> = {}): School => ({
  ...emptySchool(urn, name),
  ...more,
});

const SCHOOLS = [
  school("120374", "Corby Glen Community Primary School", { laestab: "9252013", town: "Grantham" }),
  school("120501", "St Mary's Church of England Primary School", {
    town: "Stamford",
    postcode: "PE9 1AA",
  }),
  school("120502", "Saint Marys C of E School", { town: "Grantham", postcode: "NG31 6AA" }),
  school("120503", "The Blessed Hugh More Catholic Voluntary Academy", { town: "Grantham" }),
  school("120504", "Ashby & Wold Primary School", { laestab: "9252099" }),
  school("120505", "Oakfield Church of England Aided Primary School, Ryde"),
];

const matches = (text: string) =>
  readPastedPartnerships(text, SCHOOLS).map(({ match }) =>
    match.kind === "matched" ? `${match.by}:${match.urn}` : match.kind,
  );

describe("pasted partnerships", () => {
  it.each([
    ["120374", "urn:120374"],
    ["9252013", "dfe-number:120374"],
    ["925/2013", "dfe-number:120374"],
    ["925-2013", "dfe-number:120374"],
    ["Corby Glen Community Primary School", "name:120374"],
    ["CORBY GLEN COMMUNITY", "name:120374"],
    ["Ashby and Wold Primary", "name:120504"],
    ["Oakfield CE Aided Primary School Ryde", "name:120505"],
    ["St. Mary’s CofE Primary, Stamford", "name-and-town:120501"],
    ["St Marys C.E. (Grantham)", "name-and-town:120502"],
    ["St Mary's Church of England", "ambiguous"],
    ["St Mary's C of E, Lincoln", "ambiguous"],
    ["Corby Glen", "near"],
    ["Corby Glenn Community", "near"],
    ["Ashby & Wold Primary School, Lincoln", "near"],
    ["999999", "unmatched"],
    ["925/9999", "unmatched"],
    ["Hogwarts", "unmatched"],
    ["", "unmatched"],
  ])("takes %j for %s", (written, expected) => {
    expect(matches(`"${written}"\tNorth`)).toEqual([expected]);
  });

  it("proposes near matches best first, with the town to tell them apart", () => {
    const [row] = readPastedPartnerships("St Mary Primary\tNorth", SCHOOLS);
    if (row?.match.kind !== "near") throw new Error(JSON.stringify(row));
    expect(row.match.candidates.map(({ urn }) => urn).sort()).toEqual(["120501", "120502"]);
    expect(row.match.candidates[0]?.town).toBeTruthy();
    const scores = row.match.candidates.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it("puts the likelier of two near matches first", () => {
    const [row] = readPastedPartnerships("Aldgate Hil\tNorth", [
      school("1", "Aldgate Primary School"),
      school("2", "Aldgate Hill Primary School"),
    ]);
    if (row?.match.kind !== "near") throw new Error(JSON.stringify(row));
    expect(row.match.candidates.map(({ urn }) => urn)).toEqual(["2", "1"]);
  });

  it("reads Excel's tabs with headings in either order and a quoted line break", () => {
    const rows = readPastedPartnerships(
      'Partnership\tSchool\r\nNorth\t"Corby Glen\nCommunity"\r\n\r\nNorth\t120504\r\n',
      SCHOOLS,
    );
    expect(rows.map(({ row, partnership, match }) => [row, partnership, match.kind])).toEqual([
      [2, "North", "matched"],
      [4, "North", "matched"],
    ]);
  });

  it("reads number, name and town columns together", () => {
    const rows = readPastedPartnerships(
      "DfE number,Name,Town,Cluster\n9252013,anything,,A\n,Saint Mary's CofE,Stamford,B\n9250000,Corby Glen Community,,C\n",
      SCHOOLS,
    );
    expect(rows.map(({ match }) => (match.kind === "matched" ? match.urn : match.kind))).toEqual([
      "120374",
      "120501",
      "near",
    ]);
  });

  it("takes the last column for the partnership where there are no headings", () => {
    const [row] = readPastedPartnerships("St Marys CofE, Stamford, East\n", SCHOOLS);
    expect(row).toMatchObject({ partnership: "East", match: { kind: "matched", urn: "120501" } });
  });

  it("fills merged cells down only when asked", () => {
    const text = "120374\tNorth\n120504\t\n";
    const read = (fillDown: boolean) =>
      readPastedPartnerships(text, SCHOOLS, { fillDown }).map(({ partnership }) => partnership);
    expect(read(false)).toEqual(["North", ""]);
    expect(read(true)).toEqual(["North", "North"]);
  });

  it("makes clusters of what is matched and chosen, and lists what is left out", () => {
    const rows = readPastedPartnerships(
      "120374\tNorth\nCorby Glenn\tSouth\nHogwarts\tSouth\n120504\tnorth \n120374\tSouth\n120501\t\n",
      SCHOOLS,
    );
    const { clusters, leftOut } = pastedPartnerships(rows, new Map([[3, "120505"]]));
    expect(clusters).toEqual([
      { id: "1", name: "North", schools: ["120374", "120504"] },
      { id: "2", name: "South", schools: ["120505", "120374"] },
    ]);
    expect(leftOut.map(({ row }) => row)).toEqual([2, 6]);
  });

  it("lets the user leave out a row that was matched", () => {
    const rows = readPastedPartnerships("120374\tNorth\n", SCHOOLS);
    const { clusters, leftOut } = pastedPartnerships(rows, new Map([[1, null]]));
    expect([clusters.length, leftOut.length]).toEqual([0, 1]);
  });

  it("makes links of rows with a kind and a purpose, and home clusters of the rest", () => {
    const rows = readPastedPartnerships(
      [
        "urn,cluster,kind,purpose",
        "120374,North,,",
        "120501,North,home,",
        "120502,South,,",
        "120374,Hub,teaching-alliance,Training",
        "120502,Hub,teaching-alliance,Training",
        "120502,North,business-services,A shared business manager",
      ].join("\n"),
      SCHOOLS,
    );
    const { clusters, links, faults } = pastedPartnerships(rows, new Map());
    expect(clusters).toEqual([
      { id: "1", name: "North", schools: ["120374", "120501"] },
      { id: "2", name: "South", schools: ["120502"] },
    ]);
    expect(links).toEqual([
      { urns: ["120374", "120502"], kind: "teaching-alliance", purpose: "Training" },
      {
        urns: ["120502", "120374", "120501"],
        kind: "business-services",
        purpose: "A shared business manager",
      },
    ]);
    expect(faults).toEqual([]);
  });

  it("tells the row of a link without a purpose, and of one with nobody else", () => {
    const rows = readPastedPartnerships(
      "urn,cluster,kind,purpose\n120374,Hub,other,\n120501,Alone,other,Something\n",
      SCHOOLS,
    );
    const { links, faults } = pastedPartnerships(rows, new Map());
    expect(links).toEqual([]);
    expect(faults.map(({ row, kind }) => [row.row, kind])).toEqual([
      [2, "no-purpose"],
      [3, "nobody-else"],
    ]);
  });

  it("keeps clusters with one name apart by their ids, and takes a kind without a purpose for the school's own", () => {
    const rows = readPastedPartnerships(
      "urn,cluster,cluster_name,kind\n120374,1,North,community\n120501,2,North,catholic\n",
      SCHOOLS,
    );
    expect(pastedPartnerships(rows, new Map())).toMatchObject({
      clusters: [
        { id: "1", name: "North", schools: ["120374"] },
        { id: "2", name: "North", schools: ["120501"] },
      ],
      links: [],
    });
  });

  it("reads nothing from nothing", () => {
    expect(readPastedPartnerships("", SCHOOLS)).toEqual([]);
    expect(readPastedPartnerships("120374\tN", []).map(({ match }) => match.kind)).toEqual([
      "unmatched",
    ]);
  });
});
