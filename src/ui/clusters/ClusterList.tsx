import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { ClusterSort } from "../../app/state.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";
import { ClusterListHead } from "./ClusterListHead.tsx";
import { ClusterRow } from "./ClusterRow.tsx";
import { NoClusters } from "./NoClusters.tsx";

const ROW_HEIGHT = 76;

const SORTS: readonly { readonly key: ClusterSort; readonly label: string }[] = [
  { key: "plan-order", label: "Number" },
  { key: "worst-pair", label: "Longest worst pair" },
  { key: "name", label: "Name" },
  { key: "pupils", label: "Most pupils" },
];

/** Every cluster of the plan on show, with its verdict: a list of buttons that only draws the rows in sight. */
export function ClusterList() {
  const clusters = useDerived((selectors) => selectors.sortedClusters);
  const judgement = useDerived((selectors) => selectors.judgement);
  const sort = useApp((state) => state.clusterSort);
  const selected = useApp((state) => state.selection.cluster);
  const { show } = useCommands();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: clusters.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (place) => clusters[place]?.cluster.id ?? place,
  });
  const selectedPlace = clusters.findIndex((judged) => judged.cluster.id === selected);
  useEffect(() => {
    if (selectedPlace >= 0) virtual.scrollToIndex(selectedPlace, { align: "auto" });
  }, [selectedPlace, virtual]);
  if (judgement === null) return null;
  if (clusters.length === 0) return <NoClusters />;
  return (
    <>
      <ClusterListHead judgement={judgement} />
      <label className="list-sort">
        Sort by
        <select
          value={sort}
          onChange={(event) => show({ clusterSort: event.target.value as ClusterSort })}
        >
          {SORTS.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div ref={scroller} className="list-scroller">
        <ul
          className="virtual-list"
          style={{ height: virtual.getTotalSize() }}
          aria-label="Clusters"
        >
          {virtual.getVirtualItems().map((item) => {
            const judged = clusters[item.index];
            return judged === undefined ? null : (
              <li
                key={item.key}
                className="virtual-list__item"
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
                aria-setsize={clusters.length}
                aria-posinset={item.index + 1}
              >
                <ClusterRow judged={judged} selected={judged.cluster.id === selected} />
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
