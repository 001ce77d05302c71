import { clusterEmphasis, clusterLabelPositions } from "../../map/layers/cluster_areas.ts";
import type { Emphasis } from "../../map/layers/concept.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { BASE, CLUSTER_HUES, VERDICT_COLOURS, VERDICT_MARKS } from "../../map/theme.ts";

interface ClusterLayersProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

const FILL_OPACITY: Readonly<Record<Emphasis, number>> = {
  selected: 0.32,
  normal: 0.18,
  faded: 0.07,
};
const LINE_OPACITY: Readonly<Record<Emphasis, number>> = { selected: 1, normal: 0.85, faded: 0.3 };

/** Cluster areas, each tinted and outlined in its hue. */
export function ClusterAreaLayer({ scene, projection, scale }: ClusterLayersProps) {
  const emphasis = clusterEmphasis(scene);
  return (
    <g strokeLinejoin="round">
      {scene.clusters.map(({ id, shape, hue }, place) => {
        if (shape === null) return null;
        const strength = emphasis[place] ?? "normal";
        const colour = CLUSTER_HUES[hue] ?? BASE.ink;
        return (
          <path
            key={id}
            data-cluster={id}
            d={projection.path(shape) ?? ""}
            fill={colour}
            fillOpacity={FILL_OPACITY[strength]}
            stroke={colour}
            strokeOpacity={LINE_OPACITY[strength]}
            strokeWidth={(strength === "selected" ? 4 : 2) / scale}
          />
        );
      })}
    </g>
  );
}

/** The clusters' numbers, with the mark of a verdict that is not "within". */
export function ClusterNumberLayer({ scene, projection, scale }: ClusterLayersProps) {
  const emphasis = clusterEmphasis(scene);
  const positions = clusterLabelPositions(scene);
  return (
    <g textAnchor="middle" dominantBaseline="central" fontWeight="bold" fontSize={12}>
      {scene.clusters.map(({ id, number, name, hue, verdict }, place) => {
        const at = positions[place] ?? null;
        if (at === null) return null;
        const label = `${number} ${VERDICT_MARKS[verdict]}`.trim();
        const width = label.length * 7 + 12;
        const [x, y] = projection.at(at);
        return (
          <g
            key={id}
            data-cluster={id}
            opacity={emphasis[place] === "faded" ? 0.45 : 1}
            transform={`translate(${x} ${y}) scale(${1 / scale})`}
          >
            <title>{`${number} ${name}`}</title>
            <rect
              x={-width / 2}
              y={-10}
              width={width}
              height={20}
              rx={9}
              fill="#ffffff"
              stroke={CLUSTER_HUES[hue] ?? BASE.ink}
              strokeWidth={2}
            />
            <text fill={verdict === "within" ? BASE.ink : VERDICT_COLOURS[verdict]}>{label}</text>
          </g>
        );
      })}
    </g>
  );
}
