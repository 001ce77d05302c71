import type { YearGroup } from "../../domain/places/figures.ts";
import { YEAR_GROUPS } from "../../domain/places/figures.ts";
import { headingKey } from "../school_cells.ts";

/** Where the columns of a table are, by name. */
export interface NamedColumns<Name extends string> {
  readonly indexes: ReadonlyMap<Name, number>;
  /** Headings that are not known, or that mean the same as one before them. */
  readonly ignored: readonly string[];
  /** One past the last heading. */
  readonly width: number;
}

/** The columns of `headings` by the names they are known by, which have neither case nor punctuation. */
export function namedColumns<Name extends string>(
  headings: readonly string[],
  names: Readonly<Record<Name, readonly string[]>>,
): NamedColumns<Name> {
  const indexes = new Map<Name, number>();
  const ignored: string[] = [];
  for (const [index, heading] of headings.entries()) {
    const key = headingKey(heading);
    const name = (Object.keys(names) as Name[]).find((one) => names[one].includes(key));
    if (name !== undefined && !indexes.has(name)) indexes.set(name, index);
    else if (heading !== "") ignored.push(heading);
  }
  const width = headings.findLastIndex((heading) => heading !== "") + 1;
  return { indexes, ignored, width };
}

/** The year group of a cell such as 0, 6, R, Reception, Y3 or Year 3; "all" where it is blank or says so, "bad" where it is none. */
export function yearGroupOf(cell: string): YearGroup | "all" | "bad" {
  const plain = cell
    .trim()
    .toLowerCase()
    .replace(/\.0+$/, "")
    .replace(/^(nc ?)?(year|yr|y)[ _-]*(?=\w)/, "");
  if (plain === "" || plain === "all" || plain === "total") return "all";
  if (plain === "r" || plain === "reception") return 0;
  return YEAR_GROUPS.find((year) => String(year) === plain) ?? "bad";
}
