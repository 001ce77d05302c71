import { clusterEmphasis } from "../../map/layers/cluster_areas.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { schoolSymbol } from "../../map/school_symbol.ts";
import { BASE } from "../../map/theme.ts";
import { SchoolSymbolMark } from "./SchoolSymbolMark.tsx";

interface SchoolLayerProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

/** Every school, large ones undermost; they grow a little as the map comes closer. */
export function SchoolLayer({ scene, projection, scale }: SchoolLayerProps) {
  const emphasis = clusterEmphasis(scene);
  const size = Math.min(1.2, 0.7 + 0.15 * Math.log2(scale)) / scale;
  const largestFirst = [...scene.schools].sort((a, b) => (b.pupils ?? 0) - (a.pupils ?? 0));
  return (
    <g>
      {largestFirst.map((school) => {
        const { index, name, position } = school;
        const [x, y] = projection.at(position);
        const place = scene.clusterOf[index] ?? null;
        const isSelected = index === scene.selectedSchool || scene.marked?.includes(index) === true;
        const isFaded =
          !isSelected &&
          (place === null ? scene.selectedCluster !== null : emphasis[place] === "faded");
        const key = scene.overlayClasses[index] ?? null;
        const symbol = schoolSymbol(school, scene.overlay, key);
        return (
          <g
            key={index}
            data-school={index}
            opacity={isFaded ? 0.35 : 1}
            transform={`translate(${x} ${y}) scale(${size})`}
          >
            <title>{`${name}, ${clusterText(scene, place)}`}</title>
            {isSelected ? (
              <circle
                r={symbol.diameter * 0.7 + 6}
                fill={BASE.focus}
                stroke={BASE.ink}
                strokeWidth={2.5}
              />
            ) : null}
            <SchoolSymbolMark symbol={symbol} />
          </g>
        );
      })}
    </g>
  );
}

function clusterText({ clusters }: Scene, place: number | null): string {
  const cluster = place === null ? undefined : clusters[place];
  return cluster === undefined ? "in no cluster" : `${cluster.number} ${cluster.name}`;
}
