import { isClose } from "./check_plan.ts";
import type { CheckProblem, Claims } from "./claims.ts";
import type { Instance } from "./instance.ts";
import type { AskedWish } from "./wish_rules.ts";

/**
 * What a proposal says of its wishes, worked out afresh: its travel, and of each wish its weight, its price and how far it is met.
 * What a wish costs in travel was found by solving without it, and is only looked at for making sense.
 */
export function wishProblems(instance: Instance, claims: Claims): readonly CheckProblem[] {
  const asked = instance.rules.wishes;
  const told = claims.wishes ?? [];
  const problems: CheckProblem[] = [];
  const wrong = (what: string, claimed: unknown, found: unknown) => {
    problems.push({ what, claimed, found });
  };
  if (asked.length > 0 && claims.objective.kind !== "travel") {
    wrong("request.wishes", claims.objective.kind, "only travel takes wishes");
  }
  if (asked.length === 0 || claims.clusters.length === 0) {
    if (told.length > 0) wrong("wishes", told.length, "nothing was wished");
    return problems;
  }
  const travel = travelOf(instance, claims);
  if (claims.travel === undefined || !isClose(claims.travel, travel)) {
    wrong("travel", claims.travel, travel);
  }
  const names = asked.map(({ name }) => name).join();
  if (told.map(({ name }) => name).join() !== names) {
    wrong("wishes", told.map(({ name }) => name).join(), names);
    return problems;
  }
  for (const [at, wish] of asked.entries()) {
    const said = told[at];
    if (said === undefined) continue;
    const what = `wish ${wish.name}`;
    const ideal = wish.name === "short-drives" ? wish.idealSeconds : undefined;
    if (said.weight !== wish.weight) wrong(`${what} weight`, said.weight, wish.weight);
    if (said.idealSeconds !== ideal) wrong(`${what} idealSeconds`, said.idealSeconds, ideal);
    const { price, count, of } = factsOf(instance, claims, wish.name);
    if (!isClose(said.price, price)) wrong(`${what} price`, said.price, price);
    if (said.met.count !== count) wrong(`${what} met.count`, said.met.count, count);
    if (said.met.of !== of) wrong(`${what} met.of`, said.met.of, of);
    const cost = said.travelCost;
    if (cost !== null && cost.high !== null && cost.low > cost.high) {
      wrong(`${what} travelCost`, cost, "its low end is above its high end");
    }
  }
  return problems;
}

function pairsOf(
  instance: Instance,
  claims: Claims,
): { readonly mean: number; readonly a: number; readonly b: number }[] {
  return claims.clusters.flatMap(({ schools }) => {
    const members = schools.flatMap((urn) => instance.indexOf(urn) ?? []);
    return members.flatMap((a, at) =>
      members.slice(at + 1).map((b) => ({ a, b, mean: instance.meanSeconds(a, b) })),
    );
  });
}

function travelOf(instance: Instance, claims: Claims): number {
  return pairsOf(instance, claims).reduce((sum, { mean }) => sum + mean, 0);
}

function factsOf(instance: Instance, claims: Claims, name: AskedWish["name"]) {
  const { rules } = instance;
  const wish = rules.wishes.find((each) => each.name === name);
  const weight = wish?.weight ?? 0;
  const lists = claims.clusters.map(({ schools }) => [
    ...new Set(schools.flatMap((urn) => instance.partOf.get(urn) ?? [])),
  ]);
  if (wish?.name === "each-kind" || wish?.name === "joined-up") {
    const test = wish.name === "each-kind" ? rules.lacksKind : rules.isInPieces;
    const count = lists.filter(test).length;
    return { price: count * weight, count, of: lists.length };
  }
  const pairs = pairsOf(instance, claims);
  if (wish?.name === "short-drives") {
    const beyond = pairs.filter(({ mean }) => mean > wish.idealSeconds);
    const over = beyond.reduce((sum, { mean }) => sum + mean - wish.idealSeconds, 0);
    return { price: weight * over, count: beyond.length, of: pairs.length };
  }
  const today = wish?.name === "close-to-today" ? wish.today : [];
  const urn = (index: number) => instance.area.schools[index]?.urn ?? "";
  const isNew = ({ a, b }: { readonly a: number; readonly b: number }) =>
    !today.some((schools) => schools.includes(urn(a)) && schools.includes(urn(b)));
  const count = pairs.filter(isNew).length;
  return { price: count * weight, count, of: pairs.length };
}
