import type { ComparisonSource } from "../../app/comparison_sources.ts";

/** The same in the list of choices: what tells it from others comes first, where a narrow list shows it. */
export function choiceName(source: ComparisonSource): string {
  return source.kind === "opened" ? `As opened: “${source.name}”` : sourceName(source);
}

/** What a plan to compare with is called at the start of a sentence. */
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
