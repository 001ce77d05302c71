import type { ReaderProblem } from "../../domain/reader_problem.ts";

const MOST_SHOWN = 200;

/** What a reader found, with where it is and what to do about it. */
export function ProblemTable(props: { readonly problems: readonly ReaderProblem[] }) {
  const shown = props.problems.slice(0, MOST_SHOWN);
  const rest = props.problems.length - shown.length;
  return (
    <ul className="problem-list">
      {shown.map((problem) => {
        const where = placeOf(problem);
        return (
          <li key={`${where}|${problem.reason}`}>
            <strong>{where}</strong> {problem.reason} {problem.advice}
          </li>
        );
      })}
      {rest > 0 ? <li>and {rest.toLocaleString("en-GB")} more of the same kind.</li> : null}
    </ul>
  );
}

function placeOf(problem: ReaderProblem): string {
  const parts = [
    problem.row === null ? problem.file : `Row ${problem.row}`,
    problem.column === null ? null : problem.column,
  ];
  return `${parts.filter((part) => part !== null).join(", ")}:`;
}
