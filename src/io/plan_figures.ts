import type { Area } from "../domain/area.ts";
import { isOverBorder, schoolAt, schoolIndexes } from "../domain/area.ts";
import type { Verdict } from "../domain/ceiling.ts";
import type { Kind } from "../domain/faith.ts";
import { faithOf, kindOf } from "../domain/faith.ts";
import type { JudgedCluster, Judgement } from "../domain/judgement.ts";
import { shownVerdict } from "../domain/judgement.ts";
import type { Objection } from "../domain/objections.ts";
import { objectionsAt } from "../domain/objections.ts";
import type { SharedReport } from "../domain/places/shared_report.ts";
import type { Cluster, Plan } from "../domain/plan.ts";
import type { School, SchoolIndex, Urn } from "../domain/school.ts";
import type { Seconds } from "../domain/units.ts";
import { secondsToMinutes } from "../domain/units.ts";

/** A plan to take away, with all that its figures rest on. */
export interface PlanToExport {
  /** With the times that the plan is judged by. */
  readonly area: Area;
  readonly plan: Plan;
  readonly judgement: Judgement;
  /** What the times are and where they come from, in one line. */
  readonly timesFrom: string;
  /** ISO 8601. */
  readonly madeAt: string;
  /** Whether those who read it may read the plan's objections; left out unless said. */
  readonly withObjections?: boolean;
  /** Reports on place-planning tests that their author put in by name; none unless given. */
  readonly tests?: readonly SharedReport[];
}

/** What is said of one school of one cluster, or of a school that is in none. */
export interface SchoolFigures {
  readonly urn: Urn;
  /** `null` where the area does not have the school. */
  readonly school: School | null;
  readonly cluster: Cluster | null;
  readonly host: Urn | null;
  /** Judged minutes of the drive to the cluster's host: 0 for the host, `null` where there is none. */
  readonly minutesToHost: number | null;
  /** Judged minutes of the cluster's longest drive. */
  readonly longestMinutes: number | null;
  readonly verdict: Verdict | null;
  /** The authority of a school over the border; `null` for the area's own. */
  readonly overBorderFrom: string | null;
  /** Unordered pairs of its cluster whose time is estimated beside routed ones. */
  readonly estimatedPairs: number;
  /** Those against where the plan puts it; `null` where they are left out. */
  readonly objections: readonly Objection[] | null;
}

/** The plan's schools in its order, a school of two clusters twice, then those that are in none. */
export function schoolFigures(exported: PlanToExport): readonly SchoolFigures[] {
  const { area, judgement } = exported;
  const indexes = schoolIndexes(area);
  const schoolOf = (urn: Urn) => {
    const index = indexes.get(urn);
    return index === undefined ? null : schoolAt(area, index);
  };
  const objectionsOf = (urn: Urn) =>
    exported.withObjections === true ? objectionsAt(exported.plan, [urn]) : null;
  const members = judgement.clusters.flatMap((judged) => {
    const host = hostOf(judged);
    const hostIndex = host === null ? undefined : indexes.get(host);
    return judged.cluster.schools.map((urn) => ({
      urn,
      school: schoolOf(urn),
      cluster: judged.cluster,
      host,
      minutesToHost: minutesBetween(judged, indexes.get(urn), hostIndex),
      longestMinutes: worstMinutes(judged),
      verdict: shownVerdict(judged),
      overBorderFrom: overBorderFrom(area, schoolOf(urn)),
      estimatedPairs: judged.estimated,
      objections: objectionsOf(urn),
    }));
  });
  const others = judgement.unassigned.map((urn) => ({
    urn,
    school: schoolOf(urn),
    cluster: null,
    host: null,
    minutesToHost: null,
    longestMinutes: null,
    verdict: null,
    overBorderFrom: null,
    estimatedPairs: 0,
    objections: objectionsOf(urn),
  }));
  return [...members, ...others];
}

/** The name of the authority of a school over the border of `area`, "another authority" where it is not known; `null` for the area's own schools. */
export function overBorderFrom(area: Area, school: School | null): string | null {
  if (school === null || !isOverBorder(area, school.urn)) return null;
  return school.laName ?? "another authority";
}

/** The host that was chosen for a cluster, else the one that is easiest to meet at. */
export function hostOf({ cluster, host }: JudgedCluster): Urn | null {
  return cluster.host ?? host;
}

/** Judged minutes of the cluster's longest drive; `null` where it has none with a known time. */
export function worstMinutes({ worst }: JudgedCluster): number | null {
  return worst === null ? null : finiteMinutes(worst.seconds);
}

/** What kind of school it is for the mix; `null` where its religious character was not supplied. */
export function exportedKind(school: School | null): Kind | null {
  const faith = faithOf(school?.religiousCharacter ?? null);
  return faith === "not-supplied" ? null : kindOf(faith);
}

/** How many of `values` there are of each. */
export function tally(values: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function minutesBetween(
  judged: JudgedCluster,
  from: SchoolIndex | undefined,
  to: SchoolIndex | undefined,
): number | null {
  if (from === undefined || to === undefined) return null;
  if (from === to) return 0;
  const pair = judged.pairs.find((known) => known.from === from && known.to === to);
  return pair === undefined ? null : finiteMinutes(pair.seconds);
}

function finiteMinutes(seconds: Seconds): number | null {
  return Number.isFinite(seconds) ? secondsToMinutes(seconds) : null;
}
