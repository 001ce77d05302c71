import type { SettingsChange } from "../../domain/edits/set_settings.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { minutes, secondsToMinutes } from "../../domain/units.ts";

/** The limits of a cluster as they are being typed; "" is no limit. */
export interface LimitsDraft {
  readonly ceilingMinutes: string;
  readonly ceilingReason: string;
  readonly minSchools: string;
  readonly maxSchools: string;
  readonly minPupils: string;
  readonly maxPupils: string;
}

export type LimitField = Exclude<keyof LimitsDraft, "ceilingReason">;

/** The report's ceiling, above which a reason is asked for. Source: docs/data-sources.md#ceiling. */
const REASON_ABOVE_MINUTES = 45;

/** `settings` as text to edit. */
export function limitsDraft(settings: JudgingSettings): LimitsDraft {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return {
    ceilingMinutes: String(secondsToMinutes(settings.ceiling)),
    ceilingReason: settings.ceilingReason ?? "",
    minSchools: text(settings.bounds.minSchools),
    maxSchools: text(settings.bounds.maxSchools),
    minPupils: text(settings.bounds.minPupils),
    maxPupils: text(settings.bounds.maxPupils),
  };
}

/** The change of settings that the draft asks for. A blank limit is taken away; blank "at least" schools is 1, so that no default returns. */
export function limitsChange(draft: LimitsDraft): SettingsChange {
  const bound = (text: string) => (text === "" ? null : Number(text));
  const reason = draft.ceilingReason.trim();
  return {
    ceilingMinutes: minutes(Number(draft.ceilingMinutes)),
    ceilingReason: needsReason(draft) && reason !== "" ? reason : null,
    minSchools: bound(draft.minSchools) ?? 1,
    maxSchools: bound(draft.maxSchools),
    minPupils: bound(draft.minPupils),
    maxPupils: bound(draft.maxPupils),
  };
}

/** Whether the draft's limit is above the report's, so that a reason is printed with it. */
export function needsReason(draft: LimitsDraft): boolean {
  return Number(draft.ceilingMinutes) > REASON_ABOVE_MINUTES;
}

/** What is wrong with the draft, a sentence each; none when it can be used. */
export function limitsProblems(draft: LimitsDraft): readonly string[] {
  const problems: string[] = [];
  if (!(Number(draft.ceilingMinutes) > 0 && Number.isFinite(Number(draft.ceilingMinutes)))) {
    problems.push("Give the longest drive in minutes, above 0.");
  }
  if (needsReason(draft) && draft.ceilingReason.trim() === "") {
    problems.push("Say why the limit is above 45 minutes, or lower it.");
  }
  for (const [text, what] of [
    [draft.minSchools, "The fewest schools"],
    [draft.maxSchools, "The most schools"],
    [draft.minPupils, "The fewest pupils"],
    [draft.maxPupils, "The most pupils"],
  ] as const) {
    if (!isWholeOrBlank(text)) problems.push(`${what} must be a whole number of 1 or more.`);
  }
  if (exceeds(draft.minSchools, draft.maxSchools)) {
    problems.push(
      "The fewest schools is more than the most schools: swap them or leave one blank.",
    );
  }
  if (exceeds(draft.minPupils, draft.maxPupils)) {
    problems.push("The fewest pupils is more than the most pupils: swap them or leave one blank.");
  }
  return problems;
}

/** Whether `text` is blank or a whole number of 1 or more. */
export function isWholeOrBlank(text: string): boolean {
  return text === "" || (Number.isInteger(Number(text)) && Number(text) >= 1);
}

function exceeds(least: string, most: string): boolean {
  return least !== "" && most !== "" && Number(least) > Number(most);
}
