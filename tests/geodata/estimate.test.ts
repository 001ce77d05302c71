import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  brokenClaims,
  checkEstimate,
  coverage,
  formatCoverage,
} from "../../geodata/estimate/check.ts";
import type { EstimateModel } from "../../geodata/estimate/fit.ts";
import { envelopeGrid, fitCurve, fitEstimate } from "../../geodata/estimate/fit.ts";
import type { RoadPairs } from "../../geodata/estimate/pairs.ts";
import { readLincolnshirePairs, roadPairsOf } from "../../geodata/estimate/pairs.ts";
import { findSharedData } from "../../geodata/shared_data.ts";
import { areaFolder } from "../../routing/area_folder.ts";
import { highEnd, lowEnd } from "../../src/domain/error_band.ts";
import { curveSeconds, ESTIMATE_BAND, ESTIMATE_CURVE } from "../../src/domain/estimate_model.ts";
import { readArea } from "../../src/io/area_json.ts";

const model = JSON.parse(
  await readFile(join("geodata", "estimate", "model.json"), "utf8"),
) as EstimateModel;

const AREAS: readonly RoadPairs[] = await Promise.all(
  ["isle-of-wight", "rutland"].map(async (name) => {
    const reading = await readArea(areaFolder(join("geodata", "areas", name)));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return roadPairsOf(reading.value);
  }),
);

const shared = findSharedData(process.cwd());

describe("the estimate's model", () => {
  it("is in the product as it was fitted", () => {
    expect(ESTIMATE_CURVE).toEqual(model.curve);
    expect(ESTIMATE_BAND).toEqual(model.band);
  });

  it("holds each area out of one fold", () => {
    expect(model.folds.map(({ heldOut, fittedOn }) => [heldOut, fittedOn])).toEqual([
      ["Isle of Wight", ["Rutland", "Lincolnshire"]],
      ["Rutland", ["Isle of Wight", "Lincolnshire"]],
    ]);
  });

  it("ships a band that is nowhere from 0.2 to 100 km narrower than a fold's", () => {
    for (const km of envelopeGrid()) {
      const central = curveSeconds(model.curve, km);
      for (const fold of model.folds) {
        const foldCentral = curveSeconds(fold.curve, km);
        const rounding = 1 + 1e-9;
        expect(lowEnd(model.band, central), `low at ${km} km`).toBeLessThanOrEqual(
          lowEnd(fold.band, foldCentral) * rounding,
        );
        expect(highEnd(model.band, central) * rounding, `high at ${km} km`).toBeGreaterThanOrEqual(
          highEnd(fold.band, foldCentral),
        );
      }
    }
  });
});

describe("the band's claim", () => {
  const rows = checkEstimate(model, AREAS);

  it("holds 85 % of the pairs of each held-out area at 0–5, 5–10 and 10–20 km", () => {
    const claimed = rows.filter(({ band, toKm }) => band === "held out" && toKm <= 20);
    expect(claimed).toHaveLength(6);
    for (const { inside, pairs, place, fromKm } of claimed) {
      expect(inside / pairs, `${place} from ${fromKm} km`).toBeGreaterThanOrEqual(0.85);
    }
    expect(brokenClaims(rows, 0.85)).toEqual([]);
  });

  it("is checked on every ordered pair of both areas", () => {
    const all = rows.filter(
      ({ band, fromKm, toKm }) => band === "held out" && fromKm === 0 && toKm > 20,
    );
    expect(all.map(({ place, pairs }) => [place, pairs])).toEqual([
      ["Isle of Wight", 36 * 35],
      ["Rutland", 17 * 16],
    ]);
  });

  it("is the table that docs/data-sources.md prints", async () => {
    const page = await readFile(join("docs", "data-sources.md"), "utf8");
    expect(page).toContain(formatCoverage(rows).trimEnd());
  });

  it("agrees with a count by hand of three pairs in a band of ± 20 %", () => {
    const curve = { interceptSeconds: 0, slopeSeconds: 100, exponent: 1 };
    const band = { coverage: 0.85, points: [{ seconds: 0, low: 0.8, high: 1.2 }] };
    const pairs = [
      { km: 2, seconds: 240 },
      { km: 3, seconds: 361 },
      { km: 4, seconds: 319 },
      { km: 7, seconds: 700 },
    ];
    const found = coverage({ fittedOn: [], curve, band }, "shipped", { place: "Here", pairs });
    expect(found).toHaveLength(3);
    expect(found[0]).toMatchObject({
      pairs: 3,
      inside: 1,
      tooOptimistic: 1,
      tooPessimistic: 1,
      meanWidthSeconds: expect.closeTo(120, 6),
      meanWidthShare: expect.closeTo(0.4, 6),
    });
    expect(brokenClaims(found, 0.85).map(({ fromKm }) => fromKm)).toEqual([0]);
  });
});

describe("fitting", () => {
  it("finds the curve that made the pairs", () => {
    const made = { interceptSeconds: 60, slopeSeconds: 120, exponent: 0.8 };
    const pairs = Array.from({ length: 200 }, (_, i) => {
      const km = 0.5 + i * 0.15;
      const noise = [0.9, 1, 1.1][i % 3] ?? 1;
      return { km, seconds: curveSeconds(made, km) * noise };
    });
    const found = fitCurve([{ place: "Made", pairs }]);
    for (const km of [1, 5, 20]) {
      expect(curveSeconds(found, km) / curveSeconds(made, km)).toBeCloseTo(1, 1);
    }
  });

  if (shared === null) {
    it("cannot be repeated here: ../shared/data is not beside the repository", () => {
      expect(model.fittedOn).toContain("Lincolnshire");
    });
    return;
  }

  it("gives the recorded model again from ../shared/data, and its band holds 90 % of Lincolnshire's road times", async () => {
    const lincolnshire = await readLincolnshirePairs(shared);
    expect(fitEstimate(AREAS, lincolnshire)).toEqual(model);
    const rows = coverage(model, "shipped", lincolnshire);
    for (const { inside, pairs } of rows) expect(inside / pairs).toBeGreaterThanOrEqual(0.9);
  }, 60_000);
});
