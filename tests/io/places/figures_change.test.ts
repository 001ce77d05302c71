import { expect, test } from "vitest";
import type { SchoolFigures } from "../../../src/domain/places/figures.ts";
import { previewFigures, withGivenFigures } from "../../../src/io/places/figures_change.ts";
import { F2, P, Q, R, S, T } from "./f2.ts";

const NOTHING = {
  capacity: null,
  pupils: null,
  pan: null,
  yearPupils: null,
  yearPlaces: null,
  planningArea: null,
};

function figures(urn: string, some: Partial<SchoolFigures>): [string, SchoolFigures] {
  return [urn, { urn, ...NOTHING, ...some }];
}

test("a preview tells what is new, what changes, what is the same and who is not in the file", () => {
  const known = new Map([figures(Q, { pan: 15, yearPupils: [12, 12, 12, 13, 13, 13, 13] })]);
  const given = new Map([
    figures(P, { capacity: { value: 60, asAt: "2026-05-01" }, pan: 8 }),
    figures(Q, { pan: 14, yearPupils: [13, null, null, null, null, null, null] }),
    figures(R, { pupils: { value: 109, asAt: "2026-01-15" } }),
  ]);
  expect(previewFigures(F2, known, given)).toEqual({
    given: [P, Q, R],
    added: [{ urn: P, figure: "pan", before: null, after: "8" }],
    changed: [
      { urn: P, figure: "capacity", before: "56 (2025-05-01)", after: "60 (2026-05-01)" },
      { urn: Q, figure: "pan", before: "15", after: "14" },
      {
        urn: Q,
        figure: "yearPupils",
        before: "12 12 12 13 13 13 13",
        after: "13 12 12 13 13 13 13",
      },
    ],
    same: [R],
    without: [S, T],
  });
});

test("given figures are laid over known ones figure by figure and year by year", () => {
  const known = new Map([
    figures(Q, { pan: 15, planningArea: "A", yearPlaces: [15, 15, 15, 15, 15, 15, 15] }),
    figures(S, { pan: 15 }),
  ]);
  const given = new Map([
    figures(Q, { planningArea: "B", yearPlaces: [null, 14, null, null, null, null, null] }),
    figures(T, { pan: 60 }),
  ]);
  const all = withGivenFigures(known, given);
  expect([...all]).toEqual([
    figures(Q, { pan: 15, planningArea: "B", yearPlaces: [15, 14, 15, 15, 15, 15, 15] }),
    figures(S, { pan: 15 }),
    figures(T, { pan: 60 }),
  ]);
  expect(known.get(Q)?.planningArea).toBe("A");
});
