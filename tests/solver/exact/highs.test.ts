import { beforeAll, describe, expect, it } from "vitest";
import { PROPOSAL_BOUNDS, resolveSettings } from "../../../src/domain/settings.ts";
import { minutes } from "../../../src/domain/units.ts";
import type { HighsRuntime } from "../../../src/solver/exact/highs.ts";
import { loadHighsRuntime } from "../../../src/solver/exact/highs.ts";
import type { ObjectiveKind } from "../../../src/solver/proposal.ts";
import { DEFAULT_PROPOSE_OPTIONS } from "../../../src/solver/proposal.ts";
import { solveSteps } from "../../../src/solver/solve_steps.ts";
import { seededRandom } from "../../support/random.ts";
import { flatArea } from "../made_areas.ts";

const OBJECTIVES: readonly ObjectiveKind[] = ["fewest", "travel", "host"];

/** Time limits in seconds, and the steps after which a solve is stopped. */
const ENDS: readonly (readonly [number, number])[] = [
  [0.6, Number.POSITIVE_INFINITY],
  [60, 45],
  [60, Number.POSITIVE_INFINITY],
];

type Options = Readonly<Record<string, boolean | number | string>>;

let highs: HighsRuntime;

beforeAll(async () => {
  highs = await loadHighsRuntime();
});

/** HiGHS, with what was made and freed of it, and what each run was given of the time. */
function watchedHighs(left: () => number) {
  const runs: { readonly limit: number; readonly left: number }[] = [];
  const watch = { made: 0, freed: 0, gapless: 0, runs };
  const runtime: HighsRuntime = {
    createModel: (...args: Parameters<HighsRuntime["createModel"]>) => {
      const model = highs.createModel(...args);
      watch.made++;
      const set = model.options.set.bind(model.options) as (values: Options) => unknown;
      const watched = (values: Options) => {
        const limit = values["time_limit"];
        if (typeof limit === "number") watch.runs.push({ limit, left: left() });
        if (values["mip_rel_gap"] === 0) watch.gapless++;
        return set(values);
      };
      model.options.set = watched as typeof model.options.set;
      const dispose = model.dispose.bind(model);
      model.dispose = () => {
        watch.freed++;
        dispose();
      };
      return model;
    },
  };
  return { watch, runtime };
}

/** A solve of 16 schools that needs cuts for two of the objectives, whose clock goes on by a hundredth of a second at every look, stopped after so many steps. */
function solveFor(objective: ObjectiveKind, timeLimitSeconds: number, stopAfter: number) {
  const random = seededRandom(18);
  const points = Array.from(
    { length: 16 },
    () => [Math.round(random() * 20), Math.round(random() * 15)] as const,
  );
  const settings = resolveSettings({ ceilingMinutes: minutes(25) }, {}, PROPOSAL_BOUNDS);
  let time = 0;
  const { watch, runtime } = watchedHighs(() => timeLimitSeconds - time);
  const now = () => {
    time += 0.01;
    return time;
  };
  const options = { ...DEFAULT_PROPOSE_OPTIONS, objective, timeLimitSeconds };
  const steps = solveSteps(flatArea(points), settings, options, {
    now,
    highs: runtime,
    searched: null,
  });
  let step = steps.next(null);
  for (let at = 0; step.done !== true; at++) step = steps.next(at >= stopAfter ? "user" : null);
  return { ...watch, stoppedBy: step.value.stoppedBy };
}

describe("HiGHS", () => {
  it("is freed after every proposal wherever it ends, gets no more than the time left and a second, and is never content with nearly the best", () => {
    const ends = new Set<string>();
    for (const objective of OBJECTIVES) {
      let runs = 0;
      for (const [limit, stopAfter] of ENDS) {
        const watch = solveFor(objective, limit, stopAfter);
        expect([watch.freed, watch.gapless]).toEqual([watch.made, watch.made]);
        runs += watch.runs.length;
        ends.add(watch.stoppedBy);
        for (const { limit: given, left } of watch.runs) {
          expect(given).toBeLessThanOrEqual(Math.max(0, left) + 1.02);
        }
      }
      if (objective !== "fewest") expect(runs).toBeGreaterThan(10);
    }
    expect([...ends].sort()).toEqual(["proof", "time", "user"]);
  });
});
