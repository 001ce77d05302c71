import type { Position } from "../domain/school.ts";

/** A point of a map's frame, in pixels from its upper left corner. */
export type Pixel = readonly [x: number, y: number];

/** What a map that is on the screen has where, whichever way it is drawn. */
export interface MapScreen {
  /** What the pixels are counted in; it hears the pointer. */
  readonly frame: HTMLElement;
  at(position: Position): Pixel;
  positionAt(pixel: Pixel): Position;
  /** Moves what is seen by so many pixels to the right and down. */
  panBy(dx: number, dy: number): void;
  /** Hears when places come to lie elsewhere; returns how to stop hearing. */
  onChange(listener: () => void): () => void;
}
