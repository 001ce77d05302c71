interface SortHeaderProps {
  readonly label: string;
  readonly numeric: boolean;
  readonly sorted: "ascending" | "descending" | "none";
  readonly onSort: () => void;
  readonly className?: string;
}

const ARROWS = { ascending: "▲", descending: "▼", none: "" } as const;

/** A column header that sorts its table and says how it is sorted. */
export function SortHeader(props: SortHeaderProps) {
  return (
    <th
      scope="col"
      className={`${props.numeric ? "number" : ""} ${props.className ?? ""}`.trim() || undefined}
      aria-sort={props.sorted}
    >
      <button type="button" className="sort-button" onClick={props.onSort}>
        {props.label} <span aria-hidden="true">{ARROWS[props.sorted]}</span>
      </button>
    </th>
  );
}
