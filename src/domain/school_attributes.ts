import { byKey } from "./by_key.ts";
import type { Kind } from "./faith.ts";
import { faithOf, kindOf } from "./faith.ts";
import type { Plan } from "./plan.ts";
import type { School, Urn } from "./school.ts";
import type { SizeBand } from "./size_band.ts";
import { SIZE_BANDS, sizeBandOf } from "./size_band.ts";

/** What schools can be told apart by to pick all that are alike. */
export type Attribute = "federation" | "trust" | "district" | "size" | "kind" | "cluster";

/** The schools that are alike in one attribute. */
export type AlikeSchools = { readonly urns: readonly Urn[] } & (
  | { readonly attribute: "federation" | "trust" | "district"; readonly value: string }
  | { readonly attribute: "size"; readonly value: SizeBand }
  | { readonly attribute: "kind"; readonly value: Kind }
  /** By cluster id; `null` for the schools that are in none. */
  | { readonly attribute: "cluster"; readonly value: string | null }
);

/** Which schools are alike in `attribute`, one entry for each value that a school has: names in their order, sizes upwards, clusters as in the plan with those in none first. */
export function alikeSchools(
  schools: readonly School[],
  plan: Plan,
  attribute: Attribute,
): readonly AlikeSchools[] {
  switch (attribute) {
    case "federation":
    case "trust":
      return named(schools, (school) => school[attribute]?.value ?? null, attribute);
    case "district":
      return named(schools, (school) => school.district, attribute);
    case "size":
      return SIZE_BANDS.flatMap((value) => {
        const urns = urnsWhere(schools, ({ pupils }) => {
          return pupils !== null && sizeBandOf(pupils.value) === value;
        });
        return urns.length === 0 ? [] : [{ attribute, value, urns }];
      });
    case "kind":
      return KINDS.flatMap((value) => {
        const urns = urnsWhere(
          schools,
          ({ religiousCharacter }) => kindOf(faithOf(religiousCharacter)) === value,
        );
        return urns.length === 0 ? [] : [{ attribute, value, urns }];
      });
    case "cluster":
      return byCluster(schools, plan);
  }
}

const KINDS: readonly Kind[] = ["community", "church-of-england", "catholic", "other-faith"];

function named(
  schools: readonly School[],
  valueIn: (school: School) => string | null,
  attribute: "federation" | "trust" | "district",
): readonly AlikeSchools[] {
  const having = schools.flatMap((school) => {
    const value = valueIn(school);
    return value === null || value === "" ? [] : [{ value, urn: school.urn }];
  });
  return [...byKey(having, ({ value }) => value)]
    .map(([value, found]) => ({ attribute, value, urns: found.map(({ urn }) => urn) }))
    .sort((a, b) => a.value.localeCompare(b.value, "en"));
}

function byCluster(schools: readonly School[], plan: Plan): readonly AlikeSchools[] {
  const placed = new Set(plan.clusters.flatMap((cluster) => cluster.schools));
  const known = new Set(schools.map(({ urn }) => urn));
  const away = urnsWhere(schools, ({ urn }) => !placed.has(urn));
  const clusters = plan.clusters.flatMap(({ id, schools: listed }): AlikeSchools[] => {
    const urns = [...new Set(listed)].filter((urn) => known.has(urn));
    return urns.length === 0 ? [] : [{ attribute: "cluster", value: id, urns }];
  });
  return away.length === 0
    ? clusters
    : [{ attribute: "cluster", value: null, urns: away }, ...clusters];
}

function urnsWhere(schools: readonly School[], isMeant: (school: School) => boolean): Urn[] {
  return schools.filter(isMeant).map(({ urn }) => urn);
}
