/** A report as text to be set on the screen, on paper or in a file, so that all of them say the same. */
export interface ReportPage {
  readonly title: string;
  /** What everyone reads first. */
  readonly warning: string;
  /** Whether anything is missing, in words. */
  readonly status: string;
  readonly isComplete: boolean;
  /** What it is of, made from what and when, and who may have it. */
  readonly about: readonly string[];
  readonly sections: readonly ReportSection[];
}

/** A part of a report under its heading. */
export interface ReportSection {
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

/** One thing in a section. */
export type ReportBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | ReportTable
  /** What a person wrote under a heading; `null` where nothing is written. */
  | { readonly kind: "written"; readonly heading: string; readonly text: string | null };

export interface ReportTable {
  readonly kind: "table";
  readonly caption: string;
  /** The first heads each row. */
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}
