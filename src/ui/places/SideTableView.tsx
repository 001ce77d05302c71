import type { KeptScenario } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import type { SideRow, SideTable } from "../../domain/places/side_by_side.ts";
import { TEST_ONLY } from "../../words/places_action_text.ts";
import { useCommands } from "../AppContext.tsx";
import { RunState } from "./RunState.tsx";
import { usePlaces } from "./use_places.ts";

interface SideTableViewProps {
  readonly places: PlacesStore;
  readonly compared: readonly KeptScenario[];
  readonly table: SideTable;
}

/** The table of tests beside today, whose columns scroll while their names and the figures' stay. */
export function SideTableView({ places, compared, table }: SideTableViewProps) {
  const keyOf = (column: number) => compared[column - 1]?.id ?? "before";
  return (
    <table className="table sides">
      <caption className="visually-hidden">Tests side by side</caption>
      <thead>
        <tr>
          <td />
          {table.columns.map((name, column) => (
            <th key={keyOf(column)} scope="col">
              {column === 0 ? null : <span className="sides__note">{TEST_ONLY}</span>}
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Look at it</th>
          <td>
            <MapButton places={places} id={null} name="Before" />
          </td>
          {compared.map((kept) => (
            <td key={kept.id}>
              <ColumnButtons places={places} kept={kept} />
            </td>
          ))}
        </tr>
      </tbody>
      {table.sections.map(({ heading, rows }) => (
        <tbody key={heading}>
          <tr className="sides__section">
            <th scope="rowgroup" colSpan={table.columns.length + 1}>
              <span>{heading}</span>
            </th>
          </tr>
          {rows.map((row) => (
            <tr key={row.what}>
              <th scope="row">{row.what}</th>
              {row.cells.map((_, column) => (
                <Cell key={keyOf(column)} row={row} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Cell({ row, column }: { readonly row: SideRow; readonly column: number }) {
  const lines = row.cells[column] ?? [];
  if (row.isNumber) return <td className="sides__number">{lines}</td>;
  if (lines.length < 2) return <td>{lines}</td>;
  return (
    <td>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </td>
  );
}

interface ColumnButtonsProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
}

function ColumnButtons({ places, kept: { id, scenario } }: ColumnButtonsProps) {
  const { show } = useCommands();
  const { openScenario, showSideBySide, compare } = places.getState();
  return (
    <div className="sides__buttons">
      <RunState places={places} id={id} />
      <MapButton places={places} id={id} name={scenario.name} />
      <button
        type="button"
        className="link"
        onClick={() => {
          openScenario(id);
          showSideBySide(false);
          show({ task: "scenario" });
        }}
      >
        Open<span className="visually-hidden"> {scenario.name}</span>
      </button>
      <button type="button" className="link" onClick={() => compare(id, false)}>
        Take away<span className="visually-hidden"> {scenario.name}</span>
      </button>
    </div>
  );
}

interface MapButtonProps {
  readonly places: PlacesStore;
  /** `null` is today. */
  readonly id: string | null;
  readonly name: string;
}

/** Leaves the table for the map, with a test on it or none. */
function MapButton({ places, id, name }: MapButtonProps) {
  const isShown = usePlaces(places, (state) => state.onMap === id);
  const { show } = useCommands();
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        places.getState().showOnMap(id);
        places.getState().showSideBySide(false);
        show({ centre: "map", narrowPane: "centre" });
      }}
    >
      {isShown ? "On the map now" : "See on the map"}
      <span className="visually-hidden"> {name}</span>
    </button>
  );
}
