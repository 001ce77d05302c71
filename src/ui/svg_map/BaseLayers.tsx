import { placePupils, TOWN } from "../../map/layers/places.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { BASE } from "../../map/theme.ts";

interface BaseLayersProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

/** The land and its districts. */
export function LandLayer({ scene, projection, scale }: BaseLayersProps) {
  const outline = scene.outline === null ? null : projection.path(scene.outline);
  return (
    <g strokeLinejoin="round" pointerEvents="none">
      {outline === null ? null : (
        <path
          d={outline}
          fill={BASE.land}
          stroke={BASE.outline}
          strokeWidth={1.25 / scale}
          {...(scene.outlineIsHull === true ? { strokeDasharray: `${4 / scale}` } : {})}
        />
      )}
      {scene.districts?.features.map((district) => (
        <path
          key={district.properties.name}
          d={projection.path(district) ?? ""}
          fill="none"
          stroke={BASE.district}
          strokeWidth={1 / scale}
          strokeDasharray={`${4 / scale} ${3 / scale}`}
        />
      ))}
    </g>
  );
}

/** The names of towns; of villages too once the map is close enough. */
export function PlaceLayer({ scene, projection, scale }: BaseLayersProps) {
  const pupils = placePupils(scene);
  return (
    <g
      textAnchor="middle"
      paintOrder="stroke"
      stroke={BASE.land}
      strokeWidth={3 / scale}
      strokeLinejoin="round"
      pointerEvents="none"
    >
      {scene.places.map(({ name, position }, i) => {
        const isTown = (pupils[i] ?? 0) >= TOWN;
        if (!isTown && scale < 3) return null;
        const [x, y] = projection.at(position);
        return (
          <text
            key={`${name} ${position.join(" ")}`}
            x={x}
            y={y - 6 / scale}
            fill={isTown ? BASE.town : BASE.place}
            fontSize={(isTown ? 13 : 11) / scale}
          >
            {name}
          </text>
        );
      })}
    </g>
  );
}
