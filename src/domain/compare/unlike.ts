import type { Area } from "../area.ts";
import { schoolIndexes } from "../area.ts";
import type { Plan } from "../plan.ts";
import type { JudgingSettings } from "../settings.ts";
import { resolveSettings } from "../settings.ts";
import type { Side, Unlikeness } from "./difference.ts";

/** In what a plan is unlike what it is now judged by: the area, its list of schools, its times, the speed and the ceiling. Only a plan without any school of the area cannot be compared. */
export function unlikenesses(
  area: Area,
  plan: Plan,
  settings: JudgingSettings,
  side: Side,
): readonly Unlikeness[] {
  const warning = { side, refuses: false } as const;
  const found: Unlikeness[] = [];
  if (plan.area !== "" && plan.area !== area.name) {
    found.push({ ...warning, kind: "other-area", area: plan.area });
  }
  const indexes = schoolIndexes(area);
  const urns = [...new Set(plan.clusters.flatMap(({ schools }) => schools))];
  const missing = urns.filter((urn) => !indexes.has(urn));
  if (missing.length === urns.length && urns.length > 0) {
    found.push({ side, refuses: true, kind: "no-school-here", schools: urns.length });
  } else if (missing.length > 0) {
    found.push({ ...warning, kind: "schools-not-here", schools: missing.sort() });
  }
  return [...found, ...unlikeTimes(area, plan, side), ...unlikeJudging(plan, settings, side)];
}

function unlikeTimes(area: Area, { driveTimes }: Plan, side: Side): readonly Unlikeness[] {
  if (driveTimes === null) return [];
  const warning = { side, refuses: false } as const;
  const { kind: own, schoolHash } = driveTimes;
  const { kind: judged, schoolHash: hash } = area.driveTimes;
  const isOtherList = schoolHash !== null && hash !== null && schoolHash !== hash;
  return [
    ...(isOtherList ? [{ ...warning, kind: "school-list" } as const] : []),
    ...(own !== judged ? [{ ...warning, kind: "drive-times", own, judged } as const] : []),
  ];
}

function unlikeJudging(
  plan: Plan,
  { speed, ceiling }: JudgingSettings,
  side: Side,
): readonly Unlikeness[] {
  const warning = { side, refuses: false } as const;
  const own = resolveSettings(plan.settings);
  const isOtherSpeed = own.speed.factor !== speed.factor || own.speed.fixed !== speed.fixed;
  return [
    ...(isOtherSpeed
      ? [{ ...warning, kind: "speed", own: own.speed, judged: speed } as const]
      : []),
    ...(own.ceiling !== ceiling
      ? [{ ...warning, kind: "ceiling", own: own.ceiling, judged: ceiling } as const]
      : []),
  ];
}
