import type { EngineProgress } from "./engine_progress.ts";

/** How the built-in engine is opened. */
export interface EmbeddedOptions {
  /** The folder that keeps tiles between runs; the user's cache folder where not given. */
  readonly cacheFolder?: string;
  /** While tiles are being built, which is once for each extract. */
  readonly onProgress?: (progress: EngineProgress) => void;
  readonly signal?: AbortSignal;
  /** The npm package of the engine, so that it can be tried what happens where it is missing. */
  readonly enginePackage?: string;
}
