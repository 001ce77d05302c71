import type { Area } from "../domain/area.ts";
import type { OverBorder } from "../domain/over_border.ts";
import type { PlanSettings } from "../domain/plan.ts";
import { resolveSettings } from "../domain/settings.ts";
import type { AppDeps } from "./deps.ts";
import type { Resource } from "./resource.ts";

/** So many schools over the border are shown at most, the quickest to reach first: more would hide the area's own. */
const MOST_SHOWN = 300;

/** The schools over the border of `area` that can be within the limit of a plan's settings, or why they cannot be told, in sentences. */
export async function findOverBorder(
  { laCode, schools }: Area,
  settings: PlanSettings,
  library: AppDeps["library"],
): Promise<Resource<OverBorder>> {
  const { ceiling, speed } = resolveSettings(settings);
  const failed = (problems: readonly string[]) => ({ status: "failed", problems }) as const;
  try {
    const reading = await library.overBorder({
      area: { laCode, schools },
      settings: { ceiling, speed },
      most: MOST_SHOWN,
    });
    return reading.ok
      ? { status: "ready", value: reading.value }
      : failed(reading.problems.map(({ reason, advice }) => `${reason} ${advice}`));
  } catch (error) {
    return failed([error instanceof Error ? error.message : String(error)]);
  }
}
