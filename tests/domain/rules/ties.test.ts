import { expect, test } from "vitest";
import { judgePlan } from "../../../src/domain/judge.ts";
import type { School } from "../../../src/domain/school.ts";
import { evenArea, planOf, settingsOf } from "../../support/builders.ts";

function found(facts: (urn: string) => Partial<School>, clusters: readonly (readonly string[])[]) {
  const area = evenArea(4, 600, facts);
  return judgePlan(area, planOf(clusters), settingsOf()).issues.filter(
    ({ rule }) => rule !== "unassigned",
  );
}

const federated = (asAt: string | null, urns: readonly string[]) => (urn: string) => ({
  federation: urns.includes(urn) ? { value: "The Wolds Federation", asAt } : null,
});

test("a federation in two clusters is a warning with the date of what is known", () => {
  const issues = found(federated("2025-09-01", ["1", "3"]), [
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(issues).toMatchObject([
    {
      rule: "split-federation",
      severity: "warning",
      schools: ["1", "3"],
      clusters: ["1", "2"],
      facts: { tie: "The Wolds Federation", asAt: "2025-09-01", count: 2, clusterCount: 2 },
    },
  ]);
});

test("a federation is whole in one cluster, also where some of it is in none", () => {
  const together = found(federated("2025-09-01", ["1", "2", "4"]), [["1", "2", "3"]]);
  expect(together).toEqual([]);
});

test("a trust is told by its name whatever the capitals and spaces", () => {
  const names: Readonly<Record<string, string>> = { "1": "Fen  Trust", "4": "FEN TRUST " };
  const trusted = (urn: string) => {
    const value = names[urn];
    return { trust: value === undefined ? null : { value, asAt: null } };
  };
  const issues = found(trusted, [
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(issues).toMatchObject([{ rule: "split-trust", schools: ["1", "4"] }]);
  expect(issues[0]?.facts["asAt"]).toBeNull();
});

test("ties dated more than three years before the newest roll are one warning, whether split or not", () => {
  const issues = found(federated("2017", ["1", "2"]), [["1", "2", "3", "4"]]);
  expect(issues).toMatchObject([
    {
      rule: "stale-tie",
      severity: "warning",
      schools: ["1", "2"],
      clusters: [],
      facts: {
        federationAsAt: "2017",
        trustAsAt: null,
        pupilsAsAt: "2026-01-15",
        years: 3,
        count: 1,
      },
    },
  ]);
});

test("three years to the day, and dates that may be that late, are not stale", () => {
  const stale = (asAt: string | null) =>
    found(federated(asAt, ["1", "2"]), [["1", "2", "3", "4"]]).length === 1;
  expect(stale("2023-01-15")).toBe(false);
  expect(stale("2023-01-14")).toBe(true);
  expect(stale("2023-01")).toBe(false);
  expect(stale("2022-12")).toBe(true);
  expect(stale("2023")).toBe(false);
  expect(stale("2022")).toBe(true);
  expect(stale(null)).toBe(false);
});

test("a plan without clusters is not told about old ties", () => {
  expect(found(federated("2017", ["1", "2"]), [])).toEqual([]);
});
