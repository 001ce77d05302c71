import type { School, Urn } from "../../school.ts";
import { governanceOf } from "../../school_type.ts";

/** The schools of a yearly list of designated rural primary schools (maintained schools only). */
export interface RuralList {
  /** The year in whose December the list came into force. */
  readonly year: number;
  readonly urns: ReadonlySet<Urn>;
}

/** The scheme of an urban or rural code: the ONS classification of 2011 or of 2021. */
export type RuralScheme = "2011" | "2021";

/** Whether a school is rural, and by what. */
export type RuralStanding =
  | {
      readonly by: "list";
      readonly isRural: boolean;
      readonly listYear: number;
      /** Whether a newer list should be in force. */
      readonly isOld: boolean;
    }
  /** Indicative only. */
  | { readonly by: "code"; readonly isRural: boolean; readonly scheme: RuralScheme | null }
  | { readonly by: "not-known" };

/** The year of the last 18 December up to `today`: designation orders come into force around it. */
function lastListYear(today: string): number {
  const year = Number.parseInt(today.slice(0, 4), 10);
  return today.slice(5, 10) >= "12-18" ? year : year - 1;
}

/** Whether a school is a rural primary school: by the yearly list, which has no academies, else indicatively by its urban or rural code. */
export function ruralStanding(
  school: School,
  list: RuralList | null,
  today: string,
): RuralStanding {
  if (list !== null && governanceOf(school.type) !== "academy") {
    const isOld = list.year < lastListYear(today);
    return { by: "list", isRural: list.urns.has(school.urn), listYear: list.year, isOld };
  }
  const code = ruralCodeOf(school.urbanRural);
  return code === null ? { by: "not-known" } : { by: "code", ...code };
}

const CODES_2011 = /\b(?:[ABC]1|C2|[DEF][12])\b/i;
const CODES_2021 = /\b(?:U[NF]1|R[LS][NF]1)\b/i;
const WORDS_2011 = /conurbation|city and town|town and fringe|village|hamlet|sparse/i;
const WORDS_2021 = /nearer|further/i;

/** What an urban or rural code or name says (domain handbook §2.4); `null` where it says neither. */
export function ruralCodeOf(
  value: string | null,
): { readonly isRural: boolean; readonly scheme: RuralScheme | null } | null {
  const text = value?.trim() ?? "";
  const scheme =
    CODES_2021.test(text) || WORDS_2021.test(text)
      ? "2021"
      : CODES_2011.test(text) || WORDS_2011.test(text)
        ? "2011"
        : null;
  if (/\brural\b|\b[DEF][12]\b|\bR[LS][NF]1\b|hamlet|village|town and fringe/i.test(text)) {
    return { isRural: true, scheme };
  }
  return /\burban\b|\b(?:[ABC]1|C2|U[NF]1)\b/i.test(text) ? { isRural: false, scheme } : null;
}
