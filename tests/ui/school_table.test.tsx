import { cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SchoolIndex } from "../../src/domain/school.ts";
import SchoolTable from "../../src/ui/table/SchoolTable.tsx";
import type { SchoolColumn } from "../../src/ui/table/school_rows.ts";
import { schoolRows, sortSchoolRows } from "../../src/ui/table/school_rows.ts";
import { areaOf, planOf, schoolOf, settingsOf } from "../support/builders.ts";
import { cellsOf, giveHeight, show } from "./show.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const dated = (value: number) => ({ value, asAt: "2026-01-15" });

const AREA = areaOf({
  schools: [
    schoolOf("1", { name: "Dunstow", pupils: dated(80), capacity: dated(70), town: "Louth" }),
    schoolOf("2", { name: "Ashby", pupils: null, capacity: dated(120), town: "Alford" }),
    schoolOf("3", { name: "Carlthorpe", pupils: dated(9), capacity: dated(30), town: "Spilsby" }),
    schoolOf("10", { name: "Bexby", pupils: dated(200), capacity: null, town: null }),
  ],
  seconds: [
    [0, 600, 1200, null],
    [660, 0, 300, 300],
    [900, 300, 0, 300],
    [600, 300, 300, 0],
  ],
});
const PLAN = planOf([["3"], ["1", "2"]]);

function namesBy(column: SchoolColumn, descending = false): readonly string[] {
  const rows = schoolRows(AREA, PLAN, settingsOf(), 0 as SchoolIndex);
  return sortSchoolRows(rows, column, descending).map(({ text }) => text.name);
}

describe("the order of the school table", () => {
  it("is by number where a column holds numbers, those not known last", () => {
    expect(namesBy("pupils")).toEqual(["Carlthorpe", "Dunstow", "Bexby", "Ashby"]);
    expect(namesBy("capacity")).toEqual(["Carlthorpe", "Dunstow", "Ashby", "Bexby"]);
    expect(namesBy("urn")).toEqual(["Dunstow", "Ashby", "Carlthorpe", "Bexby"]);
  });

  it("has those not known last also when it is turned round", () => {
    expect(namesBy("pupils", true)).toEqual(["Bexby", "Dunstow", "Carlthorpe", "Ashby"]);
    expect(namesBy("capacity", true)).toEqual(["Ashby", "Dunstow", "Carlthorpe", "Bexby"]);
    expect(namesBy("town", true)).toEqual(["Carlthorpe", "Dunstow", "Ashby", "Bexby"]);
    expect(namesBy("town")).toEqual(["Ashby", "Dunstow", "Carlthorpe", "Bexby"]);
  });

  it("has the school that is over its capacity before those with places, when ascending", () => {
    expect(namesBy("unfilled")).toEqual(["Dunstow", "Carlthorpe", "Ashby", "Bexby"]);
  });

  it("by local threshold is by the share that is unfilled, and the table says share and threshold in words", () => {
    expect(namesBy("surplus")).toEqual(["Dunstow", "Carlthorpe", "Ashby", "Bexby"]);
    const [dunstow, ashby, carlthorpe, bexby] = schoolRows(AREA, PLAN, settingsOf(), null, {
      share: 0.05,
      highShare: 0.6,
      highPlaces: 21,
    }).map(({ text }) => [text.unfilled, text.surplus]);
    expect(dunstow).toEqual(["over by 10", "More pupils than places"]);
    expect(ashby).toEqual(["not known", "not known"]);
    // 21 of 30.
    expect(carlthorpe).toEqual(["21 (70.0 %)", "60 % or more and 21 or more places unfilled"]);
    expect(bexby).toEqual(["not known", "not known"]);
  });

  it("by drive has the selected school first, then the slower direction, then no route", () => {
    expect(namesBy("drive")).toEqual(["Dunstow", "Ashby", "Carlthorpe", "Bexby"]);
    expect(namesBy("drive", true)[3]).toBe("Bexby");
  });

  it("by cluster follows the plan, those in none last", () => {
    expect(namesBy("cluster")).toEqual(["Carlthorpe", "Dunstow", "Ashby", "Bexby"]);
  });
});

describe("the school table", () => {
  it("has everything that the map shows of a school", async () => {
    giveHeight();
    await show(<SchoolTable />, { area: AREA, example: PLAN }, ({ store }) => {
      store.getState().selectSchool(0 as SchoolIndex);
      store.setState({
        proposal: { status: "ready", showing: "before" } as never,
      });
    });
    const cells = cellsOf(screen.getByRole("table")).map(([_tick, ...row]) => row);
    const [header, ...rows] = cells;
    expect(header?.[0]).toContain("School");
    expect(rows).toEqual([
      [
        "Ashby",
        "Alford",
        "2 Cluster 2",
        "No religious character",
        "Community",
        "not known",
        "120",
        "not known",
        "not known",
        "13.2",
        "2",
      ],
      [
        "Bexby",
        "not known",
        "Not in a cluster",
        "No religious character",
        "Community",
        "200",
        "not known",
        "not known",
        "not known",
        "none",
        "10",
      ],
      [
        "Carlthorpe",
        "Spilsby",
        "1 Cluster 1",
        "No religious character",
        "Community",
        "9",
        "30",
        "21 (70.0 %)",
        "10 % or more unfilled",
        "24.0",
        "3",
      ],
      [
        "Dunstow",
        "Louth",
        "2 Cluster 2",
        "No religious character",
        "Community",
        "80",
        "70",
        "over by 10",
        "More pupils than places",
        "–",
        "1",
      ],
    ]);
    expect(screen.queryByRole("combobox", { name: /^Move / })).toBeNull();
  });

  it("sorts by a column at a click and says so, selects a school, and moves one", async () => {
    giveHeight();
    const { user, store } = await show(<SchoolTable />, { area: AREA, example: PLAN });
    const header = (name: string) => screen.getByRole("columnheader", { name });
    expect(header("School").getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("button", { name: "Pupils" }));
    expect(header("Pupils").getAttribute("aria-sort")).toBe("ascending");
    expect(header("School").getAttribute("aria-sort")).toBe("none");
    await user.click(screen.getByRole("button", { name: "Pupils" }));
    expect(header("Pupils").getAttribute("aria-sort")).toBe("descending");
    expect(screen.getAllByRole("rowheader").map(({ textContent }) => textContent)).toEqual([
      "Bexby",
      "Dunstow",
      "Carlthorpe",
      "Ashby",
    ]);
    await user.click(screen.getByRole("button", { name: "Carlthorpe" }));
    expect(store.getState().selection.school).toBe(2);
    await user.selectOptions(
      screen.getByRole("combobox", { name: "Move Bexby to" }),
      "1 Cluster 1",
    );
    expect(store.getState().history?.present.value.clusters[0]?.schools).toEqual(["3", "10"]);
  });
});
