import type { Position } from "../../domain/school.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { BASE } from "../../map/theme.ts";

interface LineLayerProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

/** Other links between schools: dashed lines, so that they are never taken for a cluster. */
export function LinkLayer({ scene, projection, scale }: LineLayerProps) {
  return (
    <g
      pointerEvents="none"
      stroke={BASE.link}
      strokeWidth={2.5 / scale}
      strokeDasharray={`${10 / scale} ${6 / scale}`}
    >
      {(scene.links ?? []).map(({ from, to }) => {
        const [x1, y1] = projection.at(from);
        const [x2, y2] = projection.at(to);
        return <line key={`${from.join(" ")} ${to.join(" ")}`} {...{ x1, y1, x2, y2 }} />;
      })}
    </g>
  );
}

/** Today's partnerships: dotted lines with their names, so that they are never taken for the plan's clusters. */
export function TodayLayer({ scene, projection, scale }: LineLayerProps) {
  const shapes = scene.today ?? [];
  return (
    <g pointerEvents="none" fill="none" strokeLinecap="round" data-today={shapes.length}>
      {shapes.map(({ name, shape, labelAt }) => {
        const path = projection.path(shape) ?? "";
        const [x, y] = projection.at(labelAt);
        return (
          <g key={`${name} ${path}`}>
            <path d={path} stroke={BASE.halo} strokeWidth={5 / scale} strokeOpacity={0.8} />
            <path
              d={path}
              stroke={BASE.today}
              strokeWidth={3 / scale}
              strokeDasharray={`0 ${6 / scale}`}
            />
            <text
              x={x}
              y={y - 3 / scale}
              fill={BASE.today}
              stroke={BASE.halo}
              strokeWidth={3 / scale}
              paintOrder="stroke"
              fontSize={12 / scale}
              fontWeight="bold"
              textAnchor="middle"
            >
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The way from one school to another along the roads: there a full line, back a dotted one on it. */
export function RouteLayer({ scene, projection, scale }: LineLayerProps) {
  const { route = null } = scene;
  if (route === null) return null;
  const points = (line: readonly Position[]) =>
    line.map((position) => projection.at(position).map((value) => value.toFixed(2))).join(" ");
  const [there, back] = [points(route.there), points(route.back)];
  return (
    <g pointerEvents="none" fill="none" strokeLinejoin="round" data-route="true">
      <polyline points={there} stroke={BASE.halo} strokeWidth={8 / scale} strokeLinecap="round" />
      <polyline points={there} stroke={BASE.route} strokeWidth={5 / scale} strokeLinecap="round" />
      <polyline
        points={back}
        stroke={BASE.routeBack}
        strokeWidth={2 / scale}
        strokeDasharray={`${4 / scale}`}
      />
    </g>
  );
}
