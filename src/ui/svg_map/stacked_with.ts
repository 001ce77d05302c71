import type { SchoolIndex } from "../../domain/school.ts";
import type { Projection } from "../../map/projection.ts";
import type { Scene } from "../../map/scene.ts";

/** Schools closer together than this on the screen cannot be told apart by pointing. */
const STACK_REACH = 10;

/** The school itself, then those that are drawn within 10 pixels of it at `scale`. */
export function stackedWith(
  scene: Scene,
  school: SchoolIndex,
  at: Projection["at"],
  scale: number,
): SchoolIndex[] {
  const clicked = scene.schools.find(({ index }) => index === school);
  if (clicked === undefined) return [school];
  const [x, y] = at(clicked.position);
  const others = scene.schools.filter(({ index, position }) => {
    const [otherX, otherY] = at(position);
    return index !== school && Math.hypot(otherX - x, otherY - y) * scale <= STACK_REACH;
  });
  return [school, ...others.map(({ index }) => index)];
}
