import type { Area } from "./area.ts";
import { schoolAt } from "./area.ts";
import { effectOf } from "./effect.ts";
import type { JudgedCluster, Judgement } from "./judgement.ts";
import type { ClusterId, Move, MoveEffectThen, Plan, WorstThen } from "./plan.ts";
import type { Urn } from "./school.ts";

/** A school that is in another cluster after an edit than before; `null` for none. */
export type SchoolMove = Pick<Move, "urn" | "from" | "to">;

/** What a planner says of a move: who asked for it, why, and when. None of it has to be said. */
export type MoveWords = Pick<Move, "reason" | "role" | "date">;

/** The schools that `after` has in other clusters than `before`, in the order of the clusters that they left, then of those they came to. O(schools of the clusters that differ). */
export function schoolsMoved(before: Plan, after: Plan): readonly SchoolMove[] {
  if (before.clusters === after.clusters) return [];
  const kept = new Set(after.clusters);
  const changedBefore = before.clusters.filter((cluster) => !kept.has(cluster));
  const had = new Set(before.clusters);
  const changedAfter = after.clusters.filter((cluster) => !had.has(cluster));
  const [was, is] = [homesIn(changedBefore), homesIn(changedAfter)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((urn) => {
    const [from, to] = [was.get(urn) ?? null, is.get(urn) ?? null];
    return from === to ? [] : [{ urn, from, to }];
  });
}

function homesIn(clusters: Plan["clusters"]): ReadonlyMap<Urn, ClusterId> {
  const homes = new Map<Urn, ClusterId>();
  for (const { id, schools } of clusters) {
    for (const urn of schools) if (!homes.has(urn)) homes.set(urn, id);
  }
  return homes;
}

/** A step's moves to be kept with a plan, with what was said of them and what they did to the worst pairs of their clusters. */
export function movesToKeep(
  area: Area,
  before: Judgement,
  after: Judgement,
  moves: readonly SchoolMove[],
  words: MoveWords,
): readonly Move[] {
  const effect = effectOf(area, before, after).clusters.map(
    (changed): MoveEffectThen => ({
      cluster: changed.cluster,
      name: (changed.after ?? changed.before)?.cluster.name ?? changed.cluster,
      before: worstOf(area, changed.before),
      after: worstOf(area, changed.after),
    }),
  );
  return moves.map(({ urn, from, to }) => {
    const [fromName, toName] = [nameIn(before, from), nameIn(after, to)];
    return {
      urn,
      from,
      to,
      ...trimmed(words),
      ...(fromName === undefined ? {} : { fromName }),
      ...(toName === undefined ? {} : { toName }),
      effect: effect.filter(({ cluster }) => cluster === from || cluster === to),
    };
  });
}

/** An edit that keeps moves with a plan. */
export function keepMoves(moves: readonly Move[]): (plan: Plan) => Plan {
  return (plan) => (moves.length === 0 ? plan : { ...plan, moves: [...plan.moves, ...moves] });
}

/** An edit that says something else of kept moves; no change where the plan has none of them. */
export function rewordMoves(moves: readonly Move[], words: MoveWords): (plan: Plan) => Plan {
  const asked = new Set(moves);
  const said = trimmed(words);
  return (plan) =>
    plan.moves.some((move) => asked.has(move))
      ? {
          ...plan,
          moves: plan.moves.map((move) => (asked.has(move) ? { ...move, ...said } : move)),
        }
      : plan;
}

/** An edit that forgets kept moves and what was said of them; the schools stay where they are. */
export function forgetMoves(moves: readonly Move[]): (plan: Plan) => Plan {
  const asked = new Set(moves);
  return (plan) => {
    const kept = plan.moves.filter((move) => !asked.has(move));
    return kept.length === plan.moves.length ? plan : { ...plan, moves: kept };
  };
}

/** The latest kept move of each of `moves`; none for those of which nothing is kept. */
export function keptOf(moves: readonly SchoolMove[], { moves: kept }: Plan): readonly Move[] {
  return moves.flatMap(
    ({ urn, from, to }) =>
      kept.findLast((move) => move.urn === urn && move.from === from && move.to === to) ?? [],
  );
}

/** Kept moves by what was said: those that were kept together, with the same words, are one entry. */
export function sameWords(moves: readonly Move[]): readonly (readonly Move[])[] {
  const sets: Move[][] = [];
  for (const move of moves) {
    const last = sets.at(-1);
    const first = last?.[0];
    const isSame =
      first !== undefined &&
      first.reason === move.reason &&
      first.role === move.role &&
      first.date === move.date &&
      !last?.some(({ urn }) => urn === move.urn);
    if (isSame) last?.push(move);
    else sets.push([move]);
  }
  return sets;
}

function trimmed({ reason, role, date }: MoveWords): MoveWords {
  return { reason: reason.trim(), role: role.trim(), date };
}

function nameIn({ clusters }: Judgement, id: ClusterId | null): string | undefined {
  return clusters.find(({ cluster }) => cluster.id === id)?.cluster.name;
}

function worstOf(area: Area, judged: JudgedCluster | null): WorstThen | null {
  const worst = judged?.worst ?? null;
  if (worst === null) return null;
  return {
    from: schoolAt(area, worst.from).urn,
    to: schoolAt(area, worst.to).urn,
    seconds: Number.isFinite(worst.seconds) ? worst.seconds : null,
    ...(worst.high > worst.low ? { estimated: true } : {}),
    verdict: worst.verdict,
  };
}
