import { useMemo, useState } from "react";
import type { Area } from "../../domain/area.ts";
import type { JudgedCluster } from "../../domain/judgement.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { ESTIMATED_DRIVES_NOTE } from "../../words/road_length_text.ts";
import { speedText } from "../../words/speed_text.ts";
import { isEstimatedHere, originText } from "../../words/times_text.ts";
import { CrossingNote } from "../parts/CrossingNote.tsx";
import { MilesCell } from "../parts/MilesCell.tsx";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { SortHeader } from "../parts/SortHeader.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import type { PairColumn } from "./pair_rows.ts";
import { comparePairs, pairRows } from "./pair_rows.ts";
import { useCrossings } from "./use_crossings.ts";

interface PairsTableProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly settings: JudgingSettings;
}

/** Every pair of the cluster's schools, both ways, named in its slower direction; slowest first until sorted otherwise. */
export function PairsTable({ area, judged, settings }: PairsTableProps) {
  const [sort, setSort] = useState<{ readonly column: PairColumn; readonly descending: boolean }>({
    column: "there",
    descending: true,
  });
  useCrossings(area);
  const rows = useMemo(() => pairRows(area, judged), [area, judged]);
  const sorted = useMemo(() => {
    const sign = sort.descending ? -1 : 1;
    return [...rows].sort((a, b) => sign * comparePairs(sort.column, a, b));
  }, [rows, sort]);
  if (rows.length === 0) return null;
  const estimated = area.driveTimes.band !== null;
  const header = (column: PairColumn, label: string) => (
    <SortHeader
      label={label}
      numeric={column !== "schools"}
      sorted={sort.column === column ? (sort.descending ? "descending" : "ascending") : "none"}
      onSort={() =>
        setSort({
          column,
          descending: sort.column === column ? !sort.descending : column !== "schools",
        })
      }
    />
  );
  return (
    <section aria-label="Pairs">
      <h3>
        {rows.length} {rows.length === 1 ? "pair" : "pairs"}, both ways
      </h3>
      <p className="quiet">
        Minutes at {speedText(settings.speed)}
        {estimated ? `. ${ESTIMATED_DRIVES_NOTE}` : "."}
      </p>
      <table className="table">
        <thead>
          <tr>
            {header("schools", "Schools")}
            {header("there", "There, min")}
            {header("back", "Back, min")}
            {header("miles", "Miles")}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <VerdictMark
                  verdict={row.verdict}
                  isEstimated={isEstimatedHere(area.driveTimes, row.there.from, row.there.to)}
                />{" "}
                <span className="visually-hidden">{VERDICT_WORDS[row.verdict]}: </span>
                {row.first} → {row.second}
                <CrossingNote from={row.there.from} to={row.there.to} />
              </th>
              <MinutesCell
                drive={row.there}
                ceiling={settings.ceiling}
                origin={originText(area.driveTimes, row.there.from, row.there.to)}
              />
              <MinutesCell
                drive={row.back}
                ceiling={settings.ceiling}
                origin={originText(area.driveTimes, row.back.from, row.back.to)}
              />
              <MilesCell length={row.length} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
