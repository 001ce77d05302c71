/** What is kept for place planning, each kind apart from the plans: nothing of it is in a plan, a link or a list of plans. */
export type PlacesKind = "figures" | "forecast" | "rural-list" | "thresholds" | "scenario";

/** One thing that this browser keeps for an area's place planning. */
export interface PlacesRecord {
  readonly area: string;
  readonly kind: PlacesKind;
  /** Tells scenarios apart; "" for a kind that an area has one of. */
  readonly id: string;
  /** One more with each writing, so that no tab writes over what it has not seen. */
  readonly revision: number;
  /** ISO 8601. */
  readonly savedAt: string;
  /** As it was stored: to be read with care. */
  readonly value: unknown;
}

/** What came of writing: `found` is what another tab has written meanwhile (`null`: it was deleted), and nothing was written. */
export type PlacesWriting =
  | { readonly isWritten: true }
  | { readonly isWritten: false; readonly found: PlacesRecord | null };

/** This browser's storage of place planning. All of it rejects with what the browser says. */
export interface PlacesStorage {
  records(area: string): Promise<readonly PlacesRecord[]>;
  /** Writes `record`, unless the revision that is stored is not `expected` (`null`: none is stored). */
  write(record: PlacesRecord, expected: number | null): Promise<PlacesWriting>;
  forget(area: string, kind: PlacesKind, id: string): Promise<void>;
}

/** The preference that says whether an area has place planning kept in this browser. */
export function keptPlacesKey(area: string): string {
  return `places:${area}`;
}
