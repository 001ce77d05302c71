import type { KeptScenario, PlacesState } from "./places_state.ts";

/** The scenarios side by side that are still there, in the order in which they were put there. */
export function comparedScenarios({
  compared,
  history,
}: Pick<PlacesState, "compared" | "history">): readonly KeptScenario[] {
  const { scenarios } = history.present.value;
  return compared.flatMap((id) => scenarios.find((kept) => kept.id === id) ?? []);
}
