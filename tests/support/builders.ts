import type { Area } from "../../src/domain/area.ts";
import type { DriveTimes } from "../../src/domain/drive_times.ts";
import { denseDriveTimes } from "../../src/domain/drive_times.ts";
import type { ErrorBand } from "../../src/domain/error_band.ts";
import type { Cluster, Plan } from "../../src/domain/plan.ts";
import { emptyPlan } from "../../src/domain/plan.ts";
import type { Position, School, Urn } from "../../src/domain/school.ts";
import { emptySchool } from "../../src/domain/school.ts";
import type { Bounds, JudgingSettings } from "../../src/domain/settings.ts";
import { NO_BOUNDS } from "../../src/domain/settings.ts";
import type { Speed } from "../../src/domain/speed.ts";
import { namedSpeed } from "../../src/domain/speed.ts";
import { minutes, minutesToSeconds } from "../../src/domain/units.ts";
import { seededRandom } from "./random.ts";

/** A community school with 100 pupils and a place of its own, but for what `facts` say. */
export function schoolOf(urn: Urn, facts: Partial<School> = {}): School {
  const place = Number.parseInt(urn.replace(/\D/g, ""), 10) || 0;
  return {
    ...emptySchool(urn, `School ${urn}`),
    location: [-1 + (place % 1000) / 1000, 53],
    type: "Community school",
    religiousCharacter: "Does not apply",
    pupils: { value: 100, asAt: "2026-01-15" },
    ...facts,
  };
}

/** What an area for a test is made of. */
export interface AreaParts {
  readonly schools: readonly School[];
  /** Raw seconds from each school to each, `null` for no route; on the diagonal nothing is read. */
  readonly seconds: readonly (readonly (number | null)[])[];
  readonly metres?: readonly (readonly number[])[];
  readonly band?: ErrorBand;
}

/** An area of `parts`, its times "estimate" where it has a band and "osrm" where it has none. */
export function areaOf(parts: AreaParts): Area {
  return {
    name: "test",
    title: "Test area",
    laCode: null,
    schools: parts.schools,
    driveTimes: driveTimesOf(parts),
    outline: null,
    outlineKind: "hull",
    districts: null,
    places: [],
    sources: [],
    caveats: [],
    hasDirections: false,
  };
}

function driveTimesOf({ seconds, metres, band }: AreaParts): DriveTimes {
  return denseDriveTimes({
    kind: band === undefined ? "osrm" : "estimate",
    provenance: {
      engine: "written by hand",
      version: null,
      profile: null,
      extract: null,
      madeAt: null,
      notes: null,
    },
    schoolHash: null,
    size: seconds.length,
    band: band ?? null,
    seconds: Float64Array.from(seconds.flat(), (value) => value ?? Number.POSITIVE_INFINITY),
    metres: metres === undefined ? null : Float64Array.from(metres.flat()),
  });
}

/** An area whose schools "1", "2", … are each the same raw seconds from one another, in both directions. */
export function evenArea(
  count: number,
  seconds: number,
  facts: (urn: Urn) => Partial<School> = () => ({}),
): Area {
  const urns = Array.from({ length: count }, (_, i) => String(i + 1));
  return areaOf({
    schools: urns.map((urn) => schoolOf(urn, facts(urn))),
    seconds: urns.map((from) => urns.map((to) => (from === to ? 0 : seconds))),
  });
}

/** A plan whose clusters "1", "2", … hold the given schools; `facts` are added to every cluster. */
export function planOf(clusters: readonly (readonly Urn[])[], facts: Partial<Cluster> = {}): Plan {
  return {
    ...emptyPlan("test"),
    clusters: clusters.map((schools, i) => ({
      id: String(i + 1),
      name: `Cluster ${i + 1}`,
      schools,
      ...facts,
    })),
  };
}

/** Judging settings: 45 minutes at free flow without bounds, but for what is given. */
export function settingsOf(
  given: {
    readonly ceilingMinutes?: number;
    readonly speed?: Speed;
    readonly bounds?: Partial<Bounds>;
  } = {},
): JudgingSettings {
  return {
    ceiling: minutesToSeconds(minutes(given.ceilingMinutes ?? 45)),
    ceilingReason: null,
    speed: given.speed ?? namedSpeed("free-flow"),
    bounds: { ...NO_BOUNDS, ...given.bounds },
  };
}

/** How a random area is drawn; each share is between 0 and 1. */
export interface RandomAreaShape {
  readonly schools: number;
  /** How much longer than the other way one direction may take. */
  readonly asymmetry?: number;
  readonly unreachableShare?: number;
  readonly samePointShare?: number;
  readonly withoutLocationShare?: number;
  readonly withoutPupilsShare?: number;
  readonly band?: ErrorBand;
}

/** An area of schools strewn over 60 km by 60 km, drawn from `seed` alone, with every awkwardness that `shape` asks for. */
export function randomArea(seed: number, shape: RandomAreaShape): Area {
  const random = seededRandom(seed);
  const happens = (share: number | undefined) => random() < (share ?? 0);
  const kilometres: [number, number][] = [];
  const schools = Array.from({ length: shape.schools }, (_, i) => {
    const before = kilometres.at(-1);
    const place: [number, number] =
      before !== undefined && happens(shape.samePointShare)
        ? before
        : [random() * 60, random() * 60];
    kilometres.push(place);
    return schoolOf(String(100_000 + i), {
      location: happens(shape.withoutLocationShare) ? null : positionOf(place),
      pupils: happens(shape.withoutPupilsShare)
        ? null
        : { value: 20 + Math.floor(random() * 400), asAt: "2026-01-15" },
    });
  });
  const seconds = kilometres.map(([x, y]) =>
    kilometres.map(([u, v]) => {
      if (happens(shape.unreachableShare)) return null;
      const even = Math.hypot(x - u, y - v) * 72;
      return Math.round(even * (1 + random() * (shape.asymmetry ?? 0)) * 10) / 10;
    }),
  );
  return areaOf({ schools, seconds, ...(shape.band === undefined ? {} : { band: shape.band }) });
}

function positionOf([x, y]: readonly [number, number]): Position {
  return [-1 + x / 67, 53 + y / 111];
}

/** The area's schools from west to east along strips of a tenth of a degree, cut into clusters of `size`. */
export function planOfStrips(area: Area, size: number): Plan {
  const strip = ({ location }: School) => Math.floor((location?.[1] ?? 90) * 10);
  const urns = [...area.schools]
    .sort((a, b) => strip(a) - strip(b) || (a.location?.[0] ?? 0) - (b.location?.[0] ?? 0))
    .map(({ urn }) => urn);
  const clusters: Urn[][] = [];
  for (let start = 0; start < urns.length; start += size) {
    clusters.push(urns.slice(start, start + size));
  }
  return planOf(clusters);
}
