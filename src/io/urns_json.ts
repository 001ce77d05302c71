import type { Urn } from "../domain/school.ts";
import type { JsonFields } from "./json_fields.ts";

/** The URNs of a list in a plan file; what is no URN is left out and kept as a problem of `fields`. */
export function readUrns(json: unknown, path: string, fields: JsonFields): Urn[] {
  if (!Array.isArray(json)) {
    fields.refuse(
      path,
      json,
      `${path} must be a list of URNs.`,
      'Write it like ["100001","100002"].',
    );
    return [];
  }
  return (json as readonly unknown[]).flatMap((urn, i) => fields.id(urn, `${path}[${i}]`) ?? []);
}
