import type { Reply } from "./asker.ts";

/**
 * Which of a question's `places` OSRM found no road for; `null` where the reply does not say. It counts places from 0:
 * "Could not find a matching segment for coordinate 3".
 */
export function placeWithoutRoad(
  reply: Exclude<Reply<unknown>, { readonly kind: "ok" }>,
  places: readonly string[],
): string | null {
  if (reply.kind !== "refused" || reply.code !== "NoSegment") return null;
  const index = /coordinate (\d+)/.exec(reply.message)?.[1];
  return index === undefined ? null : (places[Number(index)] ?? null);
}
