import type { ReaderProblem } from "../reader_problem.ts";
import type { School } from "../school.ts";

/** How a problem names a school. */
export function called({ name, urn }: Pick<School, "name" | "urn">): string {
  return `${name} (${urn})`;
}

/** What is wrong with, or to be known of, an action of a scenario; `number` is its place from 1, `null` for all of them. */
export function scenarioProblem(
  scenario: string,
  number: number | null,
  said: { readonly reason: string; readonly advice: string; readonly value?: string },
): ReaderProblem {
  return {
    file: scenario,
    row: null,
    column: null,
    value: said.value ?? null,
    reason: number === null ? said.reason : `Action ${number}: ${said.reason}`,
    advice: said.advice,
  };
}
