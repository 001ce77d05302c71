import type { AreaBuildProgress } from "../../src/domain/area_build.ts";
import type { AreaBuildOutcome } from "./build_area.ts";
import type { AreaBuildRequest } from "./request.ts";

/** What the server tells the process that builds. */
export type ToBuild =
  | {
      readonly type: "start";
      readonly request: AreaBuildRequest;
      readonly sourcesFile: string | null;
    }
  | { readonly type: "cancel" };

/** What the process that builds tells the server: any number of "progress", then one of the others. */
export type FromBuild =
  | { readonly type: "progress"; readonly progress: AreaBuildProgress }
  | { readonly type: "ended"; readonly outcome: AreaBuildOutcome }
  | { readonly type: "cancelled" }
  | { readonly type: "broken"; readonly reason: string };
