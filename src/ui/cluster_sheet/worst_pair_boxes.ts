import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";
import type { Box } from "./place_names.ts";

/** Steps along the line; with a dozen, no name fits between two. */
const STEPS = 12;
const LINE = 5;

/** What the worst pair's line and its label take of a drawing: nothing where there is none. */
export function worstPairBoxes({ worstPair }: Scene, projection: Projection): readonly Box[] {
  if (worstPair === null) return [];
  const [x1, y1] = projection.at(worstPair.from);
  const [x2, y2] = projection.at(worstPair.to);
  const at = (share: number) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share] as const;
  const [x, y] = at(1 / 2);
  const half = worstPair.label.length * 3.5 + 18;
  const label = { left: x - half, top: y - 34, right: x + half, bottom: y - 10 };
  const line = Array.from({ length: STEPS + 1 }, (_, i) => {
    const [px, py] = at(i / STEPS);
    return { left: px - LINE, top: py - LINE, right: px + LINE, bottom: py + LINE };
  });
  return [label, ...line];
}
