import { useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import { schoolAt } from "../../domain/area.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { MapIntent } from "../../map/scene.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { Legend } from "../map/Legend.tsx";
import { OverlaySelect } from "../map/OverlaySelect.tsx";
import { StackedSchools } from "../map/StackedSchools.tsx";
import { useFlight } from "../map/use_flight.ts";
import { useScene } from "../map/use_scene.ts";
import { SvgMap } from "../SvgMap.tsx";
import { useSize } from "./use_size.ts";

interface SavedMapProps {
  /** A cluster was picked. */
  readonly onCluster: () => void;
}

/** The SVG map: a school on it is shown the way to, or opened; a cluster is opened in the list. */
export function SavedMap({ onCluster }: SavedMapProps) {
  const [stack, setStack] = useState<readonly SchoolIndex[]>([]);
  const area = useApp(selectArea);
  const ofSchool = useApp((state) => (state.page === "school" ? state.pageSchool : null));
  const { showWay, openSchoolPage, selectCluster } = useCommands();
  const scene = useScene();
  const flight = useFlight();
  const { element, size } = useSize();
  if (area === null || scene === null) return null;
  const pick = (index: SchoolIndex) => {
    setStack([]);
    const { urn } = schoolAt(area, index);
    if (ofSchool === null || ofSchool === urn) openSchoolPage(urn);
    else void showWay(urn);
  };
  const onIntent = (intent: MapIntent) => {
    setStack([]);
    if (intent.type === "school-clicked") pick(intent.school);
    if (intent.type === "schools-stacked-clicked") setStack(intent.schools);
    if (intent.type === "cluster-clicked" && ofSchool === null) {
      selectCluster(intent.cluster);
      onCluster();
    }
    if (intent.type === "empty-clicked" && ofSchool === null) selectCluster(null);
  };
  return (
    <div className="centre">
      <section className="map-pane" aria-label="Map with its legend">
        <div className="saved-map__drawing" ref={element}>
          {size === null ? null : (
            <SvgMap
              scene={scene}
              onIntent={onIntent}
              interactive={true}
              flight={flight}
              width={size.width}
              height={size.height}
            />
          )}
        </div>
        <p className="saved-map__attribution">{scene.attribution}</p>
        <div className="map-pane__overlay">
          <OverlaySelect />
        </div>
        <Legend />
        {stack.length === 0 ? null : (
          <StackedSchools
            schools={stack.map((index) => ({ index, name: schoolAt(area, index).name }))}
            onPick={pick}
            onClose={() => setStack([])}
          />
        )}
      </section>
    </div>
  );
}
