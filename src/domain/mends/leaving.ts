import type { Area } from "../area.ts";
import { schoolAt } from "../area.ts";
import type { JudgedCluster, Judgement } from "../judgement.ts";
import type { Urn } from "../school.ts";
import { UNREACHABLE } from "../units.ts";
import { joiningsFor } from "./joining.ts";
import type { Leave } from "./mend.ts";
import { compareSeconds, locatedIndex, pairTime } from "./mend.ts";
import type { Trial } from "./trial.ts";
import { isSound, isTooSmall, trialOf, trialWithout } from "./trial.ts";

/** Each single school whose leaving makes the rest of a cluster sound, those with somewhere near to go first. */
export function leavings(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
): readonly Leave[] {
  const { bounds } = judgement.settings;
  return judged.members
    .map((member) => ({ member, trial: trialWithout(area, judged, member) }))
    .filter(({ trial }) => isSound(trial, bounds))
    .map(({ member, trial }) =>
      leave(area, judgement, judged, { school: schoolAt(area, member).urn, trial, enough: true }),
    )
    .sort(byCost);
}

/** Each school that a cluster which is too large could do without; `enough` where it is then sound. */
export function thinnings(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
): readonly Leave[] {
  const { bounds } = judgement.settings;
  return judged.members
    .map((member) => ({ member, trial: trialWithout(area, judged, member) }))
    .filter(({ trial }) => !isTooSmall(trial, bounds))
    .map(({ member, trial }) => {
      const school = schoolAt(area, member).urn;
      return leave(area, judgement, judged, { school, trial, enough: isSound(trial, bounds) });
    })
    .sort(byCost);
}

/** The named schools, each taken out of a cluster that lists it. */
export function removals(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
  urns: readonly Urn[],
): readonly Leave[] {
  const listed = urns.filter((urn) => judged.cluster.schools.includes(urn));
  return listed.map((school) => {
    const index = locatedIndex(area, school);
    const trial = index === null ? trialOf(judged) : trialWithout(area, judged, index);
    return leave(area, judgement, judged, { school, trial, enough: listed.length === 1 });
  });
}

function leave(
  area: Area,
  judgement: Judgement,
  judged: JudgedCluster,
  leaving: { readonly school: Urn; readonly trial: Trial; readonly enough: boolean },
): Leave {
  const { school, trial, enough } = leaving;
  return {
    kind: "leave",
    school,
    cluster: judged.cluster.id,
    enough,
    worst: trial.worst === null ? null : pairTime(area, trial.worst),
    joins: joiningsFor(area, judgement, school),
  };
}

function byCost(a: Leave, b: Leave): number {
  if (a.enough !== b.enough) return a.enough ? -1 : 1;
  const cost = ({ joins }: Leave) => joins[0]?.worst.seconds ?? UNREACHABLE;
  const left = ({ worst }: Leave) => worst?.seconds ?? UNREACHABLE;
  return compareSeconds(cost(a), cost(b)) || compareSeconds(left(a), left(b));
}
