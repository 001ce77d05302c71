import type { MadeUpRoads } from "./made_up_roads.ts";
import { BANNED, BOLLARD } from "./made_up_roads.ts";

/** What a route of the oracle takes. */
export interface OracleRoute {
  readonly seconds: number;
  readonly metres: number;
}

interface Exit {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly metres: number;
  /** Compass degrees. */
  readonly bearing: number;
}

/** Answers with the fastest route between two points; `null` where there is none. */
export type RoadOracle = (from: number, to: number) => OracleRoute | null;

/**
 * The fastest route between two points of made-up roads, by trying every step from the nearest onwards: each piece at its own
 * speed, each turn at OSRM's cost for driving on the left (up to 7.5 s where more than two roads meet), no U-turn, no banned
 * turn. As plain as can be, and shares nothing with the engine or with our reading of tags.
 */
export function createRoadOracle(roads: MadeUpRoads): RoadOracle {
  const exits = exitsOf(roads);
  const meeting = roadsMeeting(roads);
  return (from, to) => fastest(exits, meeting, from, to);
}

function fastest(
  exits: readonly Exit[],
  meeting: ReadonlyMap<number, number>,
  from: number,
  to: number,
): OracleRoute | null {
  if (from === to) return { seconds: 0, metres: 0 };
  const best = new Map<Exit, number>();
  const open: { exit: Exit; seconds: number; metres: number }[] = exits
    .filter((exit) => exit.from === from)
    .map((exit) => ({ exit, seconds: exit.seconds, metres: exit.metres }));
  for (;;) {
    open.sort((a, b) => a.seconds - b.seconds);
    const next = open.shift();
    if (next === undefined) return null;
    if (next.exit.to === to) return { seconds: next.seconds, metres: next.metres };
    if ((best.get(next.exit) ?? Number.POSITIVE_INFINITY) <= next.seconds) continue;
    best.set(next.exit, next.seconds);
    for (const exit of exits) {
      if (exit.from !== next.exit.to || exit.to === next.exit.from) continue;
      if (isBanned(next.exit, exit)) continue;
      const turn = (meeting.get(exit.from) ?? 0) > 2 ? turnSeconds(next.exit, exit) : 0;
      const seconds = next.seconds + turn + exit.seconds;
      open.push({ exit, seconds, metres: next.metres + exit.metres });
    }
  }
}

function exitsOf({ nodes, ways }: MadeUpRoads): readonly Exit[] {
  const placeOf = new Map(nodes.map((node) => [node.id, node]));
  return ways.flatMap(({ refs, forward, backward, minutes }) =>
    refs.slice(1).flatMap((to, i): Exit[] => {
      const from = refs[i] ?? 0;
      const [a, b] = [placeOf.get(from), placeOf.get(to)];
      if (a === undefined || b === undefined || from === BOLLARD || to === BOLLARD) return [];
      const east = (b.longitude - a.longitude) * 111_195 * Math.cos((a.latitude * Math.PI) / 180);
      const north = (b.latitude - a.latitude) * 111_195;
      const metres = Math.hypot(east, north);
      const bearing = (Math.atan2(east, north) * 180) / Math.PI;
      const secondsAt = (speed: number) =>
        minutes === undefined ? (3.6 * metres) / speed : 60 * minutes;
      const exits = [
        { from, to, metres, bearing, seconds: secondsAt(forward) },
        { from: to, to: from, metres, bearing: bearing + 180, seconds: secondsAt(backward) },
      ];
      return exits.filter(({ seconds }) => Number.isFinite(seconds));
    }),
  );
}

/** At how many roads for cars each point lies. */
function roadsMeeting({ ways }: MadeUpRoads): ReadonlyMap<number, number> {
  const count = new Map<number, number>();
  for (const { refs, forward, backward, minutes } of ways) {
    if (forward + backward === 0 && minutes === undefined) continue;
    refs.forEach((ref, i) => {
      const ends = i === 0 || i === refs.length - 1 ? 1 : 2;
      count.set(ref, (count.get(ref) ?? 0) + ends);
    });
  }
  return count;
}

function isBanned(before: Exit, after: Exit): boolean {
  const { from, via, to } = BANNED;
  return before.from === from[0] && before.to === via && after.to === to;
}

/** OSRM's car profile, process_turn, with left_hand_driving: a sigmoid of the angle that is higher for turns to the right. */
function turnSeconds(before: Exit, after: Exit): number {
  const right = ((after.bearing - before.bearing + 540) % 360) - 180;
  const bias = right >= 0 ? 1.075 : 1 / 1.075;
  return 7.5 / (1 + Math.exp(-(((13 * bias) / 180) * Math.abs(right) - 6.5 / bias)));
}
