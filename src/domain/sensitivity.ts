import type { Area } from "./area.ts";
import type { Verdict } from "./ceiling.ts";
import { gravestVerdict } from "./ceiling.ts";
import { judgePair } from "./judge_cluster.ts";
import type { JudgedCluster, JudgedPair } from "./judgement.ts";
import type { JudgingSettings } from "./settings.ts";
import type { Speed } from "./speed.ts";
import { namedSpeed, SPEED_FACTORS } from "./speed.ts";

/** The speeds that clusters are tried at, from the fastest roads to the slowest. */
export const TRIED_SPEEDS = Object.keys(SPEED_FACTORS) as readonly (keyof typeof SPEED_FACTORS)[];

/** How much slower the roads may get before a cluster is over the ceiling. */
export interface ClusterSensitivity {
  readonly judged: JudgedCluster;
  /** The ordered pair that reaches the ceiling first. */
  readonly breaking: JudgedPair;
  /**
   * The factor at which that pair's central time meets the ceiling, with the settings' fixed minutes: the cluster is within
   * up to it. 0 where it is over whatever the factor, `Infinity` where its schools are at one point.
   */
  readonly breaksAt: number;
  /** The same for the cautious end of every pair; equal to `breaksAt` where times were routed. */
  readonly cautiousBreaksAt: number;
  /** The gravest verdict of its pairs at each named speed, with the settings' fixed minutes. */
  readonly verdicts: Readonly<Record<keyof typeof SPEED_FACTORS, Verdict>>;
}

/**
 * Every cluster of two schools or more with what it takes to break it, the soonest to break first by its cautious end,
 * ties in plan order. O(k²) for clusters of k schools.
 */
export function sensitivityOf(
  area: Area,
  clusters: readonly JudgedCluster[],
  settings: JudgingSettings,
): readonly ClusterSensitivity[] {
  return clusters
    .flatMap((judged) => clusterSensitivity(area, judged, settings) ?? [])
    .sort((a, b) => compare(a.cautiousBreaksAt, b.cautiousBreaksAt));
}

function clusterSensitivity(
  area: Area,
  judged: JudgedCluster,
  settings: JudgingSettings,
): ClusterSensitivity | null {
  const { driveTimes } = area;
  const factorFor = (raw: number) => breakingFactor(raw, settings);
  let breaking: JudgedPair | null = null;
  let breaksAt = Number.POSITIVE_INFINITY;
  let cautiousBreaksAt = Number.POSITIVE_INFINITY;
  for (const pair of judged.pairs) {
    const factor = factorFor(driveTimes.seconds(pair.from, pair.to));
    if (breaking === null || factor < breaksAt) {
      breaking = pair;
      breaksAt = factor;
    }
    cautiousBreaksAt = Math.min(cautiousBreaksAt, factorFor(driveTimes.high(pair.from, pair.to)));
  }
  if (breaking === null) return null;
  const at = (name: keyof typeof SPEED_FACTORS) =>
    verdictAt(area, judged, settings, namedSpeed(name, settings.speed.fixed));
  const verdicts = {
    "free-flow": at("free-flow"),
    "school-day": at("school-day"),
    peak: at("peak"),
    winter: at("winter"),
  };
  return { judged, breaking, breaksAt, cautiousBreaksAt, verdicts };
}

function breakingFactor(raw: number, { ceiling, speed }: JudgingSettings): number {
  const left = ceiling - speed.fixed;
  if (left < 0 || raw === Number.POSITIVE_INFINITY) return 0;
  return raw === 0 ? Number.POSITIVE_INFINITY : left / raw;
}

function verdictAt(
  area: Area,
  judged: JudgedCluster,
  settings: JudgingSettings,
  speed: Speed,
): Verdict {
  const changed = { ...settings, speed };
  return gravestVerdict(
    judged.pairs.map(({ from, to }) => judgePair(area, changed, from, to).verdict),
  );
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
