import type { School } from "../../domain/school.ts";
import type { SchoolFilter } from "../../domain/school_filter.ts";
import type { Wishes } from "../wishes.ts";

/** Which schools are meant by each way of taking part; `null` where nothing was said. */
export interface WhoTakesPart {
  readonly mustPlace: SchoolFilter | null;
  readonly mayJoin: SchoolFilter | null;
  readonly leaveOut: SchoolFilter | null;
}

/**
 * Who of `schools` may join and who is left out. Leaving out comes first, then having to be placed, then joining. A school
 * that nothing is said of must be placed; where it is said who must be, it may join.
 */
export function whoTakesPart(
  schools: readonly School[],
  who: WhoTakesPart,
): Pick<Wishes, "mayJoin" | "leaveOut"> {
  const leaveOut = schools.filter((school) => who.leaveOut?.(school) === true);
  const mayJoin = schools.filter((school) => {
    if (who.leaveOut?.(school) === true || who.mustPlace?.(school) === true) return false;
    return who.mustPlace !== null || who.mayJoin?.(school) === true;
  });
  return { mayJoin: mayJoin.map(({ urn }) => urn), leaveOut: leaveOut.map(({ urn }) => urn) };
}
