import { memo } from "react";
import type { Area } from "../../domain/area.ts";
import { schoolAt } from "../../domain/area.ts";
import type { JudgedPair } from "../../domain/judgement.ts";
import type { MapScreen, Pixel } from "../../map/screen.ts";
import { BASE, VERDICT_COLOURS } from "../../map/theme.ts";
import type { DrawingState } from "./use_drawing.ts";

interface DrawingLayerProps {
  readonly state: DrawingState;
  readonly screen: MapScreen;
  readonly area: Area;
  /** Of the brush in hand, in pixels; `null` for another tool. */
  readonly radius: number | null;
  /** The pair that would break the limit. */
  readonly broken: JudgedPair | null;
  /** Another value when the map has moved. */
  readonly places: number;
}

/** The radius of the ring round a school that is taken, in pixels. */
const RING = 13;

const pointsOf = (pixels: readonly Pixel[]) => pixels.map((pixel) => pixel.join(",")).join(" ");

/** What is being drawn over the map, the schools that it takes, and the pair that would break the limit. A picture: all of it is said in words too. */
export function DrawingLayer({ state, screen, area, radius, broken, places }: DrawingLayerProps) {
  const { taken, pen } = state;
  const at = (index: JudgedPair["from"]) => {
    const { location } = schoolAt(area, index);
    return location === null ? null : screen.at(location);
  };
  const [from, to] = broken === null ? [null, null] : [at(broken.from), at(broken.to)];
  return (
    <svg className="drawing-layer" aria-hidden="true" data-taken={taken.length}>
      <Drawn state={state} screen={screen} />
      {broken !== null && from !== null && to !== null ? (
        <g data-broken-pair="true" strokeLinecap="round">
          <polyline points={pointsOf([from, to])} stroke="#ffffff" strokeWidth={7} />
          <polyline
            points={pointsOf([from, to])}
            stroke={VERDICT_COLOURS[broken.verdict]}
            strokeWidth={4}
            strokeDasharray="9 6"
          />
        </g>
      ) : null}
      <Rings {...{ taken, screen, area, places }} />
      {pen !== null && radius !== null ? (
        <g>
          <circle cx={pen[0]} cy={pen[1]} r={radius} className="drawing-layer__shape" />
          <text
            x={pen[0] + radius * 0.72 + 5}
            y={pen[1] - radius * 0.72 - 5}
            className="drawing-layer__count"
          >
            {taken.length}
          </text>
        </g>
      ) : null}
      {pen === null ? null : (
        <path
          className="drawing-layer__pen"
          d={`M${pen[0] - 9},${pen[1]}h18M${pen[0]},${pen[1] - 9}v18`}
        />
      )}
    </svg>
  );
}

interface RingsProps extends Pick<DrawingLayerProps, "screen" | "area" | "places"> {
  readonly taken: DrawingState["taken"];
}

/** A ring round each school that is taken, as two paths: a stroke takes hundreds. */
const Rings = memo(function Rings({ taken, screen, area }: RingsProps) {
  const rings = taken
    .flatMap((index) => {
      const { location } = schoolAt(area, index);
      return location === null ? [] : [screen.at(location)];
    })
    .map(
      ([x, y]) =>
        `M${x - RING},${y}a${RING},${RING} 0 1 0 ${2 * RING},0a${RING},${RING} 0 1 0 ${-2 * RING},0`,
    )
    .join("");
  return (
    <g fill="none">
      <path d={rings} stroke="#ffffff" strokeWidth={5} />
      <path d={rings} stroke={BASE.ink} strokeWidth={2.5} />
    </g>
  );
});

function Drawn({ state, screen }: Pick<DrawingLayerProps, "state" | "screen">) {
  const { drawing, pen } = state;
  switch (drawing?.tool) {
    case "rectangle": {
      const { from, to } = drawing;
      return (
        <polygon
          className="drawing-layer__shape"
          points={pointsOf([from, [to[0], from[1]], to, [from[0], to[1]]])}
        />
      );
    }
    case "lasso":
      return <polygon className="drawing-layer__shape" points={pointsOf(drawing.points)} />;
    case "polygon": {
      const corners = drawing.corners.map((corner) => screen.at(corner));
      return (
        <g>
          <polygon
            className="drawing-layer__shape"
            points={pointsOf([...corners, ...(pen === null ? [] : [pen])])}
          />
          {corners.map(([x, y]) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r={5} className="drawing-layer__corner" />
          ))}
        </g>
      );
    }
    case "move": {
      const line = [drawing.from, drawing.at];
      return <polyline className="drawing-layer__shape" points={pointsOf(line)} />;
    }
    case "brush":
    case undefined:
      return null;
  }
}
