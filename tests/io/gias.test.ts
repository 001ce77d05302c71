import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Reading } from "../../src/domain/reader_problem.ts";
import { dateInFileName } from "../../src/io/gias/gias_columns.ts";
import { formerTypeOf } from "../../src/io/gias/links.ts";
import type { GiasOptions } from "../../src/io/gias/read_gias.ts";
import { readSchools } from "../../src/io/read_schools.ts";
import type { SchoolList } from "../../src/io/school_list.ts";

const FOLDER = "tests/fixtures/gias";
const FILE = "edubasealldata20260624.csv";
const bytes = (file: string) => new Uint8Array(readFileSync(`${FOLDER}/${file}`));

function listOf(reading: Reading<SchoolList>): SchoolList {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

const readFixture = async (options: GiasOptions = {}) =>
  listOf(await readSchools(bytes(FILE), FILE, options));

const schoolOf = (list: SchoolList, urn: string) => {
  const school = list.schools.find((candidate) => candidate.urn === urn);
  if (school === undefined) throw new Error(`${urn} was not read`);
  return school;
};

const readText = (text: string, options: GiasOptions = {}, file = "extract.csv") =>
  readSchools(new TextEncoder().encode(text), file, options);

describe("reading a GIAS extract with broken rows", () => {
  it("accounts for every row: 18 read, 11 accepted, 4 filtered, 3 rejected", async () => {
    const list = await readFixture();
    expect(list.counts).toEqual({ read: 18, accepted: 11, filtered: 4, rejected: 3 });
    expect(list.schools.map(({ urn }) => urn)).toEqual(
      "100001 100002 100003 100004 100005 100006 100010 100012 100013 100014 100016".split(" "),
    );
    expect(list.rejected.map(({ row }) => row)).toEqual([5, 11, 13]);
    expect(list.notes.map(({ row }) => row)).toEqual([4, 6, 7, 8, 12]);
    for (const problem of [...list.rejected, ...list.notes]) {
      expect(problem.file).toBe(FILE);
      expect(problem.reason).toMatch(/\.$/);
      expect(problem.advice).toMatch(/\.$/);
    }
  });

  it("reads windows-1252 and takes the extract's date from its name", async () => {
    const list = await readFixture();
    expect([list.encoding, list.asAt]).toEqual(["windows-1252", "2026-06-24"]);
    expect(schoolOf(list, "100002").name).toBe("Bexby St Mary\u2019s CofE Primary School");
  });

  it("dates the roll by its census and the capacity, diocese and ties by the extract", async () => {
    const list = await readFixture();
    expect(schoolOf(list, "100001")).toMatchObject({
      pupils: { value: 64, asAt: "2026-01-15" },
      capacity: { value: 80, asAt: "2026-06-24" },
      laestab: "9252001",
      town: "Ashby",
      lowAge: 4,
      highAge: 11,
      status: "open",
    });
    expect(schoolOf(list, "100002")).toMatchObject({
      diocese: { value: "Diocese of Lincoln", asAt: "2026-06-24" },
      federation: { value: "Bexby Federation", asAt: "2026-06-24" },
      religiousCharacter: "Church of England",
    });
    expect(schoolOf(list, "100006").trust).toEqual({ value: "THE FEN TRUST", asAt: "2026-06-24" });
  });

  it("keeps religious character apart from blanks, and a diocese only where GIAS allows one", async () => {
    const list = await readFixture();
    expect(schoolOf(list, "100001").religiousCharacter).toBe("Does not apply");
    expect(schoolOf(list, "100012").religiousCharacter).toBe("None");
    expect(schoolOf(list, "100014")).toMatchObject({ religiousCharacter: null, diocese: null });
  });

  it("keeps a school with a bad roll or without a place, and notes the value", async () => {
    const list = await readFixture();
    expect(schoolOf(list, "100003").pupils).toBeNull();
    expect(list.notes[0]).toMatchObject({ row: 4, column: "NumberOfPupils", value: "4x" });
    expect(schoolOf(list, "100004").location).toBeNull();
    expect(schoolOf(list, "100005").location).toBeNull();
    expect(schoolOf(list, "100012")).toMatchObject({
      pupils: null,
      capacity: null,
      status: "proposed-to-close",
      laestab: "9250012",
    });
  });

  it("offers to mend a turned-round place, and mends it when asked", async () => {
    const asGiven = await readFixture();
    expect(schoolOf(asGiven, "100006").location).toBeNull();
    expect(asGiven.notes[3]?.reason).toContain("turned round");
    const mended = await readFixture({ mendSwappedPlaces: true });
    expect(schoolOf(mended, "100006").location?.[0]).toBeCloseTo(-0.475, 2);
  });

  it("never reads heads' names or telephone numbers, and lists what it ignores and lacks", async () => {
    const list = await readFixture();
    expect(JSON.stringify(list.schools)).not.toMatch(/Person|01522/);
    expect(list.ignoredColumns).toContain("HeadLastName");
    expect(list.ignoredColumns).toContain("OfstedRating (name)");
    expect(list.missingColumns).toEqual([]);
  });

  it("takes one authority by its code or its name, and other phases and statuses when asked", async () => {
    for (const authority of ["857", "rutland"]) {
      expect((await readFixture({ filter: { authority } })).schools.map(({ urn }) => urn)).toEqual([
        "100013",
      ]);
    }
    const wide = await readFixture({
      filter: { phases: ["Primary", "All-through", "Secondary"], statuses: ["open", "closed"] },
    });
    const urns = wide.schools.map(({ urn }) => urn);
    expect(urns).toContain("100007");
    expect(urns).toContain("100008");
    expect(urns).toContain("100015");
    expect(urns).not.toContain("100012");
  });

  it("says so when the filters leave nothing", async () => {
    const reading = await readSchools(bytes(FILE), FILE, { filter: { authority: "999" } });
    expect(reading.ok ? "" : reading.problems[0]?.reason).toContain("left out by the filters");
  });

  it("finds a converted academy's former type from the links file, with the date", async () => {
    const links = "links_edubasealldata20260624.csv";
    const list = await readFixture({ links: { file: links, source: bytes(links) } });
    expect(schoolOf(list, "100006").formerType).toEqual({
      value: "Voluntary controlled school",
      asAt: "2013-09-01",
    });
    expect(schoolOf(list, "100002").formerType).toBeNull();
    expect(list.schools.map(({ urn }) => urn)).not.toContain("90001");
  });

  it("lets a group links file win over the extract's own columns", async () => {
    const list = await readFixture({
      groupLinks: { file: "grouplinks.csv", source: bytes("grouplinks.csv") },
    });
    expect(schoolOf(list, "100001").federation).toEqual({ value: "Wold Federation", asAt: null });
    expect(schoolOf(list, "100002").federation).toBeNull();
    expect(schoolOf(list, "100003").trust).toBeNull();
    expect(schoolOf(list, "100006").trust?.value).toBe("New Fen Trust");
  });

  it("takes the user's word for the headings of a group links file", async () => {
    const source = new TextEncoder().encode("School;Body;Sort\n100001;Wold;Hard federation\n");
    const refused = await readSchools(bytes(FILE), FILE, {
      groupLinks: { file: "g.csv", source },
    });
    expect(refused.ok ? "" : refused.problems[0]?.file).toBe("g.csv");
    const headings = { urn: "School", name: "Body", type: "Sort" };
    const list = await readFixture({ groupLinks: { file: "g.csv", source, headings } });
    expect(schoolOf(list, "100001").federation?.value).toBe("Wold");
  });

  it("reads the same from a Blob as from bytes", async () => {
    const source = new Blob([bytes(FILE)]);
    expect(listOf(await readSchools(source, FILE))).toEqual(await readFixture());
  });
});

describe("a GIAS extract's headings", () => {
  it("are matched whatever their case, spacing and order, and need no more than a name and a number", async () => {
    const list = listOf(
      await readText("northing, EASTING ,establishmentname,Urn\n324971,499808,Corby Glen,120374\n"),
    );
    expect(list.schools[0]).toMatchObject({ urn: "120374", status: "open", phase: null });
    expect(list.missingColumns).toContain("NumberOfPupils");
  });

  it("are keyed on the name and never on the code", async () => {
    const list = listOf(
      await readText(
        "URN,EstablishmentName,TypeOfEstablishment (code),PhaseOfEducation (code),Easting,Northing\n1,A,2,4,499808,324971\n",
      ),
    );
    expect(list.schools[0]).toMatchObject({ type: null, phase: null });
    expect(list.ignoredColumns).toContain("TypeOfEstablishment (code)");
  });

  it("without a URN column are refused in words", async () => {
    const reading = await readText("EstablishmentName,Easting\nA,1\n");
    expect(reading.ok ? "" : reading.problems[0]?.reason).toContain("URN");
  });

  it("give a date only where the file name has one", () => {
    expect(dateInFileName("edubasealldata20260624.csv")).toBe("2026-06-24");
    expect(dateInFileName("edubasealldata.csv")).toBeNull();
    expect(dateInFileName("schools20261399.csv")).toBeNull();
  });
});

describe("reading piece by piece", () => {
  const header = "URN,EstablishmentName,EstablishmentStatus (name),Easting,Northing\n";
  const line = (i: number) => `${100000 + i},"School ${i}, St\nMary’s",Open,499808,324971\n`;
  const count = 60_000;
  const text = header + Array.from({ length: count }, (_, i) => line(i)).join("");
  const source = new TextEncoder().encode(text);

  it("loses and invents nothing where a record or a character is cut in two", async () => {
    const shares: number[] = [];
    const list = listOf(
      await readSchools(source, "e.csv", {}, { onProgress: (share) => shares.push(share) }),
    );
    expect(list.counts).toEqual({ read: count, accepted: count, filtered: 0, rejected: 0 });
    expect(list.schools.map(({ urn }) => Number(urn))).toEqual(
      Array.from({ length: count }, (_, i) => 100_000 + i),
    );
    expect(new Set(list.schools.map(({ name }) => name.replace(/\d+/, "")))).toEqual(
      new Set(["School , St\nMary’s"]),
    );
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("numbers rows as a spreadsheet does, blank ones and pieces counted", async () => {
    const list = listOf(await readText(`${header}\n\n${text.slice(header.length)}bad,X,Open,,\n`));
    expect(list.rejected.map(({ row }) => row)).toEqual([count + 4]);
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    const reading = readSchools(
      source,
      "e.csv",
      {},
      {
        signal: controller.signal,
        onProgress: (share) => {
          if (share > 0.3) controller.abort(new Error("enough"));
        },
      },
    );
    await expect(reading).rejects.toThrow("enough");
  });
});

describe("the former type of an academy", () => {
  const types: Record<string, string> = {
    1: "Academy converter",
    2: "Academy sponsor led",
    3: "Voluntary aided school",
    4: "Community school",
  };
  const typeOf = (urn: string) => types[urn] ?? null;

  it("is looked for behind an academy that was itself taken over", () => {
    const predecessors = new Map([
      ["1", [{ urn: "2", date: "2020-09-01" }]],
      ["2", [{ urn: "3", date: "2012-04-01" }]],
    ]);
    expect(formerTypeOf("1", predecessors, typeOf)).toEqual({
      value: "Voluntary aided school",
      asAt: "2012-04-01",
    });
  });

  it("is ambiguous after a merger of different types, and links in a circle end", () => {
    const merged = new Map([
      [
        "1",
        [
          { urn: "3", date: null },
          { urn: "4", date: null },
        ],
      ],
    ]);
    expect(formerTypeOf("1", merged, typeOf)).toBe("ambiguous");
    const circle = new Map([
      ["1", [{ urn: "2", date: null }]],
      ["2", [{ urn: "1", date: null }]],
    ]);
    expect(formerTypeOf("1", circle, typeOf)).toBeNull();
  });
});
