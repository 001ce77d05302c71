/** How far the built-in engine has come before its first answer. */
export interface EngineProgress {
  /** "speeds": rewriting speed tags; "tiles": building tiles from the roads. */
  readonly what: "speeds" | "tiles";
  readonly done: number;
  /** 0 where it is not known beforehand. */
  readonly total: number;
}
