import { useVirtualizer } from "@tanstack/react-virtual";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { selectIsReviewing, selectShownPlan } from "../../app/selectors.ts";
import { movedFromToday } from "../../domain/compare/moved_from_today.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { MoveSelect } from "../detail/MoveSelect.tsx";
import { SortHeader } from "../parts/SortHeader.tsx";
import { PickByAttribute } from "../picked/PickByAttribute.tsx";
import { Tick, TickAll } from "../picked/Tick.tsx";
import type { Ticks } from "../picked/use_ticks.ts";
import { useTicks } from "../picked/use_ticks.ts";
import type { SchoolColumn, SchoolRow } from "./school_rows.ts";
import { columnsOf, schoolRows, sortSchoolRows } from "./school_rows.ts";

const BorderTable = lazy(() => import("../border/BorderTable.tsx"));

const ROW_HEIGHT = 40;

/** Every school of the area with everything that the map shows of it, sortable; the equal of the map without a picture. */
export default function SchoolTable() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectShownPlan);
  const selected = useApp((state) => state.selection.school);
  const reviewing = useApp(selectIsReviewing);
  const settings = useDerived((selectors) => selectors.settings);
  const showsBorder = useApp((state) => state.border.isShown);
  const thresholds = useApp((state) => state.thresholds);
  const { selectSchool, showBorder } = useCommands();
  const [sort, setSort] = useState<{ readonly column: SchoolColumn; readonly descending: boolean }>(
    {
      column: "name",
      descending: false,
    },
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () =>
      area === null || plan === null ? [] : schoolRows(area, plan, settings, selected, thresholds),
    [area, plan, settings, selected, thresholds],
  );
  const picked = useApp((state) => state.picked);
  const [onlyPicked, setOnlyPicked] = useState(false);
  const [onlyMoved, setOnlyMoved] = useState(false);
  const columns = useMemo(() => columnsOf(plan ?? {}), [plan]);
  const moved = useMemo(
    () => (onlyMoved && plan?.today !== undefined ? movedFromToday(plan, plan.today) : null),
    [onlyMoved, plan],
  );
  const sorted = useMemo(() => {
    const shown = rows.filter(
      ({ school: { urn } }) =>
        (!onlyPicked || picked.has(urn)) && (moved === null || moved.has(urn)),
    );
    return sortSchoolRows(shown, sort.column, sort.descending);
  }, [rows, sort, onlyPicked, picked, moved]);
  const urns = useMemo(() => sorted.map(({ school }) => school.urn), [sorted]);
  const ticks = useTicks(urns);
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
    <div className="picking">
      {area === null || plan === null ? null : (
        <div className="picking__head">
          <PickByAttribute area={area} plan={plan} />
          <label>
            <input
              type="checkbox"
              checked={onlyPicked}
              onChange={({ target }) => setOnlyPicked(target.checked)}
            />{" "}
            Show only the picked
          </label>
          {plan.today === undefined ? null : (
            <label>
              <input
                type="checkbox"
                checked={onlyMoved}
                onChange={({ target }) => setOnlyMoved(target.checked)}
              />{" "}
              Moved from today{moved === null ? "" : ` (${moved.size})`}
            </label>
          )}
          <label>
            <input
              type="checkbox"
              checked={showsBorder}
              onChange={({ target }) => void showBorder(target.checked)}
            />{" "}
            Schools over the border
          </label>
          {picked.size === 0 ? null : (
            <button type="button" className="button button--plain" onClick={focusOnPicked}>
              Go to the picked schools
            </button>
          )}
        </div>
      )}
      <div ref={scroller} className="school-table">
        <table
          className="table table--wide"
          aria-rowcount={sorted.length + 1}
          style={{ marginTop: before, marginBottom: after }}
        >
          <thead>
            <tr>
              <th scope="col">
                <TickAll
                  count={urns.length}
                  ticked={urns.filter((urn) => ticks.picked.has(urn)).length}
                  ticks={ticks}
                />
              </th>
              {columns.map(({ key, label, numeric }) => (
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
                  columns={columns}
                  ticks={ticks}
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
      {showsBorder ? (
        <Suspense>
          <BorderTable />
        </Suspense>
      ) : null}
    </div>
  );
}

interface SchoolTableRowProps {
  readonly row: SchoolRow;
  readonly columns: ReturnType<typeof columnsOf>;
  readonly ticks: Ticks;
  readonly place: number;
  readonly selected: boolean;
  readonly editable: boolean;
  readonly onSelect: () => void;
}

function SchoolTableRow(props: SchoolTableRowProps) {
  const { row, columns, ticks, place, selected, editable, onSelect } = props;
  return (
    <tr aria-rowindex={place + 2} aria-current={selected ? "true" : undefined}>
      <td>
        <Tick school={row.school} ticks={ticks} />
      </td>
      {columns.map(({ key, numeric }) => {
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

/** Past the rows of the table with one key. */
function focusOnPicked(): void {
  document.querySelector<HTMLElement>(".picked-bar select")?.focus();
}
