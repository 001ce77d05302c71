import type { ScenarioOnMap } from "../../domain/places/on_map.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { symbolDiameter } from "../../map/school_symbol.ts";
import { BASE } from "../../map/theme.ts";

interface ScenarioLayerProps {
  readonly scene: Scene;
  readonly scenario: ScenarioOnMap;
  readonly projection: Projection;
  readonly scale: number;
}

/** A test of changes to schools: those that would be gone hollow and crossed, new sites as a ring with a plus, broken lines between schools that become one or from an old site to a new one, and lines with the number of pupils who would go elsewhere. */
export default function ScenarioLayer({ scene, scenario, projection, scale }: ScenarioLayerProps) {
  const gone = new Set(scenario.closed);
  const closed = scene.schools.filter(({ index }) => gone.has(index));
  const ties = scenario.ties.map(({ from, to }) => {
    const [[x1, y1], [x2, y2]] = [projection.at(from), projection.at(to)];
    return { x1, y1, x2, y2 };
  });
  const flows = scenario.flows.map(({ from, to, pupils }) => {
    const [[x1, y1], [x2, y2]] = [projection.at(from), projection.at(to)];
    return { x1, y1, x2, y2, pupils };
  });
  return (
    <g pointerEvents="none" data-scenario="true" fontSize={12} fontWeight="bold">
      {ties.map((line) => (
        <line
          key={`${line.x1} ${line.y1} ${line.x2} ${line.y2}`}
          {...line}
          stroke={BASE.scenario}
          strokeWidth={2.5 / scale}
          strokeDasharray={`${5 / scale} ${4 / scale}`}
        />
      ))}
      {flows.map(({ pupils, ...line }) => (
        <line
          key={`${line.x1} ${line.y1} ${line.x2} ${line.y2}`}
          {...line}
          stroke={BASE.scenario}
          strokeWidth={2.5 / scale}
        />
      ))}
      {scenario.sites.map(({ name, position }) => {
        const [x, y] = projection.at(position);
        return (
          <g key={`${name} ${x}`} transform={`translate(${x} ${y}) scale(${1 / scale})`}>
            <circle r={9} fill={BASE.halo} stroke={BASE.scenario} strokeWidth={2.5} />
            <text
              x={13}
              dominantBaseline="central"
              fill={BASE.ink}
              stroke={BASE.halo}
              strokeWidth={3}
              paintOrder="stroke"
            >
              + {name}
            </text>
          </g>
        );
      })}
      {closed.map(({ index, position, pupils }) => {
        const [x, y] = projection.at(position);
        const radius = symbolDiameter(pupils) * 0.62 + 3;
        return (
          <g
            key={index}
            transform={`translate(${x} ${y}) scale(${1 / scale})`}
            fill={BASE.halo}
            stroke={BASE.scenario}
            strokeWidth={2.5}
          >
            <circle r={radius} />
            <path d="M-5,-5L5,5M5,-5L-5,5" />
          </g>
        );
      })}
      {flows.map(({ x1, y1, x2, y2, pupils }) => (
        <g
          key={`${x1} ${y1} ${x2} ${y2}`}
          transform={`translate(${(x1 + x2) / 2} ${(y1 + y2) / 2}) scale(${1 / scale})`}
          textAnchor="middle"
          dominantBaseline="central"
        >
          <rect
            x={-14}
            y={-9}
            width={28}
            height={18}
            rx={8}
            fill={BASE.halo}
            stroke={BASE.scenario}
            strokeWidth={1.5}
          />
          <text fill={BASE.ink}>{pupils}</text>
        </g>
      ))}
    </g>
  );
}
