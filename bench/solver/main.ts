import { openInstance } from "./instance.ts";
import type { Task } from "./run_apart.ts";
import { solveBy, solveByHighs } from "./solve.ts";

/** Does the task that the first argument describes, and prints a line of JSON for each method, ours first. */
const { question, baselines, highsSeconds, enough } = JSON.parse(process.argv[2] ?? "") as Task;
const instance = await openInstance(question);
const ours = await solveBy("exact", instance, enough);
process.stdout.write(`${JSON.stringify(ours)}\n`);
for (const method of baselines) {
  process.stdout.write(`${JSON.stringify(await solveBy(method, instance))}\n`);
}
if (highsSeconds !== null) {
  const theirs = await solveByHighs(instance, ours.clusters, highsSeconds);
  process.stdout.write(`${JSON.stringify(theirs)}\n`);
}
