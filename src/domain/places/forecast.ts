import type { YearGroup } from "./figures.ts";

/** One line of a pupil forecast, as the authority gives it: a planning area, a year group and the school year that begins in a September. */
export interface ForecastRow {
  readonly planningArea: string;
  /** `null` where all year groups are one line. */
  readonly yearGroup: YearGroup | null;
  readonly september: number;
  /** Pupils who are expected. */
  readonly demand: number;
  /** Pupils who are expected of new housing; `null` where not given. */
  readonly housing: number | null;
  /** Whether the line says that its housing pupils are to be counted on top of its demand. */
  readonly countsHousing: boolean;
  /** Places there are, places that are planned and places that are to go; `null` where not given. */
  readonly existing: number | null;
  readonly additional: number | null;
  readonly removed: number | null;
}
