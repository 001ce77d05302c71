import type { School } from "../school.ts";
import type { YearGroup } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";

/** The age at which Reception begins; a school's younger pupils are in its nursery. */
export const RECEPTION_AGE = 4;

/**
 * The lowest age of some schools that take Reception, in which children turn 5: compulsory school age begins then. Source:
 * docs/data-sources.md#displaced-pupils.
 */
const COMPULSORY_AGE = 5;

/** Where a school's ages are not supplied, it is an all-age primary school. */
const LEAVING_AGE = 11;

/**
 * The year groups from Reception to Year 6 that a school takes, ascending: those from its low age to the year before its
 * high age (domain handbook §2.4: infant 4 to 7, junior 7 to 11; never assume seven). Empty for a nursery or a secondary school.
 */
export function yearGroupsOf({
  lowAge,
  highAge,
}: Pick<School, "lowAge" | "highAge">): readonly YearGroup[] {
  const first = firstAge(lowAge) - RECEPTION_AGE;
  const end = (highAge ?? LEAVING_AGE) - RECEPTION_AGE;
  return YEAR_GROUPS.filter((year) => year >= first && year < end);
}

/** How many year groups a school's places are for, those above Year 6 too; 0 for a nursery. */
export function yearGroupCount({ lowAge, highAge }: Pick<School, "lowAge" | "highAge">): number {
  return Math.max(0, (highAge ?? LEAVING_AGE) - firstAge(lowAge));
}

function firstAge(lowAge: number | null): number {
  return lowAge === null || lowAge <= COMPULSORY_AGE ? RECEPTION_AGE : lowAge;
}

/** `total` shared out over `count` year groups in whole numbers that add up to it, the first ones one more (largest remainder). */
export function sharedOut(total: number, count: number): readonly number[] {
  const each = Math.floor(total / count);
  return Array.from({ length: count }, (_, i) => each + (i < total - each * count ? 1 : 0));
}
