import type { LinkKind } from "../domain/links.ts";
import { LINK_KINDS } from "../domain/links.ts";

export const LINK_KIND_LABELS: Readonly<Record<LinkKind, string>> = {
  "teaching-alliance": "Teaching school alliance",
  "business-services": "Shared or bought services, such as a business manager",
  "school-support": "Supports, or is supported by, another school",
  secondary: "Work with a secondary school",
  "hard-partnership": "Federation, trust or other hard partnership",
  "local-cluster": "Another local cluster",
  other: "Other",
};

/** What a kind of link is called; a kind that a file brought stands as it is. */
export function linkKindLabel(kind: string): string {
  const known = LINK_KINDS.find((name) => name === kind);
  return known === undefined ? kind : LINK_KIND_LABELS[known];
}
