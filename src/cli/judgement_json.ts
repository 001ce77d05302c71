import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { DriveTimes, PairOrigin } from "../domain/drive_times.ts";
import type { JudgedCluster, JudgedPair, Judgement } from "../domain/judgement.ts";
import { speedToJson } from "../io/plan_settings_json.ts";
import { originText } from "../words/times_text.ts";

/** What `validate --json` prints. A time without a route is `null`; `low` and `high` are there where times are estimated, `origin` where a pair's time is not of the area's kind, and then `estimatedPairs` of each cluster. */
export function judgementToJson(area: Area, judgement: Judgement): object {
  const { settings, issues } = judgement;
  return {
    valid: judgement.valid,
    ceilingSeconds: settings.ceiling,
    speed: speedToJson(settings.speed),
    driveTimes: driveTimesToJson(area.driveTimes),
    clusters: judgement.clusters.map((cluster) => clusterToJson(area, cluster)),
    unassigned: judgement.unassigned,
    issues: issues.map(({ rule, severity, schools, clusters, facts }) => {
      return { rule, severity, schools, clusters, facts };
    }),
  };
}

/** What the times rest on; `band` is there where they are estimated. */
export function driveTimesToJson({ kind, provenance, band }: DriveTimes): object {
  return { kind, provenance, ...(band === null ? {} : { band: { coverage: band.coverage } }) };
}

function clusterToJson(area: Area, judged: JudgedCluster): object {
  const { cluster, worst } = judged;
  const toJson = (pair: JudgedPair) => pairToJson(area, pair);
  const ends = worst === null ? null : toJson(worst);
  return {
    id: cluster.id,
    name: cluster.name,
    schools: cluster.schools,
    pupils: judged.pupils,
    host: judged.host,
    pairs: judged.pairs.map(toJson),
    worst: ends === null ? null : { from: ends.from, to: ends.to, seconds: ends.seconds },
    over: judged.over.map(toJson),
    tooClose: judged.tooClose.map(toJson),
    ...(judged.estimated === 0 ? {} : { estimatedPairs: judged.estimated }),
  };
}

interface PairJson {
  readonly from: string;
  readonly to: string;
  readonly seconds: number | null;
  readonly metres: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly origin?: PairOrigin;
}

function pairToJson(area: Area, pair: JudgedPair): PairJson {
  const { driveTimes } = area;
  const origin = driveTimes.origin(pair.from, pair.to);
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  return {
    from: schoolAt(area, pair.from).urn,
    to: schoolAt(area, pair.to).urn,
    seconds: finite(pair.seconds),
    metres: pair.metres,
    ...(driveTimes.band === null && pair.low === pair.high
      ? {}
      : { low: finite(pair.low), high: finite(pair.high) }),
    ...(originText(driveTimes, pair.from, pair.to) === null ? {} : { origin }),
  };
}
