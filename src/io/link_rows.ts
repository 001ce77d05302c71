import type { Link } from "../domain/plan.ts";
import type { Urn } from "../domain/school.ts";

const KIND_HEADINGS = ["kind", "linkkind", "linktype"];
const PURPOSE_HEADINGS = ["purpose", "linkpurpose"];

/** The columns that say of what kind a link is and what it is for, among the keys of a table's headings; -1 for both where it has not both: a kind alone is a school's. */
export function linkColumns(keys: readonly string[]): {
  readonly kind: number;
  readonly purpose: number;
} {
  const kind = keys.findIndex((key) => KIND_HEADINGS.includes(key));
  const purpose = keys.findIndex((key) => PURPOSE_HEADINGS.includes(key));
  return kind < 0 || purpose < 0 ? { kind: -1, purpose: -1 } : { kind, purpose };
}

/** The kind of link that a cell names; "" where it says that the partnership is the school's home cluster, as a blank one does. */
export function linkKindOf(cell: string): string {
  const kind = cell.trim();
  return HOME.includes(kind.toLowerCase()) ? "" : kind;
}

const HOME = ["", "home", "home cluster", "home-cluster"];

/** A row of a table that says that a school has a link with a partnership beside its home cluster. */
export interface LinkRow<Row> {
  readonly row: Row;
  readonly urn: Urn;
  /** Tells the partnership from others. */
  readonly partnership: string;
  readonly kind: string;
  readonly purpose: string;
}

/** Why a row makes no link. */
export interface LinkFault<Row> {
  readonly row: Row;
  readonly kind: "no-purpose" | "nobody-else";
}

/**
 * The links of such rows: rows of one partnership with the same kind and purpose are one link. A school that is alone in it is
 * linked with the schools whose home cluster the partnership is, by `homes`.
 */
export function linksOf<Row>(
  rows: readonly LinkRow<Row>[],
  homes: ReadonlyMap<string, readonly Urn[]>,
): { readonly links: readonly Link[]; readonly faults: readonly LinkFault<Row>[] } {
  const sets = new Map<string, LinkRow<Row>[]>();
  const faults: LinkFault<Row>[] = [];
  for (const row of rows) {
    if (row.purpose === "") {
      faults.push({ row: row.row, kind: "no-purpose" });
      continue;
    }
    const key = JSON.stringify([row.partnership, row.kind, row.purpose]);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [row]);
    else set.push(row);
  }
  const links: Link[] = [];
  for (const set of sets.values()) {
    const [first] = set;
    if (first === undefined) continue;
    const named = [...new Set(set.map(({ urn }) => urn))];
    const urns =
      named.length > 1 ? named : [...new Set([...named, ...(homes.get(first.partnership) ?? [])])];
    if (urns.length > 1) links.push({ urns, kind: first.kind, purpose: first.purpose });
    else faults.push({ row: first.row, kind: "nobody-else" });
  }
  return { links, faults };
}
