import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClusterMatch } from "../../../src/domain/compare/match_clusters.ts";
import { matchClusters } from "../../../src/domain/compare/match_clusters.ts";
import type { Cluster } from "../../../src/domain/plan.ts";
import { FIXED_SEED } from "../../support/arbitraries.ts";
import { planOf } from "../../support/builders.ts";

const URNS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Clusters in which no school is listed twice; some schools are in none, and some clusters are empty. */
const clusterings: fc.Arbitrary<readonly Cluster[]> = fc
  .tuple(
    fc.array(fc.integer({ min: -1, max: 5 }), {
      minLength: URNS.length,
      maxLength: URNS.length,
    }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(
    ([places, count]) =>
      planOf(
        Array.from({ length: count }, (_, place) => URNS.filter((_urn, i) => places[i] === place)),
      ).clusters,
  );

function shared(one: Cluster | undefined, other: Cluster | undefined): number {
  return one?.schools.filter((urn) => other?.schools.includes(urn) === true).length ?? 0;
}

/** The most schools that can stay under any one-to-one matching, by trying every one. */
function mostThatStay(before: readonly Cluster[], after: readonly Cluster[]): number {
  const [first, ...rest] = before;
  if (first === undefined) return 0;
  return Math.max(
    mostThatStay(rest, after),
    ...after.map(
      (other) =>
        shared(first, other) +
        mostThatStay(
          rest,
          after.filter((known) => known !== other),
        ),
    ),
  );
}

const sum = (matches: readonly ClusterMatch[]) =>
  matches.reduce((total, match) => total + match.shared, 0);

describe("matching the clusters of two plans", () => {
  it("keeps as many schools where they are as the best of all matchings", () => {
    fc.assert(
      fc.property(clusterings, clusterings, (before, after) => {
        const matches = matchClusters(before, after);
        for (const match of matches) {
          expect(match.shared).toBe(shared(before[match.before], after[match.after]));
        }
        expect(new Set(matches.map((match) => match.before)).size).toBe(matches.length);
        expect(new Set(matches.map((match) => match.after)).size).toBe(matches.length);
        expect(sum(matches)).toBe(mostThatStay(before, after));
      }),
      FIXED_SEED,
    );
  });

  it("is the same the other way about, also where several matchings are as good", () => {
    fc.assert(
      fc.property(clusterings, clusterings, (before, after) => {
        const turned = matchClusters(after, before)
          .map((match) => ({ before: match.after, after: match.before, shared: match.shared }))
          .sort((a, b) => a.before - b.before);
        expect(matchClusters(before, after)).toEqual(turned);
      }),
      FIXED_SEED,
    );
  });

  it("does not depend on the order of the clusters or of their schools", () => {
    fc.assert(
      fc.property(clusterings, clusterings, (before, after) => {
        const turn = (clusters: readonly Cluster[]) =>
          [...clusters]
            .reverse()
            .map((cluster) => ({ ...cluster, schools: [...cluster.schools].reverse() }));
        const names = (
          matches: readonly ClusterMatch[],
          a: readonly Cluster[],
          b: readonly Cluster[],
        ) => matches.map((match) => `${a[match.before]?.id} ${b[match.after]?.id}`).sort();
        const [one, other] = [turn(before), turn(after)];
        expect(names(matchClusters(one, other), one, other)).toEqual(
          names(matchClusters(before, after), before, after),
        );
      }),
      FIXED_SEED,
    );
  });

  it("is not led by names: cluster 3 stays 3 where its schools do, whatever its number is called now", () => {
    const before = planOf([
      ["1", "2"],
      ["3", "4"],
      ["5", "6", "7"],
    ]).clusters;
    const after = planOf([
      ["5", "6", "8"],
      ["1", "2"],
      ["3", "4"],
    ]).clusters;
    expect(matchClusters(before, after)).toEqual([
      { before: 0, after: 1, shared: 2 },
      { before: 1, after: 2, shared: 2 },
      { before: 2, after: 0, shared: 2 },
    ]);
  });

  it("gives a cluster cut in halves its own id where both halves are as large", () => {
    const [whole] = planOf([["1", "2", "3", "4"]]).clusters;
    const halves = planOf([
      ["3", "4"],
      ["1", "2"],
    ]).clusters;
    if (whole === undefined) throw new Error("There is a cluster.");
    const ids = [
      { ...whole, id: "2", name: "Riverside" },
      { ...whole, id: "1", name: "Riverside" },
    ];
    expect(ids.map((known) => matchClusters([known], halves)[0]?.after)).toEqual([1, 0]);
  });

  it("leaves clusters without a school in common apart, also where they share an id", () => {
    const before = planOf([["1", "2"]]).clusters;
    expect(matchClusters(before, planOf([["3", "4"]]).clusters)).toEqual([]);
    expect(matchClusters(before, planOf([[]]).clusters)).toEqual([
      { before: 0, after: 0, shared: 0 },
    ]);
    expect(matchClusters(before, [])).toEqual([]);
  });
});
