import type { Area } from "../domain/area.ts";
import type { Leave, Mend, PairTime } from "../domain/mends/mend.ts";
import type { Cluster, Plan } from "../domain/plan.ts";
import { UNREACHABLE } from "../domain/units.ts";
import { minutesText } from "./durations.ts";
import { clusterName, schoolName } from "./names.ts";
import { missingTimeText } from "./times_text.ts";

/** The other cluster that lists a school which is to leave one; none where it is in that one alone. */
export function otherClusterOf(plan: Plan, { school, cluster }: Leave): Cluster | undefined {
  return plan.clusters.find(({ id, schools }) => id !== cluster && schools.includes(school));
}

/** What a change would do, in a sentence: "Move Digby to Billinghay: its worst pair is then Digby to Tattershall, 38.2 min." */
export function mendText(mend: Mend, area: Area, plan: Plan): string {
  const school = (urn: string) => schoolName(area, urn);
  const cluster = (id: string) => clusterName(plan, id);
  const about = area.driveTimes.band === null ? "" : "about ";
  const worst = (pair: PairTime) =>
    `${school(pair.from)} to ${school(pair.to)}, ${pair.seconds < UNREACHABLE ? about + minutesText(pair.seconds) : missingTimeText(area, pair.from, pair.to)}`;
  switch (mend.kind) {
    case "leave": {
      const rest =
        mend.worst === null
          ? "one school stays"
          : `the worst pair of those who stay is ${worst(mend.worst)}`;
      const more = mend.enough ? "" : "; one change more is needed";
      const stays = otherClusterOf(plan, mend);
      const join = stays === undefined ? mend.joins[0] : undefined;
      const isPlaced = area.schools.some((known) => known.urn === mend.school && known.location);
      const then =
        stays !== undefined
          ? ` It stays in ${cluster(stays.id)}.`
          : isPlaced
            ? " It has no other cluster within the limit."
            : "";
      return join === undefined
        ? `Take ${school(mend.school)} out of ${cluster(mend.cluster)}: ${rest}${more}.${then}`
        : `Move ${school(mend.school)} to ${cluster(join.cluster)}, whose worst pair is then ${worst(join.worst)}: ${rest}${more}.`;
    }
    case "join":
      return `${mend.from === null ? "Put" : "Move"} ${school(mend.school)} into ${cluster(mend.cluster)}: its worst pair is then ${worst(mend.worst)}${mend.enough ? "" : "; one change more is needed"}.`;
    case "merge":
      return `Join ${cluster(mend.cluster)} to ${cluster(mend.into)}: the worst pair is then ${worst(mend.worst)}.`;
    case "blocked":
      return mend.pair === null
        ? `${school(mend.school)} fits into no cluster: the nearest is ${cluster(mend.cluster)}, which is full or has a problem of its own.`
        : `${school(mend.school)} fits into no cluster: in ${cluster(mend.cluster)}, the nearest, ${worst(mend.pair)} stops it.`;
  }
}
