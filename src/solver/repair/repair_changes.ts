import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { ErrorRule } from "../../domain/issue.ts";
import { judgePlan } from "../../domain/judge.ts";
import { judgePair, longestPair } from "../../domain/judge_cluster.ts";
import type { Judgement } from "../../domain/judgement.ts";
import type { PairTime } from "../../domain/mends/mend.ts";
import { locatedIndex, pairTime } from "../../domain/mends/mend.ts";
import type { Cluster, ClusterId } from "../../domain/plan.ts";
import { emptyPlan } from "../../domain/plan.ts";
import type { Urn } from "../../domain/school.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import type { RepairModel } from "./repair_model.ts";
import type { Mended, RepairChange } from "./repair_question.ts";

/** Errors that a school's leaving can mend, the plainest first. */
const MENDED_BY_LEAVING: readonly ErrorRule[] = [
  "no-route",
  "over-ceiling",
  "too-close-to-call",
  "academy-in-federation",
  "no-location",
  "too-many-schools",
  "too-many-pupils",
];
const TOO_SMALL: readonly ErrorRule[] = ["too-few-schools", "too-few-pupils"];

/** What is done with each school between the clusters of `start` and those of `end`, in the order of the start. */
export function changesBetween(
  area: Area,
  settings: JudgingSettings,
  model: RepairModel,
  { start, end }: { readonly start: readonly Cluster[]; readonly end: readonly Cluster[] },
): readonly RepairChange[] {
  const judgement = judgePlan(area, { ...emptyPlan(area.name), clusters: start }, settings);
  const homes = homesOf(start);
  const endOf = new Map(end.flatMap(({ id, schools }) => schools.map((urn) => [urn, id] as const)));
  const schoolsOf = (clusters: readonly Cluster[], id: ClusterId | null) =>
    clusters.find((cluster) => cluster.id === id)?.schools ?? [];
  const longest = (urn: Urn, clusters: readonly Cluster[], id: ClusterId | null) =>
    longestOf(area, settings, urn, schoolsOf(clusters, id));
  const change = (kind: RepairChange["kind"], urn: Urn, from: ClusterId | null): RepairChange => {
    const to = endOf.get(urn) ?? null;
    return {
      kind,
      urn,
      from,
      to,
      ...mendedBy(judgement, model, start, { kind, urn, from, to }),
      before: longest(urn, start, from),
      after: longest(urn, end, to),
    };
  };
  const known = schoolIndexes(area);
  const ofPlaced = [...homes].flatMap(([urn, ids]): readonly RepairChange[] => {
    const to = endOf.get(urn);
    if (to !== undefined && ids.includes(to)) {
      return ids.filter((id) => id !== to).map((id) => change("unlist", urn, id));
    }
    if (!known.has(urn)) return ids.map((id) => change("unlist", urn, id));
    return [change(to === undefined ? "lose-place" : "move", urn, ids[0] ?? null)];
  });
  const arrived = [...endOf.keys()].filter((urn) => !homes.has(urn)).sort();
  return [...ofPlaced, ...arrived.map((urn) => change("place", urn, null))];
}

function homesOf(start: readonly Cluster[]): ReadonlyMap<Urn, ClusterId[]> {
  const homes = new Map<Urn, ClusterId[]>();
  for (const { id, schools } of start) {
    for (const urn of new Set(schools)) {
      const known = homes.get(urn);
      if (known === undefined) homes.set(urn, [id]);
      else known.push(id);
    }
  }
  return homes;
}

/** The longest drive between a school and others; `null` where none can be judged. */
function longestOf(
  area: Area,
  settings: JudgingSettings,
  urn: Urn,
  others: readonly Urn[],
): PairTime | null {
  const index = locatedIndex(area, urn);
  if (index === null) return null;
  const pairs = others.flatMap((other) => {
    const to = other === urn ? null : locatedIndex(area, other);
    if (to === null) return [];
    return [judgePair(area, settings, index, to), judgePair(area, settings, to, index)];
  });
  const pair = longestPair(area, pairs);
  return pair === null ? null : pairTime(area, pair);
}

function mendedBy(
  judgement: Judgement,
  model: RepairModel,
  start: readonly Cluster[],
  { kind, urn, from, to }: Pick<RepairChange, "kind" | "urn" | "from" | "to">,
): Pick<RepairChange, "mends" | "faultOf"> {
  const by = (mends: Mended, faultOf: ClusterId | null = null) => ({ mends, faultOf });
  if (kind === "unlist") return by(to === null ? "unknown-school" : "in-two-clusters");
  if (model.wishes.leaveOut.includes(urn)) return by("takes-no-part");
  const excluded = model.excluded.find((school) => school.urn === urn);
  if (excluded !== undefined) return by(excluded.reason);
  const errorOf = (id: ClusterId | null, rules: readonly ErrorRule[], own: boolean) => {
    const isFound = (rule: ErrorRule) =>
      judgement.issues.some(
        (issue) =>
          issue.rule === rule &&
          id !== null &&
          issue.clusters.includes(id) &&
          (!own || issue.schools.includes(urn)),
      );
    const rule = rules.find(isFound);
    return rule === undefined ? undefined : by(rule, id);
  };
  const wish = brokenWish(model, start, urn, from);
  return (
    errorOf(from, MENDED_BY_LEAVING, true) ??
    (wish === undefined ? undefined : by(wish)) ??
    errorOf(to, TOO_SMALL, false) ??
    errorOf(from, TOO_SMALL, false) ??
    by(kind === "place" ? "unassigned" : "makes-room")
  );
}

function brokenWish(
  { wishes, problem }: RepairModel,
  start: readonly Cluster[],
  urn: Urn,
  from: ClusterId | null,
): Mended | undefined {
  const own = new Set(start.find(({ id }) => id === from)?.schools);
  const isMetBy = (other: Urn) => other !== urn && own.has(other);
  if (wishes.keepApart.some((set) => set.includes(urn) && set.some(isMetBy))) return "kept-apart";
  const set = problem.candidates.find(({ schools }) =>
    schools.some((school) => school.urn === urn),
  );
  const together = set?.schools ?? [];
  const isTorn = together.length > 1 && together.some((school) => !own.has(school.urn));
  return isTorn ? "kept-together" : undefined;
}
