import { Fragment, memo } from "react";
import type { PlacesWork } from "../../app/places/places_state.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import { rollOfYears } from "../../domain/places/area_with_figures.ts";
import type { Baseline } from "../../domain/places/baseline.ts";
import { planningAreasOfClusters } from "../../domain/places/baseline.ts";
import type { Places } from "../../domain/places/outcome.ts";
import type { SurplusThresholds } from "../../domain/places/thresholds.ts";
import type { Plan } from "../../domain/plan.ts";
import type { SchoolIndex, Urn } from "../../domain/school.ts";
import { sourcedText } from "../../words/places_dates_text.ts";
import { placesLineTexts, planningAreasText } from "../../words/places_text.ts";
import { useCommands } from "../AppContext.tsx";
import { PlacesMark } from "./PlacesMark.tsx";

export type PlacesBy = "clusters" | "schools" | "districts" | "planningAreas";

export const PLACES_BY: readonly { readonly key: PlacesBy; readonly label: string }[] = [
  { key: "clusters", label: "cluster" },
  { key: "schools", label: "school" },
  { key: "districts", label: "district" },
  { key: "planningAreas", label: "planning area" },
];

interface PlacesRowsProps {
  readonly baseline: Baseline;
  /** Whose indexes are selected by: with the schools over the border. */
  readonly area: Area;
  readonly plan: Plan | null;
  readonly work: PlacesWork;
  readonly by: PlacesBy;
}

interface Row {
  readonly key: string;
  readonly name: string;
  readonly places: Places;
  /** Dates and sources of a school's figures, or the planning areas of a cluster. */
  readonly notes: readonly string[];
  /** Shows it beside the list; `null` where there is nothing to show. */
  readonly open: (() => void) | null;
}

/** One line each, the names as buttons where the map can show what they name. */
export const PlacesRows = memo(function PlacesRows(props: PlacesRowsProps) {
  const { by, work } = props;
  const forSchools = useSchoolRows(props);
  const forOthers = useOtherRows(props);
  const rows = by === "schools" ? forSchools() : forOthers(by);
  return (
    <>
      {by === "planningAreas" && rows.every(({ key }) => key === "none") ? (
        <p className="places-empty">
          No planning area is given. Load figures with a column planning_area.
        </p>
      ) : null}
      <ul className="places-rows">
        {rows.map((row) => (
          <PlacesRow key={row.key} row={row} thresholds={work.thresholds} />
        ))}
      </ul>
    </>
  );
});

function PlacesRow({
  row,
  thresholds,
}: {
  readonly row: Row;
  readonly thresholds: SurplusThresholds;
}) {
  return (
    <li className="places-row">
      {row.open === null ? (
        <span className="places-row__name">{row.name}</span>
      ) : (
        <button type="button" className="link places-row__name" onClick={row.open}>
          {row.name}
        </button>
      )}
      <span className="places-row__figures">
        {placesLineTexts(row.places).map((text, at) => (
          <Fragment key={text}>
            {at === 0 ? null : " · "}
            <span className="places-row__figure">{text}</span>
          </Fragment>
        ))}
      </span>
      <PlacesMark places={row.places} thresholds={thresholds} />
      {row.notes.map((note) => (
        <span key={note} className="places-row__figures">
          {note}
        </span>
      ))}
    </li>
  );
}

function useSchoolRows({ baseline, area, work }: PlacesRowsProps): () => readonly Row[] {
  const { selectSchool, show } = useCommands();
  return () => {
    const indexes = schoolIndexes(area);
    return baseline.schools.map(({ urn, places }) => {
      const index = indexes.get(urn);
      if (index === undefined) throw new Error(`The area has no school ${urn}.`);
      const open = () => {
        show({ task: null });
        selectSchool(index);
      };
      const name = area.schools[index]?.name ?? urn;
      return { key: urn, name, places, notes: sourcesOf(area, index, urn, work), open };
    });
  };
}

function sourcesOf(area: Area, index: SchoolIndex, urn: Urn, work: PlacesWork): readonly string[] {
  const school = area.schools[index];
  if (school === undefined) return [];
  const from = work.figureSources.get(urn);
  // A roll that is not given is the sum of the year groups that are.
  const given = work.figures.get(urn);
  const isSum = given?.pupils === null && rollOfYears(school, given.yearPupils) !== null;
  const rollFrom = from?.pupils ?? (isSum ? (from?.yearPupils ?? null) : null);
  return [
    `Capacity: ${sourcedText(school.capacity, from?.capacity ?? null)}`,
    `Roll: ${sourcedText(school.pupils, rollFrom)}`,
  ];
}

function useOtherRows(
  props: PlacesRowsProps,
): (by: Exclude<PlacesBy, "schools">) => readonly Row[] {
  const { baseline, plan, work } = props;
  const { selectCluster, show } = useCommands();
  return (by) => {
    const areasOf = plan === null ? null : planningAreasOfClusters(plan, work.figures);
    return baseline[by].map(({ key, name, places }) => {
      const isCluster = by === "clusters" && key !== null;
      const areas = isCluster ? planningAreasText(areasOf?.get(key) ?? new Map()) : null;
      const open = () => {
        show({ task: null });
        selectCluster(key);
      };
      return {
        key: key ?? "none",
        name: name ?? (by === "clusters" ? "Not in a cluster" : "Not given"),
        places,
        notes: areas === null ? [] : [areas],
        open: isCluster ? open : null,
      };
    });
  };
}
