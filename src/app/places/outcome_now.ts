import type { FoundOutcome, ScenarioRuns } from "./scenario_runs.ts";

/** What follows from the scenario `id` as it is now, worked out first where it is not known. Rejects with a sentence. */
export function outcomeNow(
  { store, ask, isOfNow }: ScenarioRuns,
  id: string,
): Promise<FoundOutcome> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const look = (): boolean => {
      const run = store.getState().runs.get(id);
      if (run === undefined || run.status === "running") return false;
      stop();
      const { found, problems, reason } = run;
      if (run.status === "ready" && found !== null && isOfNow(id, found.asked)) resolve(found);
      else reject(new Error(problems[0]?.reason ?? (reason === "" ? "It was stopped." : reason)));
      return true;
    };
    const known = store.getState().runs.get(id);
    const isKnown =
      known?.status === "ready" && known.found !== null && isOfNow(id, known.found.asked);
    if (!isKnown) ask(id);
    if (store.getState().runs.get(id) === undefined) {
      reject(new Error("The test is no longer there."));
    } else if (!look()) {
      stop = store.subscribe(() => void look());
    }
  });
}
