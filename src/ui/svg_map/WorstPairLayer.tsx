import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import { VERDICT_COLOURS, VERDICT_MARKS } from "../../map/theme.ts";

interface WorstPairLayerProps {
  readonly scene: Scene;
  readonly projection: Projection;
  readonly scale: number;
}

/** The selected cluster's worst pair: a thick line, an arrow at the end of its slower direction, its minutes beside it. */
export function WorstPairLayer({ scene, projection, scale }: WorstPairLayerProps) {
  const pair = scene.worstPair;
  if (pair === null) return null;
  const [x1, y1] = projection.at(pair.from);
  const [x2, y2] = projection.at(pair.to);
  const colour = VERDICT_COLOURS[pair.verdict];
  const turn = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const ends = { x1, y1, x2, y2, strokeLinecap: "round" } as const;
  return (
    <g pointerEvents="none">
      <line {...ends} stroke="#ffffff" strokeWidth={8 / scale} />
      <line {...ends} stroke={colour} strokeWidth={4.5 / scale} />
      <path
        d="M-10,0L-28,8L-24,0L-28,-8Z"
        transform={`translate(${x2} ${y2}) scale(${1 / scale}) rotate(${turn})`}
        fill={colour}
        stroke="#ffffff"
        strokeWidth={1}
      />
      <WorstPairLabel scene={scene} projection={projection} scale={scale} />
    </g>
  );
}

/** The worst pair's minutes, beside the middle of its line. */
export function WorstPairLabel({ scene, projection, scale }: WorstPairLayerProps) {
  const pair = scene.worstPair;
  if (pair === null) return null;
  const [x1, y1] = projection.at(pair.from);
  const [x2, y2] = projection.at(pair.to);
  const colour = VERDICT_COLOURS[pair.verdict];
  const label = `${VERDICT_MARKS[pair.verdict]} ${pair.label}`.trim();
  const width = label.length * 7 + 14;
  return (
    <g
      transform={`translate(${(x1 + x2) / 2} ${(y1 + y2) / 2}) scale(${1 / scale}) translate(0 -22)`}
      textAnchor="middle"
      dominantBaseline="central"
      fontWeight="bold"
      fontSize={13}
    >
      <rect
        x={-width / 2}
        y={-11}
        width={width}
        height={22}
        rx={9}
        fill="#ffffff"
        stroke={colour}
        strokeWidth={2}
      />
      <text fill={colour}>{label}</text>
    </g>
  );
}
