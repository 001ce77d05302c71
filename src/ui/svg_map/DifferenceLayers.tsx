import { RINGS, ringedSchools } from "../../map/layers/difference.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { symbolDiameter } from "../../map/school_symbol.ts";
import { BASE } from "../../map/theme.ts";

interface DifferenceLayerProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

/** The clusters of the other plan that are not the same here: dashed lines without a fill. */
export function DifferenceOutlineLayer({ scene, projection, scale }: DifferenceLayerProps) {
  return (
    <g fill="none" strokeLinejoin="round" pointerEvents="none" data-difference="outlines">
      {(scene.difference?.outlines ?? []).map((shape) => {
        const path = projection.path(shape) ?? "";
        return (
          <g key={path}>
            <path d={path} stroke={BASE.halo} strokeWidth={5 / scale} strokeOpacity={0.85} />
            <path
              d={path}
              stroke={BASE.difference}
              strokeWidth={2.25 / scale}
              strokeDasharray={`${8 / scale} ${4.5 / scale}`}
            />
          </g>
        );
      })}
    </g>
  );
}

/** A double ring round each school that is elsewhere in the other plan. */
export function MovedRingLayer({ scene, projection, scale }: DifferenceLayerProps) {
  return (
    <g fill={BASE.halo} stroke={BASE.difference} strokeWidth={RINGS.width} pointerEvents="none">
      {ringedSchools(scene).map(({ school }) => {
        const [x, y] = projection.at(school.position);
        const radius = symbolDiameter(school.pupils) * 0.62;
        return (
          <g key={school.index} transform={`translate(${x} ${y}) scale(${1 / scale})`}>
            <circle r={radius + RINGS.outer} data-moved={school.index} />
            <circle r={radius + RINGS.inner} />
          </g>
        );
      })}
    </g>
  );
}

/** Beside each of them, where it is from. */
export function MovedLabelLayer({ scene, projection, scale }: DifferenceLayerProps) {
  return (
    <g
      textAnchor="middle"
      dominantBaseline="central"
      fontWeight="bold"
      fontSize={12}
      pointerEvents="none"
    >
      {ringedSchools(scene).map(({ school, label }) => {
        const [x, y] = projection.at(school.position);
        const above = symbolDiameter(school.pupils) * 0.62 + RINGS.outer + 12;
        const width = label.length * 6.6 + 12;
        return (
          <g
            key={school.index}
            transform={`translate(${x} ${y}) scale(${1 / scale}) translate(0 ${-above})`}
          >
            <rect
              x={-width / 2}
              y={-9}
              width={width}
              height={18}
              rx={8}
              fill="#ffffff"
              stroke={BASE.difference}
              strokeWidth={1.5}
            />
            <text fill={BASE.ink}>{label}</text>
          </g>
        );
      })}
    </g>
  );
}
