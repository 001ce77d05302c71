import type { PartLoader } from "../use_loaded.ts";
import { partLoader } from "../use_loaded.ts";
import type { WayStepsProps } from "./WaySteps.tsx";

/** The steps of a way, with the library that words them. */
export const waySteps: PartLoader<WayStepsProps> = partLoader(() => import("./WaySteps.tsx"));
