import type { Reading } from "../domain/reader_problem.ts";
import { parseJson } from "./json_fields.ts";
import { refuseFile } from "./refusal.ts";

/** Where the two files are kept below `geodata/` and beside the page. */
export const REGISTER_FILE = "register/england.csv.gz";
export const AUTHORITIES_FILE = "register/authorities.json";

/** A local authority with primary schools. */
export interface Authority {
  readonly laCode: string;
  readonly laName: string;
  /** The name of its area: unique, in small letters with hyphens. */
  readonly name: string;
  /** How many primary schools it has. */
  readonly schools: number;
}

/** The short list that the area switch needs before any school is loaded. */
export interface AuthorityList {
  readonly format: "school-cluster-authorities";
  readonly version: 1;
  /** The day on which the schools were open. */
  readonly asAt: string;
  /** Schools in the register, those without an authority included. */
  readonly schools: number;
  /** Schools whose authority is not known, so that they are in no area. */
  readonly withoutAuthority: number;
  /** By name. */
  readonly authorities: readonly Authority[];
}

/** The authorities in an `authorities.json`. */
export function readAuthorities(bytes: Uint8Array): Reading<AuthorityList> {
  const parsed = parseJson(bytes, AUTHORITIES_FILE);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem] };
  if (isAuthorityList(parsed.value)) return { ok: true, value: parsed.value, notes: [] };
  return refuseFile(
    AUTHORITIES_FILE,
    "It is not a list of authorities of version 1.",
    "Load the page again, or take the file from its source again.",
  );
}

function isAuthorityList(json: unknown): json is AuthorityList {
  if (typeof json !== "object" || json === null) return false;
  const { format, version, asAt, schools, withoutAuthority, authorities } = json as Partial<
    Record<keyof AuthorityList, unknown>
  >;
  return (
    format === "school-cluster-authorities" &&
    version === 1 &&
    typeof asAt === "string" &&
    typeof schools === "number" &&
    typeof withoutAuthority === "number" &&
    Array.isArray(authorities) &&
    authorities.every(isAuthority)
  );
}

function isAuthority(json: unknown): json is Authority {
  if (typeof json !== "object" || json === null) return false;
  const { laCode, laName, name, schools } = json as Partial<Record<keyof Authority, unknown>>;
  return (
    typeof laCode === "string" &&
    typeof laName === "string" &&
    typeof name === "string" &&
    typeof schools === "number"
  );
}
