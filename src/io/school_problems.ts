import type { CellProblem } from "./school_list.ts";

/** What to say of a row without a usable URN. */
export function badUrn(value: string): CellProblem {
  return {
    column: "URN",
    value,
    reason: value === "" ? "The row has no URN." : `"${value}" is not a URN.`,
    advice: "Give the school's six-digit Unique Reference Number.",
  };
}

/** What to say of a URN that is used although it is not a number. */
export function oddUrn(value: string): CellProblem {
  return {
    column: "URN",
    value,
    reason: `"${value}" is not a number; URNs have six digits.`,
    advice: "It is used as given. Correct it if it was mistyped.",
  };
}

/** What to say of a row without a school name. */
export function noName(value: string): CellProblem {
  return {
    column: "name",
    value,
    reason: "The row has no school name.",
    advice: "Give the school's name.",
  };
}

/** What to say of a cell that should hold a whole number. */
export function badNumber(column: string, value: string, what: string): CellProblem {
  return {
    column,
    value,
    reason: `The ${what} "${value}" is not a whole number of 0 or more, so it is "not known".`,
    advice: "Correct the number, or leave the cell blank.",
  };
}
