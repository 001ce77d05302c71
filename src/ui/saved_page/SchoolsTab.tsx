import { useMemo, useState } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import { createSchoolSearch } from "../../domain/school_search.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { SortHeader } from "../parts/SortHeader.tsx";
import type { SchoolColumn } from "../table/school_rows.ts";
import { SCHOOL_COLUMNS, schoolRows, sortSchoolRows } from "../table/school_rows.ts";

/** The columns of the app's table but the drive from a selected school, which is the school's own page here, and the thresholds, for which paper is too narrow. */
const COLUMNS = SCHOOL_COLUMNS.filter(({ key }) => key !== "drive" && key !== "surplus");

/** The columns that a phone has room for. */
const NARROW: readonly SchoolColumn[] = ["name", "pupils", "unfilled"];

/** Every school of the area, all of them drawn so that they print; a name leads to the school's own page. */
export function SchoolsTab({ onSchool }: { readonly onSchool: () => void }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectShownPlan);
  const settings = useDerived((selectors) => selectors.settings);
  const { openSchoolPage } = useCommands();
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<{ readonly column: SchoolColumn; readonly isDown: boolean }>({
    column: "name",
    isDown: false,
  });
  const search = useMemo(() => (area === null ? null : createSchoolSearch(area.schools)), [area]);
  const rows = useMemo(
    () => (area === null || plan === null ? [] : schoolRows(area, plan, settings, null)),
    [area, plan, settings],
  );
  const shown = useMemo(() => {
    const sorted = sortSchoolRows(rows, sort.column, sort.isDown);
    if (query.trim() === "" || search === null) return sorted;
    const found = new Set(search.find(query, rows.length));
    return sorted.filter(({ index }) => found.has(index));
  }, [rows, search, query, sort]);
  return (
    <section className="saved-list" aria-labelledby="schools-title">
      <header className="saved-list-head">
        <h2 id="schools-title">
          {shown.length === rows.length ? "" : `${shown.length} of `}
          {rows.length} schools
        </h2>
        <input
          className="text-input saved-list__filter no-print"
          type="search"
          aria-label="Find in this table"
          placeholder="Name, town, postcode, URN"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </header>
      <table className="table saved-table">
        <thead>
          <tr>
            {COLUMNS.map(({ key, label, numeric }) => (
              <SortHeader
                key={key}
                label={label}
                numeric={numeric}
                className={NARROW.includes(key) ? "" : "saved-table__wide"}
                sorted={sort.column === key ? (sort.isDown ? "descending" : "ascending") : "none"}
                onSort={() => setSort({ column: key, isDown: sort.column === key && !sort.isDown })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ school, text }) => (
            <tr key={school.urn}>
              {COLUMNS.map(({ key, numeric }) =>
                key === "name" ? (
                  <th key={key} scope="row">
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        openSchoolPage(school.urn);
                        onSchool();
                      }}
                    >
                      {text.name}
                    </button>
                    <span className="saved-table__narrow quiet">
                      {text.town} · {text.cluster}
                    </span>
                  </th>
                ) : (
                  <td key={key} className={cellClass(key, numeric)}>
                    {text[key]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellClass(key: SchoolColumn, numeric: boolean): string {
  return `${numeric ? "number" : ""} ${NARROW.includes(key) ? "" : "saved-table__wide"}`.trim();
}
