import { selectArea, selectOpenArea } from "../../app/selectors.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { SchoolOverBorder } from "../../domain/over_border.ts";
import { authorityOf, OVER_BORDER_LABEL } from "../../words/border_text.ts";
import { minutesFigure } from "../../words/durations.ts";
import { schoolName } from "../../words/names.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { BorderStatus } from "./BorderSwitch.tsx";

const NONE: readonly SchoolOverBorder[] = [];

/** The schools over the border in a table of their own below the area's: the map's layer without a picture. */
export default function BorderTable() {
  const area = useApp(selectArea);
  const title = useApp((state) => selectOpenArea(state)?.title ?? "");
  const selected = useApp((state) => state.border.selected);
  const found = useApp(({ border: { found: known } }) =>
    known.status === "ready" && known.value.kind === "found" ? known.value.schools : NONE,
  );
  const { selectBorderSchool } = useCommands();
  if (area === null) return null;
  const joined = schoolIndexes(area);
  const rows = found.filter(({ school }) => !joined.has(school.urn));
  return (
    <section className="border-table" aria-label={OVER_BORDER_LABEL}>
      <h2>{OVER_BORDER_LABEL}</h2>
      <BorderStatus title={title} />
      {rows.length === 0 ? null : (
        <div className="border-table__scroller">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">School, not in this area</th>
                <th scope="col">Authority</th>
                <th scope="col" className="number">
                  Pupils
                </th>
                <th scope="col">Quickest to reach from</th>
                <th scope="col" className="number">
                  About, min
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ school, nearest, seconds }) => (
                <tr key={school.urn} aria-current={school.urn === selected ? "true" : undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      onClick={() => selectBorderSchool(school.urn)}
                    >
                      {school.name}
                    </button>
                  </th>
                  <td>{authorityOf(school)}</td>
                  <td className="number">{school.pupils?.value ?? "not known"}</td>
                  <td>{schoolName(area, nearest)}</td>
                  <td className="number">{minutesFigure(seconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
