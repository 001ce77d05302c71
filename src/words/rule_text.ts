import type { OneRule } from "../domain/edits/drop_rule.ts";

/** One of a plan's own rules in a sentence, with the names of its schools. */
export function ownRuleText({ kind }: OneRule, schools: string): string {
  switch (kind) {
    case "keepTogether":
      return `Together in one cluster: ${schools}.`;
    case "keepApart":
      return `No two in one cluster: ${schools}.`;
    case "mayJoin":
      return `May join a cluster but need none: ${schools}.`;
    case "leaveOut":
      return `Take no part in proposals: ${schools}.`;
  }
}
