import type { Urn } from "../school.ts";
import type { DisplacedPupils, SiteChange, Stage } from "./applied.ts";
import type { YearGroup } from "./figures.ts";
import { YEAR_GROUPS } from "./figures.ts";
import type { Newcomers, SchoolState } from "./school_state.ts";

/** A stage without the pupils who came by then and are beyond the room that there is in the end. */
export function withoutPupils(
  stage: Stage,
  beyond: ReadonlyMap<Urn, readonly DisplacedPupils[]>,
): Stage {
  const schools = new Map(stage.schools);
  for (const [urn, leaving] of beyond) {
    const state = schools.get(urn);
    const gone = leaving.filter(({ september }) => september <= stage.september);
    if (state === undefined || gone.length === 0) continue;
    const isByYear = gone.every(({ yearGroup }) => yearGroup !== null);
    schools.set(urn, {
      ...state,
      roll: (state.roll ?? 0) - gone.reduce((sum, { pupils }) => sum + pupils, 0),
      yearPupils: isByYear
        ? (state.yearPupils?.map((some, year) =>
            some === null ? null : some - count(gone, year as YearGroup),
          ) ?? null)
        : null,
    });
  }
  return { ...stage, schools };
}

/** The pupils who came into a school at another site and stay there, by year group where it is known. */
export function siteChanges(
  after: ReadonlyMap<Urn, SchoolState>,
  beyond: ReadonlyMap<Urn, readonly DisplacedPupils[]>,
): readonly SiteChange[] {
  return [...after].flatMap(([to, { newcomers, years }]) =>
    newcomers
      .filter(({ changeSite }) => changeSite)
      .flatMap((some) => {
        const gone = (beyond.get(to) ?? []).filter(({ from }) => from === some.from);
        return stayersOf(some, gone).map(({ yearGroup, pupils }) => ({
          from: some.from,
          to,
          yearGroup,
          pupils,
          home: null,
          years: yearGroup === null ? years : [yearGroup],
          september: some.september,
        }));
      }),
  );
}

/** Newcomers less those who are displaced; of those displaced as one, the last years' are taken to go. */
function stayersOf(
  { pupils, byYear }: Newcomers,
  gone: readonly DisplacedPupils[],
): readonly { readonly yearGroup: YearGroup | null; readonly pupils: number }[] {
  let asOne = count(gone, null);
  const ofYears = YEAR_GROUPS.map((year) => ({
    yearGroup: year,
    pupils: (byYear?.[year] ?? 0) - count(gone, year),
  }));
  const came = (byYear ?? []).reduce((sum, some) => sum + some, 0);
  const stay = [...ofYears, { yearGroup: null, pupils: pupils - came }].reverse().map((some) => {
    const leaving = Math.min(asOne, some.pupils);
    asOne -= leaving;
    return { ...some, pupils: some.pupils - leaving };
  });
  return stay.reverse().filter((some) => some.pupils > 0);
}

function count(gone: readonly DisplacedPupils[], year: YearGroup | null): number {
  return gone.reduce((sum, { yearGroup, pupils }) => sum + (yearGroup === year ? pupils : 0), 0);
}
