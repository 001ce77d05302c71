import { useMemo, useState } from "react";
import { schoolAt } from "../../domain/area.ts";
import { ESTIMATED_DRIVES_NOTE } from "../../words/road_length_text.ts";
import { speedText } from "../../words/speed_text.ts";
import { originText } from "../../words/times_text.ts";
import { wordedVerdict } from "../../words/verdict_text.ts";
import { useDerived } from "../AppContext.tsx";
import type { PairColumn, PairRow } from "../detail/pair_rows.ts";
import { comparePairs, pairRows } from "../detail/pair_rows.ts";
import { MilesCell } from "../parts/MilesCell.tsx";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { SortHeader } from "../parts/SortHeader.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";

interface ClusterPair extends PairRow {
  readonly cluster: string;
}

const COLUMNS: readonly { readonly key: PairColumn; readonly label: string }[] = [
  { key: "schools", label: "Schools" },
  { key: "there", label: "There, min" },
  { key: "back", label: "Back, min" },
  { key: "miles", label: "Miles" },
];

/** Every pair of schools that share a cluster, both ways; slowest first until sorted otherwise. */
export function PairsTab() {
  const area = useDerived((selectors) => selectors.judgedArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const [sort, setSort] = useState<{ readonly column: PairColumn; readonly isDown: boolean }>({
    column: "there",
    isDown: true,
  });
  const pairs = useMemo((): readonly ClusterPair[] => {
    if (area === null || judgement === null) return [];
    return judgement.clusters.flatMap((judged, place) =>
      pairRows(area, judged).map((row) => ({
        ...row,
        cluster: `${place + 1} ${judged.cluster.name}`,
      })),
    );
  }, [area, judgement]);
  const sorted = useMemo(() => {
    const sign = sort.isDown ? -1 : 1;
    return [...pairs].sort((a, b) => sign * comparePairs(sort.column, a, b));
  }, [pairs, sort]);
  if (area === null || judgement === null) return null;
  const { ceiling, speed } = judgement.settings;
  return (
    <section className="saved-list" aria-labelledby="pairs-title">
      <header className="saved-list-head">
        <h2 id="pairs-title">
          {pairs.length.toLocaleString("en-GB")} pairs of schools that share a cluster
        </h2>
        <p className="quiet">
          Minutes at {speedText(speed)}, each pair named in its slower direction.
          {area.driveTimes.band === null ? "" : ` ${ESTIMATED_DRIVES_NOTE}`}
        </p>
      </header>
      <table className="table saved-table">
        <thead>
          <tr>
            {COLUMNS.map(({ key, label }) => (
              <SortHeader
                key={key}
                label={label}
                numeric={key !== "schools"}
                sorted={sort.column === key ? (sort.isDown ? "descending" : "ascending") : "none"}
                onSort={() =>
                  setSort({
                    column: key,
                    isDown: sort.column === key ? !sort.isDown : key !== "schools",
                  })
                }
              />
            ))}
            <th scope="col" className="saved-table__wide">
              Verdict
            </th>
            <th scope="col" className="saved-table__wide">
              Cluster
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ key, cluster, first, second, there, back, length, verdict }) => (
            <tr key={`${cluster} ${key}`}>
              <th scope="row">
                {first} → {second}
                <span className="saved-table__narrow quiet">
                  <VerdictMark verdict={verdict} /> {wordedVerdict(verdict, there, ceiling)} ·{" "}
                  {cluster}
                </span>
              </th>
              {[there, back].map((drive) => (
                <MinutesCell
                  key={schoolAt(area, drive.from).urn}
                  drive={drive}
                  ceiling={ceiling}
                  origin={originText(area.driveTimes, drive.from, drive.to)}
                />
              ))}
              <MilesCell length={length} />
              <td className="saved-table__verdict saved-table__wide">
                <VerdictMark verdict={verdict} /> {wordedVerdict(verdict, there, ceiling)}
              </td>
              <td className="saved-table__wide">{cluster}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
