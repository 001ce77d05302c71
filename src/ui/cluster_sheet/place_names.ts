/** A name to be written beside a point of a drawing, in its pixels. */
export interface NamedPoint {
  readonly name: string;
  readonly at: readonly [x: number, y: number];
}

/** Where a name begins, at its baseline. */
export interface PlacedName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** A rectangle of a drawing, in its pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels that a school's symbol takes to each side. */
const CLEAR = 11;
/** Of a letter's height: Arial's letters are rather narrower, so that no name is thought shorter than it is. */
const LETTER_WIDTH = 0.56;

/** A place for each name right, left, below or above of its point: where it covers least of the names and points so far, of `obstacles` and of what is outside the drawing. */
export function placeNames(
  points: readonly NamedPoint[],
  obstacles: readonly Box[],
  drawing: Drawing,
): readonly PlacedName[] {
  const taken: Box[] = [...obstacles, ...points.map(({ at: [x, y] }) => around(x, y))];
  return points.map(({ name, at: [x, y] }) => {
    const width = name.length * drawing.fontSize * LETTER_WIDTH;
    const half = drawing.fontSize / 2;
    const lefts = [
      [x + CLEAR, y + half - 2],
      [x - CLEAR - width, y + half - 2],
      [x - width / 2, y + CLEAR + 2 * half],
      [x - width / 2, y - CLEAR - 2],
    ] as const;
    const choices = lefts.map(([left, base]) => {
      const box = { left, top: base - 2 * half, right: left + width, bottom: base + 3 };
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return { left, base, box, cost: covered + outside(box, drawing) };
    });
    const [first, ...others] = choices;
    const best = others.reduce(
      (least, next) => (least && next.cost >= least.cost ? least : next),
      first,
    );
    if (best === undefined) return { name, x, y };
    taken.push(best.box);
    return { name, x: best.left, y: best.base };
  });
}

function around(x: number, y: number): Box {
  return { left: x - CLEAR, top: y - CLEAR, right: x + CLEAR, bottom: y + CLEAR };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside(box: Box, { width, height }: Drawing): number {
  const area = (box.right - box.left) * (box.bottom - box.top);
  const page = { left: 0, top: 0, right: width, bottom: height };
  return 10 * (area - overlap(box, page));
}
