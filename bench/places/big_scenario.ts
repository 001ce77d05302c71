import type { Area } from "../../src/domain/area.ts";
import { crowFlyKm } from "../../src/domain/crow_fly.ts";
import type { ScenarioInput } from "../../src/domain/places/applied.ts";
import { areaWithFigures } from "../../src/domain/places/area_with_figures.ts";
import type { PlaceFigures, SchoolFigures } from "../../src/domain/places/figures.ts";
import { YEAR_GROUPS } from "../../src/domain/places/figures.ts";
import type { HomeArea, ScenarioAction } from "../../src/domain/places/scenario.ts";
import { NO_NOTES } from "../../src/domain/places/scenario.ts";
import { yearGroupsOf } from "../../src/domain/places/year_groups.ts";
import type { School } from "../../src/domain/school.ts";
import { seededRandom, shuffled } from "../../tests/support/random.ts";

/** Home areas of each school whose pupils move, where homes are given. */
const HOMES = 8;

/** A made-up scenario of ten actions, six of which displace pupils, on schools near one drawn by `seed`, so that their pupils seek the same places: what is asked, not what anybody plans. */
export function bigScenario(area: Area, seed: number, withHomes: boolean): ScenarioInput {
  const random = seededRandom(seed);
  const figures = yearFigures(area, random);
  const known = area.schools.filter(({ capacity, location }) => capacity && location);
  const drawn = nearestTo(shuffled(known, random)[0], known);
  const actions = tenActions(drawn);
  return {
    area: areaWithFigures(area, figures),
    figures,
    scenario: { name: "Ten actions", actions, preferFaith: false, notes: NO_NOTES },
    homes: withHomes ? homesOf(drawn.slice(0, 6), random) : [],
    today: "2026-11-23",
  };
}

function nearestTo(first: School | undefined, schools: readonly School[]): readonly School[] {
  const away = ({ location }: School) =>
    location && first?.location ? crowFlyKm(location, first.location) : Number.POSITIVE_INFINITY;
  return [...schools].sort((a, b) => away(a) - away(b));
}

/** Year groups of every school, made up from its roll: no authority publishes them. A capacity that is not known is as large as the roll. */
function yearFigures(area: Area, random: () => number): PlaceFigures {
  return new Map(
    area.schools.flatMap((school): readonly (readonly [string, SchoolFigures])[] => {
      const roll = school.pupils?.value;
      if (roll === undefined) return [];
      const years = yearGroupsOf(school);
      const weights = years.map(() => 0.7 + random() * 0.6);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let cut = 0;
      let before = 0;
      const pupils = weights.map((weight) => {
        cut += weight;
        const upTo = Math.round((roll * cut) / total);
        const own = upTo - before;
        before = upTo;
        return own;
      });
      const yearPupils = YEAR_GROUPS.map((year) => pupils[years.indexOf(year)] ?? null);
      const capacity = school.capacity === null ? { value: roll, asAt: null } : null;
      const nothing = { pupils: null, pan: null, yearPlaces: null, planningArea: null };
      return [[school.urn, { urn: school.urn, capacity, yearPupils, ...nothing }]];
    }),
  );
}

function tenActions(drawn: readonly School[]): readonly ScenarioAction[] {
  const urn = (at: number) => drawn[at]?.urn ?? "";
  const [longitude, latitude] = drawn[6]?.location ?? [0, 0];
  const capacityOf = (at: number) => drawn[at]?.capacity?.value ?? 0;
  return [
    ...[0, 1, 2, 3, 4].map((at) => ({ type: "close", urn: urn(at) }) as const),
    { type: "merge", urns: [urn(5), urn(7)], into: urn(7), sites: 1 },
    { type: "pan", urn: urn(8), pan: 45, from: 60, firstSeptember: 2028 },
    { type: "capacity", urn: urn(9), capacity: capacityOf(9) + 30 },
    {
      type: "open",
      urn: "N1",
      name: "New school",
      longitude: longitude + 0.01,
      latitude,
      capacity: 210,
    },
    { type: "move", urn: urn(10), longitude: longitude - 0.01, latitude },
  ];
}

function homesOf(schools: readonly School[], random: () => number): readonly HomeArea[] {
  return schools.flatMap(({ urn, location, pupils }) =>
    Array.from({ length: HOMES }, (_, at) => ({
      urn,
      place: `${urn}-${at}`,
      position: [
        (location?.[0] ?? 0) + (random() - 0.5) / 10,
        (location?.[1] ?? 0) + (random() - 0.5) / 16,
      ] as const,
      yearGroup: null,
      pupils: Math.floor((pupils?.value ?? 0) / HOMES),
    })),
  );
}
