import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Baseline } from "../../domain/places/baseline.ts";
import type { Places } from "../../domain/places/outcome.ts";
import { shareText } from "../../words/places_text.ts";
import { useCommands } from "../AppContext.tsx";

export type PlacesBy = "clusters" | "schools" | "districts" | "planningAreas";

export const PLACES_BY: readonly { readonly key: PlacesBy; readonly label: string }[] = [
  { key: "clusters", label: "cluster" },
  { key: "schools", label: "school" },
  { key: "districts", label: "district" },
  { key: "planningAreas", label: "planning area" },
];

const ROW_HEIGHT = 56;

interface Row {
  readonly key: string;
  readonly name: string;
  readonly places: Places;
  /** Shows it beside the list; `null` where there is nothing to show. */
  readonly open: (() => void) | null;
}

/** One line each, the names as buttons where the map can show what they name. */
export function PlacesRows(props: {
  readonly baseline: Baseline;
  readonly area: Area;
  readonly by: PlacesBy;
}) {
  const rows = useRows(props);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div className="list-scroller" ref={scroller}>
      <ul className="places-rows" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={row.key}
              className="places-row"
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              {row.open === null ? (
                <span className="places-row__name">{row.name}</span>
              ) : (
                <button type="button" className="link places-row__name" onClick={row.open}>
                  {row.name}
                </button>
              )}
              <span className="places-row__figures">{figuresOf(row.places)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function useRows({ baseline, area, by }: Parameters<typeof PlacesRows>[0]): readonly Row[] {
  const { selectCluster, selectSchool, show } = useCommands();
  if (by === "schools") {
    const indexes = schoolIndexes(area);
    return baseline.schools.map(({ urn, places }) => {
      const index = indexes.get(urn);
      const name = index === undefined ? urn : (area.schools[index]?.name ?? urn);
      const open =
        index === undefined
          ? null
          : () => {
              show({ task: null });
              selectSchool(index);
            };
      return { key: urn, name, places, open };
    });
  }
  return baseline[by].map(({ key, name, places }) => ({
    key: key ?? "none",
    name: name ?? (by === "clusters" ? "Not in a cluster" : "Not given"),
    places,
    open:
      by === "clusters" && key !== null
        ? () => {
            show({ task: null });
            selectCluster(key);
          }
        : null,
  }));
}

function figuresOf({ counted, capacity, roll, unfilled, unfilledShare, over }: Places): string {
  if (counted === 0) return "Capacity or roll not known";
  const parts = [
    `${roll.toLocaleString("en-GB")} of ${capacity.toLocaleString("en-GB")} places`,
    `${unfilled.toLocaleString("en-GB")} unfilled${shareText(unfilledShare)}`,
    ...(over === 0 ? [] : [`over by ${over.toLocaleString("en-GB")}`]),
  ];
  return parts.join(" · ");
}
