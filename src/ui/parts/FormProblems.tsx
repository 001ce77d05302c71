/** What is wrong with a form, read out as soon as it appears. */
export function FormProblems(props: { readonly problems: readonly string[] }) {
  if (props.problems.length === 0) return null;
  return (
    <div className="form__problems" role="alert">
      <ul>
        {props.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
