/** How full a school is, in the classes of the map's overlay: places unfilled, or more pupils than places. */
export type UnfilledClass = "over" | "full" | "1-9" | "10-29" | "30-59" | "60-or-more";

export const UNFILLED_CLASSES: readonly UnfilledClass[] = [
  "over",
  "full",
  "1-9",
  "10-29",
  "30-59",
  "60-or-more",
];

/** The class of a roll against a capacity; `null` where either is not known. 30 places is one class of children. */
export function unfilledClassOf(
  pupils: number | null,
  capacity: number | null,
): UnfilledClass | null {
  if (pupils === null || capacity === null) return null;
  const unfilled = capacity - pupils;
  if (unfilled < 0) return "over";
  if (unfilled === 0) return "full";
  if (unfilled < 10) return "1-9";
  if (unfilled < 30) return "10-29";
  return unfilled < 60 ? "30-59" : "60-or-more";
}
