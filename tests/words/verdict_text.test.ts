import { expect, test } from "vitest";
import { judgeCluster } from "../../src/domain/judge_cluster.ts";
import { resolveSettings } from "../../src/domain/settings.ts";
import { customSpeed, namedSpeed } from "../../src/domain/speed.ts";
import { seconds, UNREACHABLE } from "../../src/domain/units.ts";
import { speedText } from "../../src/words/speed_text.ts";
import { clusterVerdictText, verdictText } from "../../src/words/verdict_text.ts";
import { evenArea } from "../support/builders.ts";

const ceiling = seconds(2700);
const times = (central: number, low = central, high = central) => ({
  seconds: seconds(central),
  low: seconds(low),
  high: seconds(high),
});

test("each verdict says how much in the words of the screen", () => {
  expect(verdictText("within", times(1884), ceiling)).toBe("Within – 31.4 min");
  expect(verdictText("over", times(2764.8), ceiling)).toBe("Over by 1.1 min");
  expect(verdictText("over", times(2702), ceiling)).toBe("Over by 2 s");
  expect(verdictText("too-close-to-call", times(2700, 2600, 2930), ceiling)).toBe(
    "Too close to call (43–49 min)",
  );
  expect(verdictText("no-route", times(UNREACHABLE), ceiling)).toBe("No road route");
});

test("of a drive whose road is shut the least is said, whatever the verdict", () => {
  expect(verdictText("too-close-to-call", times(UNREACHABLE, 216), ceiling)).toBe(
    "Too close to call (at least 3.6 min)",
  );
  expect(verdictText("over", times(UNREACHABLE, 2820), ceiling)).toBe("Over by at least 2.0 min");
});

test("a speed is named with the factor that was applied", () => {
  expect(speedText(namedSpeed("school-day"))).toBe("School day ×1.20");
  expect(speedText(namedSpeed("peak", seconds(120)))).toBe("Peak ×1.35 + 2 min");
  expect(speedText(customSpeed(1.125))).toBe("Your own timings ×1.125");
});

test("an estimate is about so many minutes, and a road time is not", () => {
  expect(verdictText("within", times(1884, 1500, 2400), ceiling)).toBe("Within – about 31.4 min");
  expect(verdictText("over", times(3100, 2790, 3410), ceiling)).toBe("Over by about 6.7 min");
});

test("just over the limit is never over by nothing", () => {
  expect(verdictText("over", times(2700.01), ceiling)).toBe("Over by less than 1 s");
});

test("a cluster is not called within while one of its schools cannot be judged", () => {
  const area = evenArea(4, 600, (urn) => (urn === "3" ? { location: null } : {}));
  const textOf = (urns: readonly string[], limit = 2700) => {
    const cluster = { id: "1", name: "One", schools: urns };
    const settings = { ...resolveSettings({}), ceiling: seconds(limit) };
    return clusterVerdictText(judgeCluster(area, cluster, settings), seconds(limit));
  };
  expect(textOf(["1", "2"])).toBe("Within – 12.0 min");
  expect(textOf(["1"])).toBe("One school, no drive to judge");
  expect(textOf(["1", "2", "3"])).toBe(
    "Not judged in full: 1 school without a known place, the others within – 12.0 min",
  );
  expect(textOf(["1", "2", "3", "99"], 600)).toBe("Over by 2.0 min; 2 schools not judged");
  expect(textOf(["3", "99"])).toBe("Not judged: 2 schools without a known place");
});
