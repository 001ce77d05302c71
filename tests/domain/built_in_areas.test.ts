import { expect, test } from "vitest";
import { builtAreaFiles } from "../../geodata/files.ts";
import type { Area } from "../../src/domain/area.ts";
import { judgePlan } from "../../src/domain/judge.ts";
import type { Judgement } from "../../src/domain/judgement.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { readArea } from "../../src/io/area_json.ts";
import { planOfStrips, settingsOf } from "../support/builders.ts";
import { expectJudgedLikeOracle } from "../support/oracle.ts";
import { ROOT } from "../support/repository.ts";

async function builtIn(name: string): Promise<Area> {
  const reading = await readArea(builtAreaFiles(ROOT, name));
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ reason }) => reason).join(" "));
}

function judgeStrips(area: Area, speed: "free-flow" | "winter"): Judgement {
  const plan = planOfStrips(area, 5);
  const settings = settingsOf({ speed: namedSpeed(speed), bounds: { minSchools: 2 } });
  const judgement = judgePlan(area, plan, settings);
  expectJudgedLikeOracle(area, plan, settings, judgement);
  return judgement;
}

test.each([
  ["isle-of-wight", 36],
  ["rutland", 17],
  ["lincolnshire", 280],
] as const)(
  "%s with its %i schools is judged like the oracle judges it, at both ends of speed",
  async (name, count) => {
    const area = await builtIn(name);
    expect(area.schools.length).toBe(count);
    const freeFlow = judgeStrips(area, "free-flow");
    const winter = judgeStrips(area, "winter");
    const within = ({ clusters }: Judgement) =>
      clusters.filter(({ verdict }) => verdict === "within").length;
    expect(within(winter)).toBeLessThanOrEqual(within(freeFlow));
  },
);

test("routed times have one value for a pair, and differ by direction; estimates have a range", async () => {
  const routed = judgeStrips(await builtIn("isle-of-wight"), "free-flow");
  const pairs = routed.clusters.flatMap((cluster) => cluster.pairs);
  expect(pairs.every(({ low, seconds, high }) => low === seconds && high === seconds)).toBe(true);
  const [first, ...others] = pairs;
  const back = others.find(({ from, to }) => from === first?.to && to === first.from);
  expect(back?.seconds).not.toBe(first?.seconds);
  expect(routed.clusters.every(({ tooClose }) => tooClose.length === 0)).toBe(true);
  const estimated = judgeStrips(await builtIn("lincolnshire"), "free-flow");
  const estimates = estimated.clusters.flatMap((cluster) => cluster.pairs);
  expect(estimates.every(({ low, high }) => low < high)).toBe(true);
});
