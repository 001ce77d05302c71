import fc from "fast-check";
import { expect, test } from "vitest";
import type { CliqueGraph } from "../../../src/solver/kernels/heaviest_clique.ts";
import { heaviestClique } from "../../../src/solver/kernels/heaviest_clique.ts";
import { maximalCliques } from "../../../src/solver/kernels/maximal_cliques.ts";

const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    edges: fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size }),
    schools: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: size, maxLength: size }),
    pupils: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }),
    weights: fc.array(fc.integer({ min: -3, max: 5 }), { minLength: size, maxLength: size }),
    limits: fc.record({
      minSchools: fc.integer({ min: 1, max: 3 }),
      maxSchools: fc.integer({ min: 3, max: 8 }),
      minPupils: fc.integer({ min: 0, max: 8 }),
      maxPupils: fc.integer({ min: 8, max: 30 }),
    }),
  }),
);

function adjacency(size: number, edges: readonly boolean[]): Uint8Array {
  const allowed = new Uint8Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      if (edges[a * size + b] === true) allowed[a * size + b] = allowed[b * size + a] = 1;
    }
  }
  return allowed;
}

/** Every set of items, each two of which are adjacent. */
function cliques(size: number, allowed: Uint8Array): number[][] {
  const all: number[][] = [];
  for (let subset = 1; subset < 1 << size; subset++) {
    const items = [...Array(size).keys()].filter((item) => (subset >> item) & 1);
    if (items.every((a) => items.every((b) => a === b || allowed[a * size + b] === 1))) {
      all.push(items);
    }
  }
  return all;
}

test("the heaviest legal clique is as heavy as the best of all subsets", () => {
  fc.assert(
    fc.property(graphs, ({ size, edges, schools, pupils, weights, limits }) => {
      const allowed = adjacency(size, edges);
      const graph: CliqueGraph = {
        size,
        allowed,
        schools: Int32Array.from(schools),
        pupils: Float64Array.from(pupils),
        limits,
      };
      const sum = (items: readonly number[], table: readonly number[]) =>
        items.reduce((total, item) => total + (table[item] ?? 0), 0);
      const legal = cliques(size, allowed).filter(
        (items) =>
          sum(items, schools) >= limits.minSchools &&
          sum(items, schools) <= limits.maxSchools &&
          sum(items, pupils) >= limits.minPupils &&
          sum(items, pupils) <= limits.maxPupils,
      );
      const found = heaviestClique(graph, Float64Array.from(weights), -100);
      const most = Math.max(-100, ...legal.map((items) => sum(items, weights)));
      expect(found.proved).toBe(true);
      expect(found.weight).toBe(most);
      expect(sum(found.items, weights)).toBe(legal.length === 0 ? 0 : most);
    }),
    { seed: 20_260_401, numRuns: 400 },
  );
});

test("the maximal cliques are those that no item can be added to", () => {
  fc.assert(
    fc.property(graphs, ({ size, edges }) => {
      const allowed = adjacency(size, edges);
      const all = cliques(size, allowed);
      const maximal = all.filter(
        (items) =>
          !all.some(
            (other) => other.length > items.length && items.every((i) => other.includes(i)),
          ),
      );
      const found = maximalCliques(size, allowed, 1000) ?? [];
      expect(found.map((items) => items.join()).sort()).toEqual(
        maximal.map((items) => items.join()).sort(),
      );
      expect(maximalCliques(size, allowed, 0)).toBeNull();
    }),
    { seed: 20_260_402, numRuns: 200 },
  );
});
