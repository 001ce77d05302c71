import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { selectIsReviewing, selectShownPlan } from "../../app/selectors.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { MoveSelect } from "../detail/MoveSelect.tsx";
import { SortHeader } from "../parts/SortHeader.tsx";
import type { SchoolColumn, SchoolRow } from "./school_rows.ts";
import { SCHOOL_COLUMNS, schoolRows, sortSchoolRows } from "./school_rows.ts";

const ROW_HEIGHT = 40;

/** Every school of the area with everything that the map shows of it, sortable; the equal of the map without a picture. */
export default function SchoolTable() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectShownPlan);
  const selected = useApp((state) => state.selection.school);
  const reviewing = useApp(selectIsReviewing);
  const settings = useDerived((selectors) => selectors.settings);
  const { selectSchool } = useCommands();
  const [sort, setSort] = useState<{ readonly column: SchoolColumn; readonly descending: boolean }>(
    {
      column: "name",
      descending: false,
    },
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => (area === null || plan === null ? [] : schoolRows(area, plan, settings, selected)),
    [area, plan, settings, selected],
  );
  const sorted = useMemo(() => sortSchoolRows(rows, sort.column, sort.descending), [rows, sort]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="school-table">
      <table
        className="table table--wide"
        aria-rowcount={sorted.length + 1}
        style={{ marginTop: before, marginBottom: after }}
      >
        <thead>
          <tr>
            {SCHOOL_COLUMNS.map(({ key, label, numeric }) => (
              <SortHeader
                key={key}
                label={label}
                numeric={numeric}
                sorted={
                  sort.column === key ? (sort.descending ? "descending" : "ascending") : "none"
                }
                onSort={() =>
                  setSort({ column: key, descending: sort.column === key && !sort.descending })
                }
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const row = sorted[item.index];
            return row === undefined ? null : (
              <SchoolTableRow
                key={row.school.urn}
                row={row}
                place={item.index}
                selected={row.index === selected}
                editable={!reviewing}
                onSelect={() => selectSchool(row.index)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface SchoolTableRowProps {
  readonly row: SchoolRow;
  readonly place: number;
  readonly selected: boolean;
  readonly editable: boolean;
  readonly onSelect: () => void;
}

function SchoolTableRow({ row, place, selected, editable, onSelect }: SchoolTableRowProps) {
  return (
    <tr aria-rowindex={place + 2} aria-current={selected ? "true" : undefined}>
      {SCHOOL_COLUMNS.map(({ key, numeric }) => {
        if (key === "name") {
          return (
            <th key={key} scope="row">
              <button type="button" className="link" onClick={onSelect}>
                {row.text.name}
              </button>
            </th>
          );
        }
        return (
          <td key={key} className={numeric ? "number" : undefined}>
            {key === "cluster" && editable ? <MoveSelect school={row.school} /> : row.text[key]}
          </td>
        );
      })}
    </tr>
  );
}
