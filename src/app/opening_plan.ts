import type { Plan } from "../domain/plan.ts";
import { emptyPlan } from "../domain/plan.ts";
import type { AreaLibrary } from "./deps.ts";
import { EXAMPLE_NAME } from "./plan_names.ts";

/** The plan that an area opens with: the example that is stored with it, named as one, or an empty plan. */
export async function openingPlan(library: AreaLibrary, area: string): Promise<Plan> {
  const example = await library.examplePlan(area);
  return example === null ? emptyPlan(area) : { ...example, name: EXAMPLE_NAME };
}
