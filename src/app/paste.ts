import type { Area } from "../domain/area.ts";
import type { Reading } from "../domain/reader_problem.ts";
import type { Urn } from "../domain/school.ts";
import type { ReadPartnerships } from "../domain/today.ts";
import type { PastedPartnerships, PastedRow } from "../io/partnerships_paste.ts";
import { pastedPartnerships, readPastedPartnerships } from "../io/partnerships_paste.ts";
import { readPlanJson } from "../io/plan_json.ts";
import { decodeText } from "../io/text.ts";

/** The pasted rows with what each school was found to be in `area`. */
export function pastedRows(text: string, area: Area, fillDown: boolean): readonly PastedRow[] {
  return text.trim() === "" ? [] : readPastedPartnerships(text, area.schools, { fillDown });
}

/** The partnerships of the pasted rows, and the rows that are not in them. */
export function partnershipsOf(
  rows: readonly PastedRow[],
  choices: ReadonlyMap<number, Urn | null>,
): PastedPartnerships {
  return pastedPartnerships(rows, choices);
}

/** What a file of today's partnerships holds: rows like pasted ones, or partnerships of a plan. */
export type PartnershipsFile =
  | { readonly kind: "rows"; readonly text: string }
  | { readonly kind: "partnerships"; readonly read: ReadPartnerships };

/** The content of a CSV of `urn,cluster` and perhaps `kind,purpose`, or of a plan file. */
export function readPartnershipsFile(bytes: Uint8Array, file: string): Reading<PartnershipsFile> {
  const { text } = decodeText(bytes);
  if (!/^\s*[{[]/.test(text)) return { ok: true, value: { kind: "rows", text }, notes: [] };
  const reading = partnershipsInPlan(bytes, file);
  if (!reading.ok) return reading;
  return { ...reading, value: { kind: "partnerships", read: reading.value } };
}

/** Today's partnerships in a plan file: those that it knows of, or its clusters where it knows of none, and its links. */
function partnershipsInPlan(bytes: Uint8Array, file: string): Reading<ReadPartnerships> {
  const reading = readPlanJson(bytes, file);
  if (!reading.ok) return reading;
  const { today, clusters, links } = reading.value;
  const homes = (today?.clusters ?? clusters).map(({ id, name, schools }) => ({
    id,
    name,
    schools,
  }));
  return { ok: true, value: { clusters: homes, links }, notes: reading.notes };
}

/** A row whose school is for the user to choose, with what it may be, best first. */
export interface OpenRow {
  readonly row: PastedRow;
  readonly kind: "near" | "ambiguous" | "unmatched";
  readonly candidates: readonly {
    readonly urn: Urn;
    readonly name: string;
    readonly where: string;
  }[];
}

/** The rows that were not matched, in the order they were pasted. */
export function openRows(rows: readonly PastedRow[]): readonly OpenRow[] {
  return rows.flatMap((row) => {
    const { match } = row;
    if (match.kind === "matched") return [];
    const candidates = match.kind === "unmatched" ? [] : match.candidates;
    return [
      {
        row,
        kind: match.kind,
        candidates: candidates.map(({ urn, name, town, postcode }) => ({
          urn,
          name,
          where: [town, postcode].filter((part) => part !== null).join(", "),
        })),
      },
    ];
  });
}
