import type { Urn } from "../school.ts";
import type {
  Displaced,
  Evidence,
  PartnershipImpact,
  Places,
  ScenarioOutcome,
  SchoolPlaces,
  UnplacedPupils,
} from "./outcome.ts";
import type { SmallCount } from "./suppress.ts";
import { suppressedSums } from "./suppress.ts";

/** A number of pupils, or "c" where it is small or would tell one that is (the Department's mark for a confidential number). */
export type SharedCount = number | "c";

/** What follows from a scenario as it may be shared: no small number of pupils, nor anything that it could be worked out from. */
export interface SharedOutcome
  extends Pick<ScenarioOutcome, "before" | "after" | "rules" | "rural" | "timetables"> {
  /** A number of pupils up to this is not shown. */
  readonly suppressedTo: SmallCount;
  /** Totals alone. */
  readonly years: readonly (Places & { readonly september: number })[];
  readonly schools: readonly {
    readonly urn: Urn;
    readonly before: SchoolPlaces | null;
    readonly after: (Omit<SchoolPlaces, "roll"> & { readonly roll: SharedCount | null }) | null;
  }[];
  /** `null` where the numbers are so small that no choice of them hides the others. */
  readonly displaced:
    | readonly (Omit<Displaced, "pupils"> & { readonly pupils: SharedCount })[]
    | null;
  /** The pupils of all year groups who go from one school to another; `null` as above. */
  readonly displacedTotals:
    | readonly { readonly from: Urn; readonly to: Urn; readonly pupils: SharedCount }[]
    | null;
  readonly unplaced: readonly (Omit<UnplacedPupils, "pupils"> & { readonly pupils: SharedCount })[];
  readonly partnerships: readonly (Omit<PartnershipImpact, "rolls"> & {
    readonly rolls: readonly { readonly urn: Urn; readonly pupils: SharedCount }[];
  })[];
  readonly evidence: readonly Evidence[];
  /** Without their numbers of pupils. */
  readonly flags: readonly { readonly id: string; readonly urn: Urn }[];
}

/** `outcome` with every number of 1 to `most` pupils hidden, and what would tell it. Times and lengths that are means over pupils go with them. */
export function sharedOutcome(outcome: ScenarioOutcome, most: SmallCount): SharedOutcome {
  const hiding = hidingOf(outcome, most);
  const shown = (id: string, pupils: number): SharedCount => (hiding.hides(id) ? "c" : pupils);
  const isHiding = hiding.isAll || hiding.hidden.size > 0;
  const { before, after, rules, rural, timetables } = outcome;
  return {
    suppressedTo: most,
    before,
    after,
    years: outcome.years.map(({ bySchool: _, ...totals }) => totals),
    schools: outcome.schools.map((school) => ({
      ...school,
      after:
        school.after === null || school.after.roll === null
          ? school.after
          : { ...school.after, roll: shown(rollId(school.urn), school.after.roll) },
    })),
    displaced: hiding.isAll
      ? null
      : outcome.displaced.map((row, i) => ({
          ...row,
          pupils: shown(`displaced ${i}`, row.pupils),
        })),
    displacedTotals: hiding.isAll
      ? null
      : hiding.pairs.map(({ id, from, to, pupils }) => ({ from, to, pupils: shown(id, pupils) })),
    unplaced: outcome.unplaced.map((row, i) => ({
      ...row,
      pupils: shown(`unplaced ${i}`, row.pupils),
    })),
    partnerships: outcome.partnerships.map((impact) => ({
      ...impact,
      rolls: impact.rolls.map(({ urn, pupils }) => ({ urn, pupils: shown(rollId(urn), pupils) })),
    })),
    evidence: outcome.evidence.map((evidence) => sharedEvidence(evidence, most, isHiding)),
    rural,
    timetables,
    rules,
    flags: outcome.flags.map(({ id, urn }) => ({ id, urn })),
  };
}

interface Hiding {
  readonly hidden: ReadonlySet<string>;
  /** Whether no choice hides what must be hidden. */
  readonly isAll: boolean;
  readonly pairs: readonly {
    readonly id: string;
    readonly from: Urn;
    readonly to: Urn;
    readonly pupils: number;
  }[];
  hides(id: string): boolean;
}

function rollId(urn: Urn): string {
  return `roll ${urn}`;
}

/** What is hidden among the flows, their sums by schools, the rolls that they change and the pupils without a place. */
function hidingOf({ displaced, schools, unplaced }: ScenarioOutcome, most: SmallCount): Hiding {
  const rows = [
    ...displaced.map(({ from, to, pupils }, i) => ({ id: `displaced ${i}`, from, to, pupils })),
    ...unplaced.map(({ from, pupils }, i) => ({ id: `unplaced ${i}`, from, to: null, pupils })),
  ];
  const sumsBy = (keyOf: (row: (typeof rows)[number]) => string | null) => {
    const places = new Map<string, number[]>();
    for (const [at, row] of rows.entries()) {
      const key = keyOf(row);
      if (key !== null) places.set(key, [...(places.get(key) ?? []), at]);
    }
    return Array.from(places, ([id, of]) => ({ id, of }));
  };
  const pairs = sumsBy(({ from, to }) => (to === null ? null : `from ${from} to ${to}`));
  const rolls = sumsBy(({ to }) => (to === null ? null : rollId(to)));
  const hidden = suppressedSums(
    {
      counts: rows.map(({ pupils }) => pupils),
      sums: [...rows.map(({ id }, at) => ({ id, of: [at] })), ...pairs, ...rolls],
      // A published roll less its pupils without a place, whom the area's rolls tell of, and each of the two.
      known: [
        ...sumsBy(({ from, to }) => `${from} ${to === null}`),
        ...sumsBy(({ to }) => String(to === null)),
      ].map(({ of }) => of),
      // No school has more come than it has room for, which its capacity and roll tell.
      atMost: schools.flatMap(({ urn, after }) => {
        const of = rolls.find(({ id }) => id === rollId(urn))?.of;
        if (of === undefined || after === null) return [];
        const left = Math.max(0, (after.capacity ?? 0) - (after.roll ?? 0));
        return [{ of, most: of.reduce((sum, at) => sum + (rows[at]?.pupils ?? 0), 0) + left }];
      }),
    },
    most,
  );
  return {
    hidden: hidden ?? new Set(),
    isAll: hidden === null,
    pairs: pairs.map(({ id, of }) => {
      const { from = "", to = null } = rows[of[0] ?? 0] ?? {};
      const pupils = of.reduce((sum, at) => sum + (rows[at]?.pupils ?? 0), 0);
      return { id, from, to: to ?? "", pupils };
    }),
    hides: (id) => (hidden === null ? true : hidden.has(id)),
  };
}

/** The computed figures that count pupils. */
const COUNTS = [
  "pupils",
  "beyondWalkingScreen",
  "distanceNotKnown",
  "beyondChildGuide",
  "withoutRoute",
];
/** Those that are means or sums over pupils: with the times of the drives they would tell how many take each. */
const SUMS = ["meanSecondsBefore", "meanSecondsAfter", "extraMetresAYear"];

function sharedEvidence(evidence: Evidence, most: SmallCount, isHiding: boolean): Evidence {
  if (evidence.computed === null) return evidence;
  const all = Number(evidence.computed["pupils"] ?? 0);
  const isSmall = (value: number) => value >= 1 && value <= most;
  const computed = Object.entries(evidence.computed).map(([name, value]) => {
    const isCount = COUNTS.includes(name) && typeof value === "number";
    const hides = isCount
      ? isSmall(value) || isSmall(all - value)
      : SUMS.includes(name) && value !== null && isHiding;
    return [name, hides ? "c" : value] as const;
  });
  return { ...evidence, computed: Object.fromEntries(computed) };
}
