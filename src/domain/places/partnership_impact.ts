import type { Area } from "../area.ts";
import { schoolAt, schoolIndexes } from "../area.ts";
import { judgeCluster } from "../judge_cluster.ts";
import type { JudgedCluster } from "../judgement.ts";
import type { Cluster, Plan } from "../plan.ts";
import { tiesOf } from "../rules/ties.ts";
import type { Urn } from "../school.ts";
import type { JudgingSettings } from "../settings.ts";
import { UNREACHABLE } from "../units.ts";
import type { AppliedScenario } from "./applied.ts";
import { writtenOf } from "./law/evidence.ts";
import type { PartnershipImpact, RollChange, WorstDrive } from "./outcome.ts";
import type { ScenarioAction } from "./scenario.ts";
import type { SchoolState } from "./school_state.ts";

/** The URNs of today's schools that an action names. */
export function schoolsOfAction(action: ScenarioAction): readonly Urn[] {
  switch (action.type) {
    case "merge":
      return [...new Set([action.into, ...action.urns])];
    case "pair":
      return [action.infant, action.junior];
    case "federate":
      return action.urns;
    case "close":
    case "pan":
    case "capacity":
    case "move":
      return [action.urn];
    case "open":
      return [];
  }
}

/**
 * What a scenario does to each partnership with a school that an action names or whose roll changes, in the plan's order.
 * `after` are the schools with the displaced pupils where they go.
 */
export function partnershipImpacts(
  applied: AppliedScenario,
  after: ReadonlyMap<Urn, SchoolState>,
  plan: Plan,
  settings: JudgingSettings,
): readonly PartnershipImpact[] {
  const named = new Set(applied.input.scenario.actions.flatMap(schoolsOfAction));
  const changes = rollChanges(applied.before, after);
  const isConcerned = (urn: Urn) => named.has(urn) || changes.has(urn);
  return plan.clusters
    .filter(({ schools }) => schools.some(isConcerned))
    .map((cluster) => {
      const lost = cluster.schools.filter((urn) => applied.before.has(urn) && !after.has(urn));
      const kept = { ...cluster, schools: cluster.schools.filter((urn) => !lost.includes(urn)) };
      const rolls = cluster.schools.flatMap((urn): readonly RollChange[] => {
        const pupils = changes.get(urn) ?? 0;
        return pupils === 0 ? [] : [{ urn, pupils }];
      });
      return {
        cluster: cluster.id,
        name: cluster.name,
        lost,
        joined: joinedFromOutside(applied, cluster),
        worstBefore: worstOf(
          applied.input.area,
          judgeCluster(applied.input.area, cluster, settings),
        ),
        worstAfter: worstOf(applied.area, judgeCluster(applied.area, kept, settings)),
        rolls,
        competes: rolls.some(({ pupils }) => pupils > 0) && rolls.some(({ pupils }) => pupils < 0),
        links: linksOf(applied.input.area, plan, cluster.schools.filter(isConcerned)),
        mitigation: writtenOf(applied.input.scenario.notes.mitigation, cluster.id),
      };
    });
}

/** Pupils that each school gains, or loses, by URN; schools whose roll is not known are left out. */
function rollChanges(
  before: ReadonlyMap<Urn, SchoolState>,
  after: ReadonlyMap<Urn, SchoolState>,
): ReadonlyMap<Urn, number> {
  const changes = new Map<Urn, number>();
  for (const urn of new Set([...before.keys(), ...after.keys()])) {
    const was = before.has(urn) ? (before.get(urn)?.roll ?? null) : 0;
    const is = after.has(urn) ? (after.get(urn)?.roll ?? null) : 0;
    if (was !== null && is !== null && was !== is) changes.set(urn, is - was);
  }
  return changes;
}

/** Schools from outside the cluster that become part of one of its members. */
function joinedFromOutside({ input }: AppliedScenario, { schools }: Cluster): readonly Urn[] {
  const joined = input.scenario.actions.flatMap((action) =>
    action.type === "merge" && schools.includes(action.into) ? action.urns : [],
  );
  return [...new Set(joined)].filter((urn) => !schools.includes(urn));
}

function worstOf(area: Area, { worst }: JudgedCluster): WorstDrive | null {
  if (worst === null) return null;
  return {
    from: schoolAt(area, worst.from).urn,
    to: schoolAt(area, worst.to).urn,
    seconds: worst.seconds < UNREACHABLE ? worst.seconds : null,
    estimated: area.driveTimes.origin(worst.from, worst.to) === "estimated",
  };
}

/** The plan's links, and the federations and trusts, that a school concerned is in. */
function linksOf(area: Area, plan: Plan, concerned: readonly Urn[]): PartnershipImpact["links"] {
  const indexes = schoolIndexes(area);
  const known = concerned.filter((urn) => indexes.has(urn));
  const links = plan.links.filter(({ urns }) => urns.some((urn) => concerned.includes(urn)));
  const ties = [...tiesOf(area, "federation"), ...tiesOf(area, "trust")].filter(({ schools }) =>
    schools.some((urn) => known.includes(urn)),
  );
  return [
    ...links.map(({ kind, purpose, urns }) => ({ kind, purpose, urns })),
    ...ties.map(({ kind, name, schools }) => ({ kind, purpose: name, urns: schools })),
  ];
}
