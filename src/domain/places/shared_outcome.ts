import type { Urn } from "../school.ts";
import type { Seconds } from "../units.ts";
import type {
  Displaced,
  Evidence,
  PartnershipImpact,
  ScenarioOutcome,
  SchoolPlaces,
  UnplacedPupils,
} from "./outcome.ts";
import type { HiddenKinds, SharedSparsity, SharedTravel } from "./shared_figures.ts";
import { sharedEvidence, sharedSparsity, sharedTravel } from "./shared_figures.ts";
import type { SharedPlaces } from "./shared_places.ts";
import { sharedPlaces } from "./shared_places.ts";
import { hiddenSwaps, isThereAfter } from "./shared_swaps.ts";
import type { CountTable, SmallCount } from "./suppress.ts";
import { suppressedSums } from "./suppress.ts";

/** A number of pupils, or "c" where it is small or would tell one that is (the Department's mark for a confidential number). */
export type SharedCount = number | "c";

/** What follows from a scenario as it may be shared: no small number of pupils, nor anything that it could be worked out from. */
export interface SharedOutcome
  extends Pick<ScenarioOutcome, "before" | "rules" | "rural" | "timetables"> {
  /** A number of pupils up to this is not shown; `null` where every number is, for use inside the authority alone. */
  readonly suppressedTo: SmallCount | null;
  readonly after: SharedPlaces;
  /** Totals alone. */
  readonly years: readonly (SharedPlaces & { readonly september: number })[];
  readonly schools: readonly {
    readonly urn: Urn;
    readonly before: SchoolPlaces | null;
    readonly after: (Omit<SchoolPlaces, "roll"> & { readonly roll: SharedCount | null }) | null;
  }[];
  /** `null` where the numbers are so small that no choice of them hides the others. */
  readonly displaced:
    | readonly (Omit<Displaced, "pupils" | "seconds"> & {
        readonly pupils: SharedCount;
        readonly seconds: Seconds | "c";
      })[]
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
  readonly travel: SharedTravel;
  readonly sparsity: readonly SharedSparsity[];
  /** Without their numbers of pupils. */
  readonly flags: readonly { readonly id: string; readonly urn: Urn }[];
}

/**
 * `outcome` with every number of 1 to `most` pupils hidden, and what would tell it: times and lengths that are means over pupils
 * go with them. With `null` nothing is hidden: that is not to be shared.
 */
export function sharedOutcome(outcome: ScenarioOutcome, most: SmallCount | null): SharedOutcome {
  const hiding = hidingOf(outcome, most);
  const swaps = most === null ? new Set<Urn>() : hiddenSwaps(outcome, hiding.unsure, most);
  const hidesRoll = (urn: Urn) => hiding.hides(rollId(urn)) || swaps.has(urn);
  const shown = (id: string, pupils: number): SharedCount => (hiding.hides(id) ? "c" : pupils);
  const shownRoll = (urn: Urn, pupils: number): SharedCount => (hidesRoll(urn) ? "c" : pupils);
  const hidden: HiddenKinds = {
    any: hiding.isAll || hiding.hidden.size > 0 || swaps.size > 0,
    movers: swaps.size > 0,
  };
  const unsure = new Set([...hiding.unsure, ...swaps]);
  const travel = most === null ? outcome.travel : sharedTravel(outcome.travel, most, hidden);
  const schools = outcome.schools.map((school) => ({
    ...school,
    after:
      school.after === null || school.after.roll === null
        ? school.after
        : { ...school.after, roll: shownRoll(school.urn, school.after.roll) },
  }));
  const rollsAfter = new Map(schools.map(({ urn, after }) => [urn, after?.roll ?? null]));
  const { before, rural, timetables } = outcome;
  return {
    suppressedTo: most,
    before,
    after: sharedPlaces(outcome, unsure, outcome.after, afterOf(outcome)),
    years: outcome.years.map(({ bySchool, september, ...totals }) => {
      const at = new Map(bySchool.map((school) => [school.urn, school]));
      return { september, ...sharedPlaces(outcome, unsure, totals, at) };
    }),
    schools,
    displaced: hiding.isAll
      ? null
      : outcome.displaced.map((row, i) => ({
          ...row,
          pupils: shown(`displaced ${i}`, row.pupils),
          seconds: row.fromHome && hiding.hides(`displaced ${i}`) ? "c" : row.seconds,
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
      rolls: impact.rolls.map(({ urn, pupils }) => ({ urn, pupils: shownRoll(urn, pupils) })),
    })),
    evidence: outcome.evidence.map((evidence) => sharedEvidence(evidence, travel)),
    travel,
    sparsity: outcome.sparsity.map((screen) =>
      sharedSparsity(screen, rollsAfter.get(screen.urn) ?? null),
    ),
    rural,
    timetables,
    ...withoutFlagsOf(outcome, (urn) => unsure.has(urn) || hidesRoll(urn)),
  };
}

/** What is to be looked at without the schools whose numbers are hidden: a flag, or none, says whether they are above a limit. */
function withoutFlagsOf(
  { flags, rules }: ScenarioOutcome,
  isHidden: (urn: Urn) => boolean,
): Pick<SharedOutcome, "flags" | "rules"> {
  return {
    flags: flags.filter(({ urn }) => !isHidden(urn)).map(({ id, urn }) => ({ id, urn })),
    rules: rules.flatMap((rule) => {
      if (rule.id !== "infant-class") return rule;
      const urns = rule.urns.filter((urn) => !isHidden(urn));
      return urns.length === 0 ? [] : { ...rule, urns };
    }),
  };
}

function afterOf({ schools }: ScenarioOutcome): ReadonlyMap<Urn, SchoolPlaces> {
  return new Map(schools.flatMap(({ urn, after }) => (after === null ? [] : [[urn, after]])));
}

interface Hiding {
  readonly hidden: ReadonlySet<string>;
  /** Whether no choice hides what must be hidden. */
  readonly isAll: boolean;
  /** The schools whose numbers of newcomers, in all or from one school, are not all shown. */
  readonly unsure: ReadonlySet<Urn>;
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
function hidingOf(
  { displaced, schools, unplaced }: ScenarioOutcome,
  most: SmallCount | null,
): Hiding {
  const rows = [
    ...displaced.map((row, i) => ({ ...row, id: `displaced ${i}` })),
    ...unplaced.map((row, i) => ({ ...row, id: `unplaced ${i}`, to: null })),
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
  const isThere = isThereAfter(schools);
  // Nowhere shown, but a small one is not to be worked out either.
  const years = sumsBy(({ from, to, yearGroup }) => `year ${yearGroup} ${from} ${to === null}`);
  const table: CountTable = {
    counts: rows.map(({ pupils }) => pupils),
    sums: [...rows.map(({ id }, at) => ({ id, of: [at] })), ...pairs, ...rolls, ...years],
    // The published roll of a school that ends less its pupils without a place, whom the area's rolls tell of, and each of the two.
    known: [
      ...sumsBy(({ from, to }) => (isThere(from) ? null : `${from} ${to === null}`)),
      ...sumsBy(({ to }) => (to === null ? "" : null)),
    ].map(({ of }) => of),
    // No school has more come than it has room for, which its capacity and roll tell.
    atMost: schools.flatMap(({ urn, after }) => {
      const of = rolls.find(({ id }) => id === rollId(urn))?.of;
      if (of === undefined || after === null) return [];
      const left = Math.max(0, (after.capacity ?? 0) - (after.roll ?? 0));
      return [{ of, most: of.reduce((sum, at) => sum + (rows[at]?.pupils ?? 0), 0) + left }];
    }),
  };
  const hidden = most === null ? new Set<string>() : suppressedSums(table, most);
  const ids = new Set([...rows, ...pairs, ...rolls].map(({ id }) => id));
  const hides = (id: string) => (hidden ?? ids).has(id);
  const found = pairs.map(({ id, of }) => {
    const { from = "", to = null } = rows[of[0] ?? 0] ?? {};
    const pupils = of.reduce((total, at) => total + (rows[at]?.pupils ?? 0), 0);
    return { id, from, to: to ?? "", pupils };
  });
  return {
    hidden: hidden ?? new Set(),
    isAll: hidden === null,
    unsure: new Set(found.flatMap(({ id, to }) => (hides(id) || hides(rollId(to)) ? [to] : []))),
    pairs: found,
    hides,
  };
}
