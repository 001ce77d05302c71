import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { BASE } from "../../map/theme.ts";

interface BorderSchoolLayerProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

/** Schools of other authorities that are not in the area: small grey rings. */
export function BorderSchoolLayer({ scene, projection, scale }: BorderSchoolLayerProps) {
  return (
    <g>
      {(scene.borderSchools ?? []).map(({ urn, name, position }) => {
        const [x, y] = projection.at(position);
        const isSelected = urn === scene.selectedBorderSchool;
        return (
          <circle
            key={urn}
            data-border-school={urn}
            cx={x}
            cy={y}
            r={(isSelected ? 9 : 5) / scale}
            fill={isSelected ? BASE.focus : BASE.land}
            fillOpacity={isSelected ? 1 : 0.6}
            stroke={isSelected ? BASE.ink : BASE.borderSchool}
            strokeWidth={1.5 / scale}
          >
            <title>{name}</title>
          </circle>
        );
      })}
    </g>
  );
}
