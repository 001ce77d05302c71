import type { Area } from "../domain/area.ts";
import { isOverBorder, schoolAt, schoolIndexes } from "../domain/area.ts";
import { crowFlyKm } from "../domain/crow_fly.ts";
import { setRules } from "../domain/edits/set_rules.ts";
import type { Plan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import { toPlanSettings } from "../domain/settings.ts";
import type { Proposal } from "./proposal.ts";

/** The plan of a proposal. Each cluster is called after the place nearest to its host, numbered where several share one. */
export function proposalToPlan(
  area: Area,
  settings: JudgingSettings,
  proposal: Proposal,
  plan: Pick<Plan, "name" | "madeAt" | "borderSchools">,
): Plan {
  const names = uniqueNames(proposal.clusters.map((cluster) => nameNear(area, cluster.host)));
  const { kind, schoolHash, provenance } = area.driveTimes;
  const { request } = proposal;
  // Those over the border may join whatever is said.
  const mayJoin = request.mayJoin.filter((urn) => !isOverBorder(area, urn));
  return setRules({ ...request, mayJoin })({
    ...emptyPlan(area.name, plan.name),
    madeAt: plan.madeAt,
    driveTimes: { kind, schoolHash, provenance },
    settings: toPlanSettings(settings),
    ...(plan.borderSchools === undefined ? {} : { borderSchools: plan.borderSchools }),
    clusters: proposal.clusters.map((cluster, i) => ({
      id: cluster.id,
      name: names[i] ?? cluster.id,
      schools: cluster.schools,
      host: cluster.host,
    })),
  });
}

function nameNear(area: Area, host: Urn): string {
  const index = schoolIndexes(area).get(host);
  if (index === undefined) {
    throw new RangeError(`The proposal's host ${host} is not a school of ${area.title}.`);
  }
  const school = schoolAt(area, index);
  let nearest = { name: school.name, km: Number.POSITIVE_INFINITY };
  if (school.location === null) return nearest.name;
  for (const place of area.places) {
    const km = crowFlyKm(school.location, place.position);
    if (km < nearest.km) nearest = { name: place.name, km };
  }
  return nearest.name;
}

function uniqueNames(wanted: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const name of wanted) uses.set(name, (uses.get(name) ?? 0) + 1);
  const taken = new Set(wanted);
  const lastNumbers = new Map<string, number>();
  return wanted.map((name) => {
    if (uses.get(name) === 1) return name;
    let number = (lastNumbers.get(name) ?? 0) + 1;
    while (taken.has(`${name} ${number}`)) number++;
    lastNumbers.set(name, number);
    taken.add(`${name} ${number}`);
    return `${name} ${number}`;
  });
}
