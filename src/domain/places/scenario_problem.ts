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

/** The number of the action that a problem of `scenarioProblem` is about, from 1; `null` for all of them. */
export function actionOfProblem({ reason }: ReaderProblem): number | null {
  const number = /^Action (\d+): /.exec(reason)?.[1];
  return number === undefined ? null : Number(number);
}

/** The figure that a problem asks for; `null` where it asks for none. */
export function figureAskedFor({
  reason,
  value,
}: ReaderProblem): { readonly urn: string; readonly figure: "capacity" | "roll" } | null {
  const figure = /(capacity|roll), which is not known|whose (capacity|roll) is not known/.exec(
    reason,
  );
  const name = figure?.[1] ?? figure?.[2];
  return value === null || (name !== "capacity" && name !== "roll")
    ? null
    : { urn: value, figure: name };
}
