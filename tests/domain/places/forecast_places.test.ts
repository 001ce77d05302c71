import { describe, expect, it } from "vitest";
import type { ForecastRow } from "../../../src/domain/places/forecast.ts";
import type { ForecastContext } from "../../../src/domain/places/forecast_places.ts";
import {
  forecastLines,
  forecastTotals,
  isForecastToRecover,
} from "../../../src/domain/places/forecast_places.ts";
import { applied, F2, figuresOf, inputOf, readF2Area } from "../../support/scenarios.ts";

const area = readF2Area();
const figures = new Map(
  [F2.P, F2.Q, F2.T].map((urn) => [
    urn,
    figuresOf(urn, { planningArea: urn === F2.T ? "South" : "North" }),
  ]),
);
const none = applied(inputOf(area, [], { figures }));
const context: ForecastContext = {
  schools: none.before,
  figures,
  applied: null,
  threeYearError: null,
};

const row = (facts: Partial<ForecastRow> = {}): ForecastRow => ({
  planningArea: "North",
  yearGroup: 0,
  september: 2027,
  demand: 20,
  housing: null,
  countsHousing: false,
  existing: null,
  additional: null,
  removed: null,
  ...facts,
});
const lineOf = (facts: Partial<ForecastRow>, given: Partial<ForecastContext> = {}) =>
  forecastLines([row(facts)], { ...context, ...given })[0];

describe("a forecast's places", () => {
  it("needed are demand − (existing + additional − removed), and spare the other way round", () => {
    expect(lineOf({ demand: 40, existing: 30, additional: 15, removed: 10 })).toMatchObject({
      places: 35,
      needed: 5,
      spare: 0,
    });
    expect(lineOf({ demand: 20, existing: 30, additional: 15, removed: 10 })).toMatchObject({
      needed: 0,
      spare: 15,
    });
  });

  it("are those of the planning area's schools where the row gives none: 8 in P and 15 in Q", () => {
    expect(lineOf({ yearGroup: 0 })).toMatchObject({ existing: 23, needed: 0, spare: 3 });
    expect(lineOf({ yearGroup: null, demand: 170 })).toMatchObject({ existing: 161, needed: 9 });
    expect(lineOf({ planningArea: "West" })).toMatchObject({ existing: null, needed: null });
  });

  it("have a band of the authority's own three-year error, whichever its sign", () => {
    for (const threeYearError of [0.1, -0.1]) {
      expect(lineOf({ demand: 24, existing: 23 }, { threeYearError })).toMatchObject({
        needed: 1,
        neededLow: 0,
        spare: 0,
        spareLow: 0,
      });
      const line = lineOf({ demand: 24, existing: 23 }, { threeYearError });
      expect(line?.low).toBeCloseTo(21.6, 9);
      expect(line?.neededHigh).toBeCloseTo(3.4, 9);
      expect(line?.spareHigh).toBeCloseTo(1.4, 9);
    }
    expect(lineOf({})?.low).toBeNull();
  });

  it("count pupils of new housing only where the row says so", () => {
    expect(lineOf({ housing: 6, countsHousing: true })?.demand).toBe(26);
    expect(lineOf({ housing: 6, countsHousing: false })?.demand).toBe(20);
    expect(lineOf({ housing: null, countsHousing: true })?.demand).toBe(20);
  });

  it("follow a scenario from its Septembers on", () => {
    const scenario = applied(
      inputOf(
        area,
        [
          { type: "close", urn: F2.P, date: "2028-08-31" },
          { type: "pan", urn: F2.T, pan: 45, from: 60, firstSeptember: 2028 },
        ],
        { figures },
      ),
    );
    const given = { applied: scenario };
    expect(lineOf({ september: 2027 }, given)).toMatchObject({ removed: 0, places: 23 });
    expect(lineOf({ september: 2028 }, given)).toMatchObject({ removed: 8, places: 15, needed: 5 });
    expect(lineOf({ september: 2050 }, given)).toMatchObject({ removed: 8 });
    const south = { planningArea: "South", demand: 50 };
    expect(lineOf({ ...south, september: 2029, yearGroup: 1 }, given)).toMatchObject({ needed: 5 });
    expect(lineOf({ ...south, september: 2028, yearGroup: 1 }, given)).toMatchObject({ needed: 0 });
    expect(lineOf({ ...south, september: 2029, yearGroup: null }, given)?.removed).toBe(30);
  });

  it("add up without setting spare places of one year off against needs of another", () => {
    const lines = forecastLines(
      [row({ yearGroup: 0, demand: 30 }), row({ yearGroup: 1, demand: 10 })],
      context,
    );
    expect(forecastTotals(lines)).toMatchObject([
      { planningArea: "North", september: 2027, demand: 40, places: 46, needed: 7, spare: 13 },
    ]);
    const withAll = forecastLines(
      [
        row({ yearGroup: null, demand: 40 }),
        row({ yearGroup: 0, demand: 30 }),
        row({ yearGroup: 1, demand: 10 }),
        row({ yearGroup: null, demand: 170, september: 2028 }),
      ],
      { ...context, threeYearError: 0.5 },
    );
    // 2027: 15 to 45 against 23 and 5 to 15 against 23; 2028: 85 to 255 against 161.
    expect(forecastTotals(withAll)).toMatchObject([
      { september: 2027, demand: 40, neededLow: 0, neededHigh: 22, spareLow: 8, spareHigh: 26 },
      { september: 2028, demand: 170, needed: 9, neededLow: 0, neededHigh: 94, spareHigh: 76 },
    ]);
  });

  it("say why their places are not known: no school in the planning area, or one without a capacity", () => {
    expect(lineOf({ planningArea: "West" })).toMatchObject({ places: null, gap: "no-school" });
    const blank = new Map(none.before);
    const pinfold = blank.get(F2.P);
    if (pinfold === undefined) throw new Error("Pinfold");
    blank.set(F2.P, { ...pinfold, capacity: null });
    const line = lineOf({}, { schools: blank });
    expect(line).toMatchObject({ places: null, needed: null, spare: null, gap: "no-capacity" });
    expect(lineOf({ existing: 23 }, { schools: blank })).toMatchObject({ places: 23, gap: null });
    if (line === undefined) throw new Error("a line");
    expect(forecastTotals([line])).toMatchObject([{ demand: 20, places: null, needed: null }]);
  });
});

describe("a forecast that recovers", () => {
  const totals = (demands: readonly number[]) =>
    demands.map((demand, i) => ({
      planningArea: "North",
      september: 2027 + i,
      demand,
      places: null,
      needed: null,
      spare: null,
    }));

  it.each([
    [[98, 95, 97, 101, 99], true],
    [[98, 95, 97, 99, 99], false],
    [[101, 102, 103, 104, 105], false],
    [[95, 101, 98, 97, 96], false],
    [[95, 101, 98, 97, 100], true],
  ])("%j is back at 100 in its third to fifth year: %s", (demands, expected) => {
    expect(isForecastToRecover(totals(demands), "North", 100)).toBe(expected);
    expect(isForecastToRecover(totals(demands), "South", 100)).toBe(false);
  });
});
