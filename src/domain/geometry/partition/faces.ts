import type { GridPoint } from "./grid.ts";
import { turn } from "./grid.ts";
import type { Edge } from "./snap_rounding.ts";

/** One side of an edge: the way along it that has a face on its left. */
export interface Border {
  readonly from: GridPoint;
  readonly to: GridPoint;
  /** The same edge the other way. */
  readonly back: Border;
  /** The face on its left. Parts of one face that no edge joins are several, with the same labels. */
  readonly face: number;
  /** Whether the edge is a line of the layer, and the label that the layer has on its left. */
  readonly labels: readonly (number | null)[];
}

/** A plane cut up into faces by edges. */
export interface Faces {
  readonly borders: readonly Border[];
  /** The borders that leave a corner, anticlockwise. */
  readonly leaving: ReadonlyMap<GridPoint, readonly Border[]>;
  /** By layer and by face, the label of the land there; `NOWHERE` outside all that the layer has. */
  readonly labels: readonly (readonly number[])[];
}

/** The label of what no polygon of a layer covers. */
export const NOWHERE = -1;

/** Says which label a layer has at a place: asked only where none of its lines is joined to the place by others. */
export type Locate = (layer: number, at: GridPoint) => number;

interface MutableBorder {
  readonly from: GridPoint;
  readonly to: GridPoint;
  back: MutableBorder;
  face: number;
  readonly labels: (number | null)[];
}

/** The faces that `edges` enclose, with the label of each of `layers` layers. Every face has one label of each layer, so any union of faces has closed rings. */
export function facesOf(edges: readonly Edge[], layers: number, locate: Locate): Faces {
  const borders = edges.flatMap((edge) => bordersOf(edge, layers));
  const leaving = new Map<GridPoint, MutableBorder[]>();
  for (const border of borders) {
    const known = leaving.get(border.from);
    if (known === undefined) leaving.set(border.from, [border]);
    else known.push(border);
  }
  for (const around of leaving.values()) around.sort(anticlockwise);
  const faces = numberFaces(borders, leaving);
  const labels = Array.from({ length: layers }, (_, layer) =>
    labelFaces(borders, faces, layer, locate),
  );
  return { borders, leaving, labels };
}

function bordersOf({ a, b, sides }: Edge, layers: number): MutableBorder[] {
  const left: (number | null)[] = [];
  const right: (number | null)[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const [l, r] = netLabels(sides.filter((side) => side.layer === layer));
    left.push(l);
    right.push(r);
  }
  if (left.every((label) => label === null)) return [];
  const there = { from: a, to: b, face: -1, labels: left } as MutableBorder;
  const back: MutableBorder = { from: b, to: a, face: -1, labels: right, back: there };
  there.back = back;
  return [there, back];
}

/** What is left and right of an edge on which several lines have come to lie; `null` twice where they cancel out. */
function netLabels(
  sides: readonly { readonly label: number; readonly isLeft: boolean }[],
): readonly [number | null, number | null] {
  const left = sides.filter(({ isLeft }) => isLeft).map(({ label }) => label);
  const right = sides.filter(({ isLeft }) => !isLeft).map(({ label }) => label);
  for (const label of [...left]) {
    const place = right.indexOf(label);
    if (place < 0) continue;
    right.splice(place, 1);
    left.splice(left.indexOf(label), 1);
  }
  if (left.length === 0 && right.length === 0) return [null, null];
  return [left[0] ?? NOWHERE, right[0] ?? NOWHERE];
}

function anticlockwise(one: MutableBorder, other: MutableBorder): number {
  const half = ({ from, to }: MutableBorder) =>
    to.y > from.y || (to.y === from.y && to.x > from.x) ? 0 : 1;
  return half(one) - half(other) || -turn(one.from, one.to, other.to);
}

function numberFaces(
  borders: readonly MutableBorder[],
  leaving: ReadonlyMap<GridPoint, readonly MutableBorder[]>,
): number {
  let faces = 0;
  for (const start of borders) {
    if (start.face >= 0) continue;
    const face = faces++;
    let border = start;
    while (border.face < 0) {
      border.face = face;
      border = nextRound(leaving.get(border.to) ?? [], border.back) ?? border;
    }
  }
  return faces;
}

/** The border after `arrived` (the way back) clockwise: the one that keeps the same face on the left. */
export function nextRound<B extends object>(around: readonly B[], arrived: B): B | undefined {
  return around.at(around.indexOf(arrived) - 1);
}

function labelFaces(
  borders: readonly MutableBorder[],
  faces: number,
  layer: number,
  locate: Locate,
): number[] {
  const labels = new Array<number | undefined>(faces).fill(undefined);
  const joined: number[][] = Array.from({ length: faces }, () => []);
  const cornerOf = new Map<number, GridPoint>();
  for (const { from, face, labels: own, back } of borders) {
    cornerOf.set(face, from);
    const label = own[layer] ?? null;
    if (label === null) joined[face]?.push(back.face);
    else labels[face] ??= label;
  }
  const spread = (from: number, label: number) => {
    const reached = [from];
    for (let next = reached.pop(); next !== undefined; next = reached.pop()) {
      for (const other of joined[next] ?? []) {
        if (labels[other] !== undefined) continue;
        labels[other] = label;
        reached.push(other);
      }
    }
  };
  [...labels].forEach((label, face) => {
    if (label !== undefined) spread(face, label);
  });
  return Array.from(labels, (_, face) => {
    const known = labels[face];
    if (known !== undefined) return known;
    const corner = cornerOf.get(face);
    const found = corner === undefined ? NOWHERE : locate(layer, corner);
    labels[face] = found;
    spread(face, found);
    return found;
  });
}
