/** Mean year group at and above which a primary school is not sparse (SI 2022/27, schedule 3, paragraph 14(2)(b)). */
const MOST_IN_YEAR = 21.4;

/** The least distance that an authority may set, 2 miles, in metres (paragraph 14(2)(a)). */
const SET_DISTANCE_METRES = 3218.688;

/** Binary floating point at the exclusive edge of 80 %. */
const TOLERANCE_METRES = 1e-6;

/** The weights of the sparsity factor. `weight` is 0 where a school is not eligible. */
export interface SparsityWeight {
  readonly isEligible: boolean;
  readonly meanYear: number;
  readonly yearWeight: number;
  readonly distanceWeight: number;
  readonly weight: number;
}

/**
 * The tapered sparsity weight of `pupils` in `yearGroups` years, `metres` by road from the second nearest compatible school
 * (SI 2022/27, schedule 3, paragraph 14(3)(c) and (4)(b)): year weight 1 below half of 21.4, distance weight 1 from the set
 * distance on, both falling to 0.
 */
export function sparsityWeight(
  pupils: number,
  yearGroups: number,
  metres: number,
  setMetres: number = SET_DISTANCE_METRES,
): SparsityWeight {
  const meanYear = pupils / yearGroups;
  const half = MOST_IN_YEAR / 2;
  const yearWeight = meanYear < half ? 1 : Math.max(0, 1 - (meanYear - half) / half);
  const least = 0.8 * setMetres;
  const isFar = metres > least + TOLERANCE_METRES;
  const distanceWeight =
    metres >= setMetres ? 1 : Math.max(0, 1 - (setMetres - metres) / (setMetres - least));
  const isEligible = isFar && meanYear < MOST_IN_YEAR;
  return {
    isEligible,
    meanYear,
    yearWeight,
    distanceWeight,
    weight: isEligible ? yearWeight * distanceWeight : 0,
  };
}
