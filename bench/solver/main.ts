import { openInstance } from "./instance.ts";
import type { Printed, Task } from "./run_apart.ts";
import { check, solveBy, solveByHighs } from "./solve.ts";

/** Does the task that the first argument describes, and prints a line of JSON for each method, ours first, and for the check. */
const { question, baselines, highsSeconds, enough } = JSON.parse(process.argv[2] ?? "") as Task;
const tell = (printed: Printed) => process.stdout.write(`${JSON.stringify(printed)}\n`);

const instance = await openInstance(question);
const { solved: ours, proposal } = await solveBy("exact", instance, enough);
tell({ solved: ours });
for (const method of baselines) tell({ solved: (await solveBy(method, instance)).solved });
if (highsSeconds !== null) {
  tell({ solved: await solveByHighs(instance, ours.clusters, highsSeconds) });
}
tell({ checked: check(instance, proposal) });
