import type { Tie } from "../../domain/rules/ties.ts";
import type { Urn } from "../../domain/school.ts";
import type { Bounds, JudgingSettings } from "../../domain/settings.ts";
import type { Seconds } from "../../domain/units.ts";
import type { ProposeOptions } from "../proposal.ts";
import type { Wishes } from "../wishes.ts";
import { NO_WISHES } from "../wishes.ts";

/** What clusters were asked for by. */
export interface Asked {
  readonly settings: JudgingSettings;
  readonly options: ProposeOptions;
}

/** One change of what clusters were asked for by. */
export type Change =
  | { readonly kind: "longer-limit"; readonly ceiling: Seconds }
  /** The least schools of a cluster. */
  | { readonly kind: "fewer-schools"; readonly schools: number }
  /** The least pupils of a cluster. */
  | { readonly kind: "fewer-pupils"; readonly pupils: number }
  /** The most schools of a cluster. */
  | { readonly kind: "more-schools"; readonly schools: number }
  /** The most pupils of a cluster; `null` for no such number, where the school's own roll is not known. */
  | { readonly kind: "more-pupils"; readonly pupils: number | null }
  | { readonly kind: "not-apart"; readonly schools: readonly Urn[] }
  | { readonly kind: "not-together"; readonly schools: readonly Urn[] }
  /** A federation or trust is not kept whole. */
  | {
      readonly kind: "released-tie";
      readonly tie: Tie["kind"];
      readonly name: string;
      readonly schools: readonly Urn[];
    }
  /** A locked cluster may change. */
  | { readonly kind: "unlocked"; readonly schools: readonly Urn[] }
  /** A school that was to take no part may join. */
  | { readonly kind: "let-in"; readonly school: Urn }
  | { readonly kind: "other-count"; readonly clusters: number };

/** The kinds of change in the order in which they are told. */
export const CHANGE_KINDS: readonly Change["kind"][] = [
  "longer-limit",
  "fewer-schools",
  "fewer-pupils",
  "more-schools",
  "more-pupils",
  "not-apart",
  "not-together",
  "released-tie",
  "unlocked",
  "let-in",
  "other-count",
];

/** `asked` with one change. `kept` are the ties that are kept whole without it. */
export function withChange(asked: Asked, change: Change, kept: readonly Tie[] = []): Asked {
  const wishes = asked.options.wishes ?? NO_WISHES;
  const bounded = (bounds: Partial<Bounds>): Asked => ({
    ...asked,
    settings: { ...asked.settings, bounds: { ...asked.settings.bounds, ...bounds } },
  });
  const wished = (changed: Partial<Wishes>): Asked => ({
    ...asked,
    options: { ...asked.options, wishes: { ...wishes, ...changed } },
  });
  switch (change.kind) {
    case "longer-limit":
      return { ...asked, settings: { ...asked.settings, ceiling: change.ceiling } };
    case "fewer-schools":
      return bounded({ minSchools: change.schools });
    case "fewer-pupils":
      return bounded({ minPupils: change.pupils });
    case "more-schools":
      return bounded({ maxSchools: change.schools });
    case "more-pupils":
      return bounded({ maxPupils: change.pupils });
    case "not-apart":
      return wished({ keepApart: without(wishes.keepApart, change.schools) });
    case "not-together":
      return wished({ keepTogether: without(wishes.keepTogether, change.schools) });
    case "released-tie": {
      const others = kept.filter((tie) => tie.kind !== change.tie || tie.name !== change.name);
      const together = [...wishes.keepTogether, ...others.map(({ schools }) => schools)];
      return wished({ keepTies: "none", keepTogether: together });
    }
    case "unlocked":
      return wished({ locked: without(wishes.locked, change.schools) });
    case "let-in":
      return wished({
        leaveOut: wishes.leaveOut.filter((urn) => urn !== change.school),
        mayJoin: [...wishes.mayJoin, change.school],
      });
    case "other-count":
      return { ...asked, options: { ...asked.options, clusters: change.clusters } };
  }
}

function without(
  sets: readonly (readonly Urn[])[],
  dropped: readonly Urn[],
): readonly (readonly Urn[])[] {
  const key = keyOf(dropped);
  return sets.filter((set) => keyOf(set) !== key);
}

function keyOf(urns: readonly Urn[]): string {
  return [...urns].sort().join();
}
