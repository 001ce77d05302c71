import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { selectArea, selectShownPlan } from "../../app/selectors.ts";
import { isOverBorder, schoolAt } from "../../domain/area.ts";
import { movedFromToday } from "../../domain/compare/moved_from_today.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { createSchoolSearch } from "../../domain/school_search.ts";
import { counted } from "../../words/counted.ts";
import { fromText } from "../../words/names.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { Tick, TickAll } from "../picked/Tick.tsx";
import { useTicks } from "../picked/use_ticks.ts";

const ROW_HEIGHT = 56;

type Filter = "all" | "unassigned" | "no-location" | "moved";

const FILTERS: readonly { readonly key: Filter; readonly label: string }[] = [
  { key: "all", label: "All schools" },
  { key: "unassigned", label: "Not in a cluster" },
  { key: "no-location", label: "No location" },
  { key: "moved", label: "Moved from today" },
];

/** The area's schools in a narrow list, to find one and open it. */
export function SchoolList() {
  const area = useApp(selectArea);
  const plan = useApp(selectShownPlan);
  const selected = useApp((state) => state.selection.school);
  const { selectSchool } = useCommands();
  const [query, setQuery] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  const scroller = useRef<HTMLDivElement>(null);
  const search = useMemo(() => (area === null ? null : createSchoolSearch(area.schools)), [area]);
  const clusterNames = useMemo(() => {
    const names = new Map<string, string>();
    for (const cluster of plan?.clusters ?? []) {
      for (const urn of cluster.schools) names.set(urn, cluster.name);
    }
    return names;
  }, [plan]);
  const today = plan?.today;
  const moved = useMemo(
    () =>
      filter !== "moved" || plan === null || today === undefined
        ? null
        : movedFromToday(plan, today),
    [filter, plan, today],
  );
  const found = useMemo(() => {
    if (area === null || search === null) return [];
    const matching =
      query.trim() === ""
        ? area.schools.map((_, place) => place as SchoolIndex)
        : search.find(query, area.schools.length);
    return matching.filter((index) => {
      const school = schoolAt(area, index);
      if (filter === "unassigned") {
        return !(clusterNames.has(school.urn) || isOverBorder(area, school.urn));
      }
      if (filter === "no-location") return school.location === null;
      return moved === null || moved.has(school.urn);
    });
  }, [area, search, query, filter, clusterNames, moved]);
  const urns = useMemo(
    () => (area === null ? [] : found.map((index) => schoolAt(area, index).urn)),
    [area, found],
  );
  const ticks = useTicks(urns);
  const virtual = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  if (area === null) return null;
  return (
    <>
      <header className="list-head">
        <input
          className="text-input"
          type="search"
          aria-label="Find in this list"
          placeholder="Name, town, postcode, URN"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <label className="list-sort">
          Show
          <select value={filter} onChange={(event) => setFilter(event.target.value as Filter)}>
            {FILTERS.filter(({ key }) => key !== "moved" || today !== undefined).map(
              ({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ),
            )}
          </select>
        </label>
        <p className="list-head__note" aria-live="polite">
          {found.length} of {counted(area.schools.length, "school")}
        </p>
        <div className="list-head__tick">
          <TickAll
            count={urns.length}
            ticked={urns.filter((urn) => ticks.picked.has(urn)).length}
            ticks={ticks}
          />
          <span aria-hidden="true">Pick all shown</span>
        </div>
      </header>
      <div ref={scroller} className="list-scroller">
        <ul
          className="virtual-list"
          style={{ height: virtual.getTotalSize() }}
          aria-label="Schools"
        >
          {virtual.getVirtualItems().map((item) => {
            const index = found[item.index];
            if (index === undefined) return null;
            const school = schoolAt(area, index);
            return (
              <li
                key={school.urn}
                className="virtual-list__item school-item"
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
                aria-setsize={found.length}
                aria-posinset={item.index + 1}
              >
                <Tick school={school} ticks={ticks} />
                <button
                  type="button"
                  className="school-row"
                  aria-pressed={index === selected}
                  onClick={() => selectSchool(index)}
                >
                  <span className="school-row__name">{school.name}</span>
                  <span className="quiet">
                    {[
                      isOverBorder(area, school.urn) ? fromText(school) : null,
                      school.town ?? school.district,
                      school.pupils === null ? "roll not known" : `${school.pupils.value} pupils`,
                      clusterNames.get(school.urn) ?? "not in a cluster",
                    ]
                      .filter((part) => part !== null)
                      .join(" · ")}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
