interface FieldProblemProps {
  readonly id: string;
  /** `undefined` where nothing is wrong. */
  readonly problem: string | undefined;
}

/** What is wrong with a field, below it. */
export function FieldProblem({ id, problem }: FieldProblemProps) {
  return problem === undefined ? null : (
    <span id={id} className="field-problem">
      {problem}
    </span>
  );
}

/** What a field with a problem carries, so that it is read out with it. */
export function problemMarks(problem: string | undefined, id: string) {
  return problem === undefined ? {} : ({ "aria-invalid": true, "aria-describedby": id } as const);
}
