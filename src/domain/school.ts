/** A school's Unique Reference Number, as text. */
export type Urn = string;

declare const schoolIndex: unique symbol;
/** A school's place in its area's list, which is also its row and column in the drive times. */
export type SchoolIndex = number & { readonly [schoolIndex]: true };

/** `[longitude, latitude]` in WGS84 degrees. */
export type Position = readonly [longitude: number, latitude: number];

/** A value with the date (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`) it was true at; the date is `null` where the source gives none. */
export interface Dated<T> {
  readonly value: T;
  readonly asAt: string | null;
}

/** Where a school stands in its life, from GIAS's status names. */
export type SchoolStatus = "open" | "proposed-to-close" | "proposed-to-open" | "closed" | "unknown";

/**
 * One school as its source gave it. `null` is "not supplied", which is never the same as "none":
 * a rule that needs a `null` field says so instead of passing.
 */
export interface School {
  readonly urn: Urn;
  readonly name: string;
  /** `null` when the source has no usable grid reference: the school is kept and listed, but cannot be judged. */
  readonly location: Position | null;
  /** DfE number: three digits of the authority and four of the school, as text. */
  readonly laestab: string | null;
  readonly laCode: string | null;
  readonly laName: string | null;
  readonly district: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly status: SchoolStatus;
  /** GIAS phase name, such as "Primary". */
  readonly phase: string | null;
  /** GIAS type name, such as "Voluntary controlled school". */
  readonly type: string | null;
  /** GIAS religious character name as given, before any grouping. */
  readonly religiousCharacter: string | null;
  readonly religiousEthos: string | null;
  readonly diocese: Dated<string> | null;
  /** The type before conversion to an academy, from the links file or a dated column. */
  readonly formerType: Dated<string> | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  /** Number on roll. */
  readonly pupils: Dated<number> | null;
  readonly capacity: Dated<number> | null;
  readonly trust: Dated<string> | null;
  readonly federation: Dated<string> | null;
  readonly urbanRural: string | null;
  /** Metres from the school to the road that its drive times start on; `null` where not known. */
  readonly snapMetres: number | null;
}

/** A school with nothing known but its number and name: what readers and tests start from. */
export function emptySchool(urn: Urn, name: string): School {
  return {
    urn,
    name,
    location: null,
    laestab: null,
    laCode: null,
    laName: null,
    district: null,
    town: null,
    postcode: null,
    status: "open",
    phase: null,
    type: null,
    religiousCharacter: null,
    religiousEthos: null,
    diocese: null,
    formerType: null,
    lowAge: null,
    highAge: null,
    pupils: null,
    capacity: null,
    trust: null,
    federation: null,
    urbanRural: null,
    snapMetres: null,
  };
}
