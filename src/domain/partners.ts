import type { Area } from "./area.ts";
import { schoolAt, schoolIndexes } from "./area.ts";
import type { Verdict } from "./ceiling.ts";
import { gravestVerdict } from "./ceiling.ts";
import { judgePair } from "./judge_cluster.ts";
import type { JudgedPair } from "./judgement.ts";
import type { Cluster, Plan } from "./plan.ts";
import type { SchoolIndex, Urn } from "./school.ts";
import type { JudgingSettings } from "./settings.ts";
import type { Seconds } from "./units.ts";

/** Another school as a school sees it: the drive there and the drive back, judged. */
export interface Partner {
  readonly school: SchoolIndex;
  readonly there: JudgedPair;
  readonly back: JudgedPair;
  /** The graver of both ways. */
  readonly verdict: Verdict;
  /** Judged seconds of the slower way; `UNREACHABLE` where one way has no route. */
  readonly slower: Seconds;
}

/** The schools of `others` as `from` sees them, quickest slower way first, ties by name; those without a location, and `from` itself, are left out. */
export function partnersOf(
  area: Area,
  settings: JudgingSettings,
  from: SchoolIndex,
  others: Iterable<SchoolIndex>,
): readonly Partner[] {
  if (schoolAt(area, from).location === null) return [];
  const partners: Partner[] = [];
  for (const school of new Set(others)) {
    if (school === from || schoolAt(area, school).location === null) continue;
    const there = judgePair(area, settings, from, school);
    const back = judgePair(area, settings, school, from);
    const verdict = gravestVerdict([there.verdict, back.verdict]);
    const slower = Math.max(there.seconds, back.seconds) as Seconds;
    partners.push({ school, there, back, verdict, slower });
  }
  const nameOf = ({ school }: Partner) => schoolAt(area, school).name;
  return partners.sort((a, b) =>
    a.slower === b.slower ? nameOf(a).localeCompare(nameOf(b), "en") : a.slower < b.slower ? -1 : 1,
  );
}

/** The one cluster that is a school's home; `null` where it is in none. */
export function homeClusterOf(plan: Plan, urn: Urn): Cluster | null {
  return plan.clusters.find(({ schools }) => schools.includes(urn)) ?? null;
}

/** The area's schools among `urns`, each once, and the URNs that the area does not have. */
export function knownSchools(
  area: Area,
  urns: Iterable<Urn>,
): { readonly schools: readonly SchoolIndex[]; readonly unknown: readonly Urn[] } {
  const indexes = schoolIndexes(area);
  const schools: SchoolIndex[] = [];
  const unknown: Urn[] = [];
  for (const urn of new Set(urns)) {
    const index = indexes.get(urn);
    if (index === undefined) unknown.push(urn);
    else schools.push(index);
  }
  return { schools, unknown };
}

/** The URNs that a school's other links name, without its own, each once. */
export function linkedUrns(plan: Plan, urn: Urn): readonly Urn[] {
  const named = plan.links.filter(({ urns }) => urns.includes(urn)).flatMap(({ urns }) => urns);
  return [...new Set(named)].filter((other) => other !== urn);
}
