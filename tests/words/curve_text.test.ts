import { describe, expect, it } from "vitest";
import { marginalsOf } from "../../src/solver/curve/marginal.ts";
import { longestDriveText, marginalText, percent } from "../../src/words/curve_text.ts";
import { PLAIN_REQUEST, proposalOf } from "../support/proposals.ts";

const PROPOSAL = proposalOf([{ id: "1", schools: ["1"], host: "1" }], {
  request: { ...PLAIN_REQUEST, clusters: 1 },
});

/** A point of so many minutes of travel; proved where no bound is given. */
const point = (clusters: number, minutes: number, boundMinutes?: number) => ({
  clusters,
  proposal: {
    ...PROPOSAL,
    objective: { kind: "travel" as const, value: 60 * minutes },
    bound: 60 * (boundMinutes ?? minutes),
    status: boundMinutes === undefined ? ("optimal" as const) : ("feasible" as const),
  },
});

const said = (points: Parameters<typeof marginalsOf>[0], clusters: number) => {
  const marginal = marginalsOf(points).find((each) => each.clusters === clusters);
  return marginal === undefined ? null : marginalText(marginal);
};

describe("what one cluster more or fewer is worth", () => {
  it("is exact where all are proved, and a range where one is not", () => {
    const points = [point(39, 115, 114.1), point(40, 100), point(41, 87.7)];
    expect(said(points, 40)).toBe(
      "One more cluster would save 12.3 minutes of travel; one fewer would cost 14.1 to 15.0.",
    );
  });

  it("is rounded outwards, so that the range holds what it says", () => {
    const points = [point(40, 100), point(41, 87.74, 87.66)];
    expect(said(points, 40)).toBe("One more cluster would save 12.2 to 12.4 minutes of travel.");
  });

  it("says that a cluster fewer is all that is known of, and that a cluster more may cost", () => {
    expect(said([point(9, 50), point(10, 40)], 10)).toBe(
      "One fewer cluster would cost 10.0 minutes of travel.",
    );
    expect(said([point(10, 40), point(11, 45)], 10)).toBe(
      "One more cluster would cost 5.0 minutes of travel.",
    );
    expect(said([point(10, 40, 38), point(11, 41, 35)], 10)).toBe(
      "One more cluster would save at most 5.0 minutes of travel, or cost as much as 3.0.",
    );
  });

  it("is not told where a neighbour leaves out other schools, or has no plan", () => {
    const leaves = point(11, 30);
    const unplaced = [{ urn: "9", reason: "no-room-in-any-cluster" as const, facts: {} }];
    const out = { ...leaves, proposal: { ...leaves.proposal, unplaced } };
    const none = { ...leaves, proposal: { ...leaves.proposal, clusters: [] } };
    expect(said([point(10, 40), out], 10)).toBeNull();
    expect(said([point(10, 40), none], 10)).toBeNull();
  });
});

describe("the longest drive", () => {
  const drive = { clusters: 40, limitSeconds: 1871, atLeastSeconds: 1871, proved: true };

  it("is rounded up, and says whether a shorter limit could do", () => {
    expect(longestDriveText(drive, 2700)).toBe(
      "With up to 40 clusters, no drive need be longer than 31.2 min, and no shorter limit is enough.",
    );
    expect(longestDriveText({ ...drive, atLeastSeconds: 1799, proved: false }, 2700)).toBe(
      "With up to 40 clusters, no drive need be longer than 31.2 min; no limit below 29.9 min is enough.",
    );
    expect(longestDriveText({ ...drive, atLeastSeconds: 0, proved: false }, 2700)).toBe(
      "With up to 40 clusters, no drive need be longer than 31.2 min; whether a shorter limit is enough is not known yet.",
    );
  });

  it("says so where the settings' own limit is not enough", () => {
    const none = { ...drive, limitSeconds: null, atLeastSeconds: null };
    expect(longestDriveText(none, 2700)).toBe(
      "Proved: all schools cannot be placed in 40 clusters or fewer within 45.0 min.",
    );
    expect(longestDriveText({ ...none, atLeastSeconds: 2000, proved: false }, 2700)).toBe(
      "No way is known to place all schools in 40 clusters or fewer within 45.0 min.",
    );
  });
});

it("a share is never shown smaller than it is", () => {
  expect(percent(0.00121)).toBe("0.13 %");
});
