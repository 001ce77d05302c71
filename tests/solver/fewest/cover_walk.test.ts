import fc from "fast-check";
import { expect, test } from "vitest";
import { checkProposal } from "../../../src/check/check_proposal.ts";
import { readClaims } from "../../../src/check/claims.ts";
import { resolveSettings } from "../../../src/domain/settings.ts";
import { namedSpeed } from "../../../src/domain/speed.ts";
import { minutes } from "../../../src/domain/units.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import { CoverWalk } from "../../../src/solver/kernels/cover_walk.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { propose } from "../../../src/solver/propose.ts";
import { seededRandom } from "../../support/random.ts";
import { flatArea } from "../made_areas.ts";

test("a walk keeps what is left when columns that it no longer needs go: two of three rows, not the one of four and two more", () => {
  // Rows 1, 2, 4 and 5 in one column leave 0 and 3, which no column has both of.
  const columns = [[0, 1, 2], [3, 4, 5], [1, 2, 4, 5], [0], [3]];
  const walk = new CoverWalk(6, columns, seededRandom(1));
  walk.walk(200, 2);
  expect([...walk.best].sort()).toEqual([0, 1]);
});

const covers = fc.integer({ min: 1, max: 9 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    drawn: fc.array(fc.integer({ min: 1, max: 2 ** rows - 1 }), { minLength: 1, maxLength: 7 }),
  }),
);

test("a walk ends with a cover, the smallest of all subsets of the columns", () => {
  fc.assert(
    fc.property(covers, ({ rows, drawn }) => {
      const alone = Array.from({ length: rows }, (_, row) => 1 << row);
      const sets = [...new Set([...drawn, ...alone])];
      const all = 2 ** rows - 1;
      let fewest = rows;
      for (let subset = 1; subset < 1 << sets.length; subset++) {
        const chosen = sets.filter((_, at) => (subset >> at) & 1);
        if (chosen.reduce((union, set) => union | set, 0) === all)
          fewest = Math.min(fewest, chosen.length);
      }
      const columns = sets.map((set) => [...Array(rows).keys()].filter((row) => (set >> row) & 1));
      const walk = new CoverWalk(rows, columns, seededRandom(7));
      walk.walk(3000, 1);
      expect(walk.best.length).toBe(fewest);
      expect(new Set(walk.best.flatMap((at) => columns[at] ?? [])).size).toBe(rows);
    }),
    { seed: 20_261_123, numRuns: 200 },
  );
});

test("fewest clusters of 160 places in a square are proved by few cases, and the checker agrees", async () => {
  const highs = await loadHighsRuntime();
  for (const { radius, seed } of [
    { radius: 17, seed: 1 },
    { radius: 22, seed: 3 },
    { radius: 28, seed: 4 },
  ]) {
    const random = seededRandom(seed);
    const points = Array.from({ length: 160 }, () => [100 * random(), 100 * random()] as const);
    const area = flatArea(points);
    const settings = resolveSettings({
      ceilingMinutes: minutes(radius),
      minSchools: 1,
      speed: namedSpeed("free-flow"),
    });
    const options = { ...DEFAULT_PROPOSE_OPTIONS, objective: "fewest", seed } as const;
    let clock = 0;
    const proposal = propose(area, settings, options, {
      now: () => (clock += 1e-6),
      shouldStop: () => false,
      onProgress: () => {},
      highs,
    });
    expect(proposal.status).toBe("optimal");
    expect(proposal.certificate?.leaves.length).toBeLessThan(30);
    const reading = readClaims(JSON.parse(JSON.stringify(proposal)));
    if (!("claims" in reading)) throw new Error(JSON.stringify(reading.problems));
    expect(checkProposal(area, settings, reading.claims).problems).toEqual([]);
  }
});
