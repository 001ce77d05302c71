import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { ClusterId } from "../../domain/plan.ts";
import type { Position, SchoolIndex } from "../../domain/school.ts";
import type { Scene } from "../scene.ts";
import type { MapScreen, Pixel } from "../screen.ts";
import type { PlacedSchool } from "./schools_in_ring.ts";
import { distanceToSide, schoolsInRing } from "./schools_in_ring.ts";

/** What is being drawn on the map. Lines that must stay where the land is are held as positions. */
export type Drawing =
  | { readonly tool: "brush"; readonly at: Pixel; readonly taken: ReadonlySet<SchoolIndex> }
  | { readonly tool: "rectangle"; readonly from: Pixel; readonly to: Pixel }
  | { readonly tool: "lasso"; readonly points: readonly Pixel[] }
  | { readonly tool: "polygon"; readonly corners: readonly Position[] }
  | {
      readonly tool: "move";
      /** The one that was taken hold of, and all that move with it. */
      readonly school: SchoolIndex;
      readonly schools: readonly SchoolIndex[];
      readonly from: Pixel;
      readonly at: Pixel;
    };

/** The schools of a drawing, by index. */
export interface TakenSchools {
  readonly schools: readonly SchoolIndex[];
  /** How many lie on the line, taken or not. */
  readonly onLine: number;
}

export interface DrawingChoices {
  /** Of the brush, in pixels. */
  readonly radius: number;
  /** Whether schools on the line are taken. */
  readonly takesLine: boolean;
  /** Schools that are picked: a move that takes hold of one of them takes them all. */
  readonly picked: ReadonlySet<SchoolIndex>;
}

/** What is drawn on: the schools, and where on the screen they are. */
export interface DrawingBoard {
  readonly schools: readonly PlacedSchool[];
  readonly screen: Pick<MapScreen, "at" | "positionAt">;
}

/** A school is hit within so many pixels of its place. */
const SCHOOL_REACH = 14;
/** A corner that is put so near to the first, or to the last, closes the polygon. */
const CLOSE_REACH = 8;
/** A lasso has a new point every so many pixels. */
const LASSO_STEP = 3;

/** The schools within `radius` pixels of the way from one pixel to another. O(n). */
export function schoolsUnderBrush(
  schools: readonly PlacedSchool[],
  screen: Pick<MapScreen, "at">,
  from: Pixel,
  to: Pixel,
  radius: number,
): readonly SchoolIndex[] {
  return schools
    .filter(({ position }) => distanceToSide(screen.at(position), from, to) <= radius)
    .map(({ index }) => index);
}

/** The school nearest to `pixel`, as far as one is within reach. */
export function schoolAtPixel(
  schools: readonly PlacedSchool[],
  screen: Pick<MapScreen, "at">,
  pixel: Pixel,
  reach = SCHOOL_REACH,
): SchoolIndex | null {
  let nearest: SchoolIndex | null = null;
  let least = reach;
  for (const { index, position } of schools) {
    const [x, y] = screen.at(position);
    const distance = Math.hypot(x - pixel[0], y - pixel[1]);
    if (distance > least) continue;
    least = distance;
    nearest = index;
  }
  return nearest;
}

/** The cluster at `pixel`: that of the school there, other than those `moving`, else the one whose area it is; `null` for none. */
export function clusterAtPixel(
  scene: Pick<Scene, "schools" | "clusters" | "clusterOf">,
  screen: Pick<MapScreen, "at" | "positionAt">,
  pixel: Pixel,
  moving: readonly SchoolIndex[] = [],
): ClusterId | null {
  const others = scene.schools.filter(({ index }) => !moving.includes(index));
  const school = schoolAtPixel(others, screen, pixel);
  const place = school === null ? null : (scene.clusterOf[school] ?? null);
  if (place !== null) return scene.clusters[place]?.id ?? null;
  const [lng, lat] = screen.positionAt(pixel);
  const found = scene.clusters.find(
    ({ shape }) => shape !== null && booleanPointInPolygon([lng, lat], shape),
  );
  return found?.id ?? null;
}

/** What a press at `pixel` starts, or adds to a polygon; `null` where a move finds no school. */
export function pressed(
  tool: Drawing["tool"],
  drawing: Drawing | null,
  pixel: Pixel,
  { schools, screen }: DrawingBoard,
  { radius, picked }: DrawingChoices,
): Drawing | null {
  switch (tool) {
    case "brush":
      return {
        tool,
        at: pixel,
        taken: new Set(schoolsUnderBrush(schools, screen, pixel, pixel, radius)),
      };
    case "rectangle":
      return { tool, from: pixel, to: pixel };
    case "lasso":
      return { tool, points: [pixel] };
    case "polygon": {
      const corners = drawing?.tool === "polygon" ? drawing.corners : [];
      return { tool, corners: [...corners, screen.positionAt(pixel)] };
    }
    case "move": {
      const school = schoolAtPixel(schools, screen, pixel);
      if (school === null) return null;
      const taken = picked.has(school) ? inOrder([...picked]) : [school];
      return { tool, school, schools: taken, from: pixel, at: pixel };
    }
  }
}

/** `drawing` after the pointer came to `pixel`. */
export function dragged(
  drawing: Drawing,
  pixel: Pixel,
  { schools, screen }: DrawingBoard,
  { radius }: DrawingChoices,
): Drawing {
  switch (drawing.tool) {
    case "brush": {
      const more = schoolsUnderBrush(schools, screen, drawing.at, pixel, radius);
      return { ...drawing, at: pixel, taken: new Set([...drawing.taken, ...more]) };
    }
    case "rectangle":
      return { ...drawing, to: pixel };
    case "lasso": {
      const last = drawing.points.at(-1);
      const isNear = last !== undefined && distance(last, pixel) < LASSO_STEP;
      return isNear ? drawing : { ...drawing, points: [...drawing.points, pixel] };
    }
    case "polygon":
      return drawing;
    case "move":
      return { ...drawing, at: pixel };
  }
}

/** Whether a press at `pixel` closes the polygon instead of adding a corner: on its first corner, or again on its last. */
export function closesPolygon(
  corners: readonly Position[],
  pixel: Pixel,
  screen: Pick<MapScreen, "at">,
): boolean {
  if (corners.length < 3) return false;
  const ends = [corners[0], corners.at(-1)];
  return ends.some((end) => end !== undefined && distance(screen.at(end), pixel) <= CLOSE_REACH);
}

/** The schools that `drawing` takes, in the order of the list. */
export function takenBy(
  drawing: Drawing,
  schools: readonly PlacedSchool[],
  screen: Pick<MapScreen, "positionAt">,
  { takesLine }: DrawingChoices,
): TakenSchools {
  if (drawing.tool === "move") return { schools: drawing.schools, onLine: 0 };
  if (drawing.tool === "brush") return { schools: inOrder([...drawing.taken]), onLine: 0 };
  const { inside, onLine } = schoolsInRing(schools, ringOf(drawing, screen));
  return { schools: inOrder(takesLine ? [...inside, ...onLine] : inside), onLine: onLine.length };
}

function ringOf(
  drawing: Extract<Drawing, { tool: "rectangle" | "lasso" | "polygon" }>,
  screen: Pick<MapScreen, "positionAt">,
): readonly Position[] {
  if (drawing.tool === "polygon") return drawing.corners;
  if (drawing.tool === "lasso") return drawing.points.map((pixel) => screen.positionAt(pixel));
  const { from, to } = drawing;
  const corners: readonly Pixel[] = [from, [to[0], from[1]], to, [from[0], to[1]]];
  return corners.map((pixel) => screen.positionAt(pixel));
}

function inOrder(schools: readonly SchoolIndex[]): readonly SchoolIndex[] {
  return [...schools].sort((a, b) => a - b);
}

function distance(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
