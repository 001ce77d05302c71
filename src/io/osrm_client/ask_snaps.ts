import type { Position } from "../../domain/school.ts";
import type { Snap } from "../routing_engine.ts";
import { readNearest, readSources } from "./answers.ts";
import type { Asker } from "./asker.ts";
import { placeText } from "./place_text.ts";
import { placeWithoutRoad } from "./place_without_road.ts";
import { refusal } from "./refusal.ts";
import { tableQuestion } from "./table_part.ts";

/** As many places as fit into an address of 2 kB, with one destination: far below any table limit worth having. */
const PLACES_AT_ONCE = 99;

/** The nearest point of the roads, by the `nearest` service; `null` where there is none. */
export async function askNearest(
  asker: Asker,
  place: Position,
  signal: AbortSignal,
): Promise<Snap | null> {
  const path = `nearest/v1/driving/${placeText(place)}?number=1`;
  const reply = await asker.ask(path, readNearest, signal);
  if (reply.kind === "ok") return reply.value;
  if (reply.kind === "refused" && reply.code === "NoSegment") return null;
  throw refusal(reply);
}

/**
 * Where drive times from and to each of `places` really start, in their order; `null` for a place without a road. It is the
 * `table` service that says so: with several places it passes over pieces of road that are cut off from the rest, and
 * without a word moves what `nearest` had found on one of them (OSRM issues 5834, 6629). Every question has the first place
 * in it, and the questions follow from `places` alone, so that the same places get the same answer.
 */
export async function askSnaps(
  asker: Asker,
  places: readonly Position[],
  signal: AbortSignal,
): Promise<readonly (Snap | null)[]> {
  const [first] = places;
  if (first === undefined) return [];
  const starts = Array.from(
    { length: Math.ceil(places.length / PLACES_AT_ONCE) },
    (_, i) => i * PLACES_AT_ONCE,
  );
  const found = await Promise.all(
    starts.map((start) =>
      askTogether(asker, places.slice(start, start + PLACES_AT_ONCE), first, signal),
    ),
  );
  return found.flat();
}

async function askTogether(
  asker: Asker,
  places: readonly Position[],
  first: Position,
  signal: AbortSignal,
): Promise<readonly (Snap | null)[]> {
  const texts = places.map(placeText);
  const roadless = new Set<string>();
  for (;;) {
    const sources = texts.filter((text) => !roadless.has(text));
    const destination = roadless.has(placeText(first)) ? sources[0] : placeText(first);
    if (destination === undefined) return places.map(() => null);
    const question = tableQuestion(sources, [destination]);
    if (question.places.length === 1) break;
    const read = (json: Parameters<typeof readSources>[0]) => readSources(json, sources.length);
    const reply = await asker.ask(question.path, read, signal);
    if (reply.kind === "ok" && reply.value !== null) {
      const snaps = reply.value;
      let next = 0;
      return texts.map((text) => (roadless.has(text) ? null : (snaps[next++] ?? null)));
    }
    const missing = reply.kind === "ok" ? null : placeWithoutRoad(reply, question.places);
    if (missing === null) break;
    roadless.add(missing);
  }
  return Promise.all(places.map((place) => askNearest(asker, place, signal)));
}
