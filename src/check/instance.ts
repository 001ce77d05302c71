import type { Area } from "../domain/area.ts";
import { schoolAt, schoolIndexes } from "../domain/area.ts";
import { judgeDrive } from "../domain/ceiling.ts";
import type { SchoolIndex, Urn } from "../domain/school.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { ProposalRequest } from "../solver/proposal.ts";
import type { AskedWish, WishRules } from "./wish_rules.ts";
import { wishRules } from "./wish_rules.ts";

/** Schools that share a cluster or are left out as one. */
export interface Part {
  readonly schools: readonly SchoolIndex[];
  readonly pupils: number;
  readonly mustPlace: boolean;
}

/** The question that a proposal answers, worked out afresh from the area, the settings and the request. */
export interface Instance {
  readonly area: Area;
  readonly settings: JudgingSettings;
  readonly parts: readonly Part[];
  readonly partOf: ReadonlyMap<Urn, number>;
  /** Whether two parts may share a cluster. */
  readonly mayShare: (a: number, b: number) => boolean;
  /** Judged mean-direction seconds between the schools of two parts, or of one, every unordered pair, with what wishes add to each. */
  readonly travel: (a: number, b: number) => number;
  /** Judged mean-direction seconds between two schools that take part. */
  readonly meanSeconds: (a: number, b: number) => number;
  readonly indexOf: (urn: Urn) => SchoolIndex | undefined;
  readonly rules: WishRules;
  /** Judged mean-direction seconds from the schools of a part to a school. */
  readonly toHost: (part: number, host: SchoolIndex) => number;
  /** Schools that must be placed and that no cluster may have. */
  readonly impossible: ReadonlySet<Urn>;
  readonly least: { readonly schools: number; readonly pupils: number };
  readonly most: { readonly schools: number; readonly pupils: number };
}

/** The instance of a proposal's request. O(n²). */
export function instanceOf(
  area: Area,
  settings: JudgingSettings,
  request: ProposalRequest,
): Instance {
  const leftOut = new Set(request.leaveOut);
  const optional = new Set(request.mayJoin);
  const { maxPupils } = settings.bounds;
  const indexes = schoolIndexes(area);
  const urns: Urn[] = [];
  const impossible = new Set<Urn>();
  for (const urn of [...indexes.keys()].sort()) {
    if (leftOut.has(urn)) continue;
    const { location, pupils } = schoolAt(area, indexes.get(urn) ?? (0 as SchoolIndex));
    const isCounted = maxPupils === null || (pupils !== null && pupils.value <= maxPupils);
    if (location !== null && isCounted) urns.push(urn);
    else if (!optional.has(urn)) impossible.add(urn);
  }
  const sets = mergedSets(urns, [...request.keepTogether, ...request.locked]);
  const parts = sets.map((set): Part => {
    const schools = set.map((urn) => indexes.get(urn) ?? (0 as SchoolIndex));
    return {
      schools,
      pupils: schools.reduce((sum, school) => sum + (schoolAt(area, school).pupils?.value ?? 0), 0),
      mustPlace: set.some((urn) => !optional.has(urn)),
    };
  });
  const partOf = new Map(sets.flatMap((set, part) => set.map((urn) => [urn, part] as const)));
  const { bounds } = settings;
  return {
    area,
    settings,
    parts,
    partOf,
    ...tablesOf(area, settings, parts, {
      apart: apartPairs(request, urns, partOf),
      wishes: request.wishes ?? [],
    }),
    indexOf: (urn) => (partOf.has(urn) ? indexes.get(urn) : undefined),
    impossible,
    least: { schools: Math.max(1, bounds.minSchools ?? 1), pupils: bounds.minPupils ?? 0 },
    most: {
      schools: bounds.maxSchools ?? Number.POSITIVE_INFINITY,
      pupils: bounds.maxPupils ?? Number.POSITIVE_INFINITY,
    },
  };
}

function mergedSets(urns: readonly Urn[], together: readonly (readonly Urn[])[]): Urn[][] {
  const setOf = new Map<Urn, Urn[]>(urns.map((urn) => [urn, [urn]]));
  for (const wished of together) {
    const merged = new Set<Urn>();
    for (const urn of wished) for (const other of setOf.get(urn) ?? []) merged.add(other);
    const set = [...merged].sort();
    for (const urn of set) setOf.set(urn, set);
  }
  return [...new Set(setOf.values())];
}

/** `a b` for parts that may not share a cluster by request; a part's own number twice where it is to be apart within. */
function apartPairs(
  request: ProposalRequest,
  urns: readonly Urn[],
  partOf: ReadonlyMap<Urn, number>,
): ReadonlySet<string> {
  const pairs = new Set<string>();
  const part = (a: Urn, b: Urn) => {
    const [one, other] = [partOf.get(a), partOf.get(b)];
    if (one === undefined || other === undefined) return;
    pairs.add(`${one} ${other}`).add(`${other} ${one}`);
  };
  for (const set of request.keepApart) {
    for (const a of set) for (const b of set) if (a !== b) part(a, b);
  }
  for (const set of request.locked) {
    for (const a of set) for (const b of urns) if (!set.includes(b)) part(a, b);
  }
  return pairs;
}

function tablesOf(
  area: Area,
  settings: JudgingSettings,
  parts: readonly Part[],
  { apart, wishes }: { readonly apart: ReadonlySet<string>; readonly wishes: readonly AskedWish[] },
): Pick<Instance, "mayShare" | "travel" | "meanSeconds" | "rules" | "toHost"> {
  const { driveTimes } = area;
  const { speed, ceiling } = settings;
  const count = area.schools.length;
  const mean = new Float64Array(count * count);
  const within = new Uint8Array(count * count);
  const taking = parts.flatMap(({ schools }) => schools);
  for (const a of taking) {
    for (const b of taking) {
      if (b <= a) continue;
      const out = judgeDrive(driveTimes, speed, ceiling, a, b);
      const back = judgeDrive(driveTimes, speed, ceiling, b, a);
      mean[a * count + b] = mean[b * count + a] = (out.seconds + back.seconds) / 2;
      const may = out.verdict === "within" && back.verdict === "within";
      within[a * count + b] = within[b * count + a] = may ? 1 : 0;
    }
  }
  const isWithin = (a: SchoolIndex, b: SchoolIndex) => within[a * count + b] === 1;
  const rules = wishRules(area, wishes, parts, isWithin);
  const size = parts.length;
  const shares = new Uint8Array(size * size);
  const costs = new Float64Array(size * size);
  for (const [a, from] of parts.entries()) {
    for (const [b, to] of parts.entries()) {
      let may = apart.size === 0 || !apart.has(`${a} ${b}`);
      let cost = 0;
      for (const one of from.schools) {
        for (const other of to.schools) {
          if (one === other || (a === b && other < one)) continue;
          const between = mean[one * count + other] ?? 0;
          cost += between + (wishes.length === 0 ? 0 : rules.pairPrice(one, other, between));
          if (within[one * count + other] !== 1) may = false;
        }
      }
      shares[a * size + b] = may ? 1 : 0;
      costs[a * size + b] = cost;
    }
  }
  return {
    mayShare: (a, b) => shares[a * size + b] === 1,
    travel: (a, b) => costs[a * size + b] ?? 0,
    meanSeconds: (a, b) => mean[a * count + b] ?? 0,
    rules,
    toHost: (part, host) => {
      let sum = 0;
      for (const school of parts[part]?.schools ?? []) {
        if (school !== host) sum += mean[school * count + host] ?? 0;
      }
      return sum;
    },
  };
}
