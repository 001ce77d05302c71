/** The five classes of roll used by default (domain handbook §1.1: edges 75, 110, 150 and 210 pupils). */
export type SizeBand = "under-75" | "75-110" | "111-149" | "150-209" | "210-or-more";

export const SIZE_BANDS: readonly SizeBand[] = [
  "under-75",
  "75-110",
  "111-149",
  "150-209",
  "210-or-more",
];

/** The size class of a roll. Exactly 110 belongs to "75-110": the report's study set is "110 or fewer" (S-05). */
export function sizeBandOf(pupils: number): SizeBand {
  if (pupils < 75) return "under-75";
  if (pupils <= 110) return "75-110";
  if (pupils < 150) return "111-149";
  if (pupils < 210) return "150-209";
  return "210-or-more";
}
