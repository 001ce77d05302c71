import type { Area } from "../domain/area.ts";
import type { Plan } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";
import type { PastedPlan, PastedRow } from "../io/partnerships_paste.ts";
import { pastedPartnershipsToPlan, readPastedPartnerships } from "../io/partnerships_paste.ts";

/** The pasted rows with what each school was found to be in `area`. */
export function pastedRows(text: string, area: Area, fillDown: boolean): readonly PastedRow[] {
  return text.trim() === "" ? [] : readPastedPartnerships(text, area.schools, { fillDown });
}

/** `base` with the pasted partnerships as its clusters, and the rows that are not in it. */
export function pastedPlan(
  rows: readonly PastedRow[],
  choices: ReadonlyMap<number, Urn | null>,
  base: Plan,
): PastedPlan {
  return pastedPartnershipsToPlan(rows, choices, base);
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
