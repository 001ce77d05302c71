import { useMemo, useState } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { Verdict } from "../../domain/ceiling.ts";
import { gravestVerdict } from "../../domain/ceiling.ts";
import type { JudgedCluster, JudgedPair } from "../../domain/judgement.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { VERDICT_WORDS } from "../../words/labels.ts";
import { speedText } from "../../words/speed_text.ts";
import { CrossingNote } from "../parts/CrossingNote.tsx";
import { MilesCell } from "../parts/MilesCell.tsx";
import { MinutesCell } from "../parts/MinutesCell.tsx";
import { SortHeader } from "../parts/SortHeader.tsx";
import { VerdictMark } from "../parts/VerdictMark.tsx";
import { useCrossings } from "./use_crossings.ts";

interface PairRow {
  readonly key: string;
  readonly first: string;
  readonly second: string;
  readonly there: JudgedPair;
  readonly back: JudgedPair;
  readonly verdict: Verdict;
}

type Column = "schools" | "there" | "back" | "miles";

interface PairsTableProps {
  readonly area: Area;
  readonly judged: JudgedCluster;
  readonly settings: JudgingSettings;
}

/** Every pair of the cluster's schools, both ways, named in its slower direction; slowest first until sorted otherwise. */
export function PairsTable({ area, judged, settings }: PairsTableProps) {
  const [sort, setSort] = useState<{ readonly column: Column; readonly descending: boolean }>({
    column: "there",
    descending: true,
  });
  useCrossings(area);
  const rows = useMemo(() => pairRows(area, judged), [area, judged]);
  const sorted = useMemo(() => {
    const sign = sort.descending ? -1 : 1;
    return [...rows].sort((a, b) => sign * compareBy(sort.column, a, b));
  }, [rows, sort]);
  if (rows.length === 0) return null;
  const estimated = area.driveTimes.band !== null;
  const header = (column: Column, label: string) => (
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
        {estimated
          ? ". Estimated: the likely time, with its range below; miles by road are not known."
          : "."}
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
                <VerdictMark verdict={row.verdict} />{" "}
                <span className="visually-hidden">{VERDICT_WORDS[row.verdict]}: </span>
                {row.first} → {row.second}
                <CrossingNote size={area.schools.length} from={row.there.from} to={row.there.to} />
              </th>
              <MinutesCell
                drive={row.there}
                ceiling={settings.ceiling}
                origin={area.driveTimes.origin(row.there.from, row.there.to)}
              />
              <MinutesCell
                drive={row.back}
                ceiling={settings.ceiling}
                origin={area.driveTimes.origin(row.back.from, row.back.to)}
              />
              <MilesCell metres={row.there.metres} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function pairRows(area: Area, judged: JudgedCluster): readonly PairRow[] {
  const byKey = new Map(judged.pairs.map((pair) => [`${pair.from}-${pair.to}`, pair]));
  return judged.pairs.flatMap((there) => {
    const back = byKey.get(`${there.to}-${there.from}`);
    if (back === undefined || !isSlower(there, back)) return [];
    return [
      {
        key: `${there.from}-${there.to}`,
        first: schoolAt(area, there.from).name,
        second: schoolAt(area, there.to).name,
        there,
        back,
        verdict: gravestVerdict([there.verdict, back.verdict]),
      },
    ];
  });
}

/** Whether `there` is the slower way of its pair; where both take the same time, one of them is. */
function isSlower(there: JudgedPair, back: JudgedPair): boolean {
  return there.seconds === back.seconds ? there.from < back.from : there.seconds > back.seconds;
}

function compareBy(column: Column, a: PairRow, b: PairRow): number {
  switch (column) {
    case "schools":
      return `${a.first} ${a.second}`.localeCompare(`${b.first} ${b.second}`, "en");
    case "there":
      return compareNumbers(a.there.seconds, b.there.seconds);
    case "back":
      return compareNumbers(a.back.seconds, b.back.seconds);
    case "miles":
      return compareNumbers(a.there.metres ?? -1, b.there.metres ?? -1);
  }
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
