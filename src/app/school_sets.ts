import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { Urn } from "../domain/school.ts";

/** Sets of schools that were typed, one set of URNs a line, and what cannot be used of them in sentences. */
export interface SchoolSets {
  readonly sets: readonly (readonly Urn[])[];
  readonly problems: readonly string[];
}

/** The sets in `text`: a line for each, URNs between commas or spaces; blank lines are passed over. */
export function schoolSetsIn(text: string, area: Area): SchoolSets {
  const known = schoolIndexes(area);
  const sets: (readonly Urn[])[] = [];
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, i) => {
    const urns = [...new Set(line.split(/[\s,;]+/).filter((urn) => urn !== ""))];
    if (urns.length === 0) return;
    const unknown = urns.filter((urn) => !known.has(urn));
    if (unknown.length > 0) {
      problems.push(`Line ${i + 1}: ${area.title} has no school with URN ${unknown.join(", ")}.`);
    } else if (urns.length < 2) {
      problems.push(`Line ${i + 1} has one school. Give two or more, with commas between.`);
    } else sets.push(urns);
  });
  return { sets, problems };
}
