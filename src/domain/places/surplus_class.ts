import type { School } from "../school.ts";
import { placesOf, schoolPlaces } from "./places_of.ts";
import type { SurplusMark, SurplusThresholds } from "./thresholds.ts";
import { surplusMark } from "./thresholds.ts";

/** How full a school is by the local thresholds, in the classes of the map's overlay. */
export type SurplusClass = "over" | Exclude<SurplusMark, "not-known">;

export const SURPLUS_CLASSES: readonly SurplusClass[] = [
  "over",
  "below",
  "share-reached",
  "share-and-places-reached",
];

/** The class of a school; `null` where its capacity or its roll is not known, or it has no places to take a share of. */
export function surplusClassOf(school: School, thresholds: SurplusThresholds): SurplusClass | null {
  const places = placesOf([schoolPlaces(school)]);
  if (places.over > 0) return "over";
  const mark = surplusMark(places, thresholds);
  return mark === "not-known" ? null : mark;
}
