import type { DifferenceRow } from "../../words/difference_rows.ts";
import type { SideNames } from "../../words/difference_text.ts";

interface DifferenceTableProps {
  readonly rows: readonly DifferenceRow[];
  readonly names: SideNames;
  readonly caption?: string;
}

/** Figures before and after, each change with a sign and a word. */
export function DifferenceTable({ rows, names, caption }: DifferenceTableProps) {
  return (
    <table className="table compare__figures">
      <caption className="visually-hidden">
        {caption ?? "Both plans"}: before is {names.before}, after is {names.after}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Figure</span>
          </th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, before, after, change }) => (
          <tr key={label} data-same={change === "no change"}>
            <th scope="row">{label}</th>
            <td>{before}</td>
            <td>{after}</td>
            <td>{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
