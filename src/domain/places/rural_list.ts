import type { Urn } from "../school.ts";

/** The yearly list of schools that are designated as rural primary schools (EIA 2006 s.15(7)(b)). */
export interface RuralList {
  /** The year of the Order; `null` where the list does not say. */
  readonly year: number | null;
  readonly urns: ReadonlySet<Urn>;
}
