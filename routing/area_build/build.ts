import type { Patience } from "../downloads/open_address.ts";
import type { Sources } from "../downloads/sources.ts";
import type { BuildTools } from "./build_tools.ts";
import type { Reporter } from "./reporter.ts";
import type { AreaBuildRequest } from "./request.ts";
import type { WorkFolder } from "./work_folder.ts";

/** What every step of a build works with. */
export interface Build {
  readonly request: AreaBuildRequest;
  readonly work: WorkFolder;
  /** Whether the last build in the work folder came to its end: one that did not is gone on with as it was begun. */
  readonly isFinished: boolean;
  readonly reporter: Reporter;
  readonly tools: BuildTools;
  /** The settings for downloads; throws a `BuildRefusal` where they cannot be read. */
  readonly sources: () => Promise<Sources>;
  readonly patience: { readonly patience?: Patience };
  readonly now: () => Date;
  readonly signal: AbortSignal;
}
