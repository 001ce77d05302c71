import type { ComparisonSource } from "../../app/comparison_sources.ts";

/** What a plan to compare with is called at the start of a sentence and in the list of choices. */
export function sourceName({ kind, name }: ComparisonSource): string {
  switch (kind) {
    case "proposal":
      return "The proposal";
    case "opened":
      return `“${name}”, as it was opened`;
    case "today":
      return name;
    case "brought":
      return `“${name}”`;
  }
}
