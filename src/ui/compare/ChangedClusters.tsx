import { useState } from "react";
import type { Comparison } from "../../app/comparison_sources.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { ClusterDifference } from "../../domain/compare/difference.ts";
import { counted } from "../../words/counted.ts";
import { clusterRows, worstText } from "../../words/difference_rows.ts";
import type { SideNames } from "../../words/difference_text.ts";
import { listed, numberedName, schoolName } from "../../words/names.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { DifferenceTable } from "./DifferenceTable.tsx";

interface ChangedClustersProps {
  readonly area: Area;
  readonly comparison: Comparison;
  readonly names: SideNames;
}

const CHANGE_WORDS = { new: "New", gone: "Gone", changed: "Changed" } as const;

/** Every cluster that is not the same on both sides, with what became of its figures. */
export function ChangedClusters({ area, comparison, names }: ChangedClustersProps) {
  const changed = comparison.difference.clusters.filter(({ change }) => change !== "same");
  if (changed.length === 0) return null;
  return (
    <section aria-label="Clusters that differ">
      <h3>{counted(changed.length, "cluster")} not the same</h3>
      <ul className="compare__list">
        {changed.map((cluster) => (
          <li key={`${cluster.before?.id ?? ""} ${cluster.after?.id ?? ""}`}>
            <ChangedCluster area={area} cluster={cluster} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChangedClusterProps {
  readonly area: Area;
  readonly cluster: ClusterDifference;
  readonly names: SideNames;
}

function ChangedCluster({ area, cluster, names }: ChangedClusterProps) {
  const [isOpen, setOpen] = useState(false);
  const { before, after, change, arrived, left } = cluster;
  const name = numberedName(after?.name ?? before?.name ?? "");
  const word = change === "same" ? "" : CHANGE_WORDS[change];
  const schools = (urns: readonly string[]) => listed(urns.map((urn) => schoolName(area, urn)));
  return (
    <>
      <ClusterButton area={area} cluster={cluster} name={name} />{" "}
      <span className="compare__change">{word}</span>{" "}
      {before !== null && after !== null && before.name !== after.name
        ? `was ${numberedName(before.name)}. `
        : ""}
      Worst pair {worstText(before?.figures.worst ?? null, area)} →{" "}
      {worstText(after?.figures.worst ?? null, area)}.
      {arrived.length > 0 ? <span className="quiet">In: {schools(arrived)}.</span> : null}
      {left.length > 0 ? <span className="quiet">Out: {schools(left)}.</span> : null}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          Figures <span className="visually-hidden">of {name}</span>
        </summary>
        {isOpen ? (
          <DifferenceTable rows={clusterRows(cluster, area)} names={names} caption={name} />
        ) : null}
      </details>
    </>
  );
}

/** Selects the cluster where the plan on show has it, and shows on the map where its schools are where it has not. */
function ClusterButton(props: {
  readonly area: Area;
  readonly cluster: ClusterDifference;
  readonly name: string;
}) {
  const { area, cluster, name } = props;
  const lookingBack = useApp((state) => state.lookingBack);
  const here = lookingBack ? cluster.before : cluster.after;
  const isSelected = useApp((state) => here !== null && state.selection.cluster === here.id);
  const { selectCluster, flyTo } = useCommands();
  const choose = () => {
    if (here !== null) {
      selectCluster(here.id);
      return;
    }
    const indexes = schoolIndexes(area);
    const urns = [...cluster.left, ...cluster.arrived];
    selectCluster(null);
    flyTo(
      urns.flatMap((urn) => indexes.get(urn) ?? []),
      "if-hidden",
    );
  };
  return (
    <button type="button" className="link" aria-pressed={isSelected} onClick={choose}>
      {name}
    </button>
  );
}
