import { checkProposal } from "../src/check/check_proposal.ts";
import { loadHighsRuntime } from "../src/solver/exact/highs.ts";
import { answerQuestion } from "../src/solver/questions/answer.ts";
import { openInstance } from "./solver/instance.ts";

/** Seconds that the whole curve is given; it must not take more than `MUST_SECONDS`. */
const SECONDS = 55;
const MUST_SECONDS = 60;

/** Prints the trade-off between clusters and travel in Lincolnshire, 3 to 8 schools: every point with its gap, every longest drive. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const { area, settings, options } = await openInstance({
    places: { kind: "built-in", name: "lincolnshire" },
    objective: "travel",
    seed: 1,
    seconds: SECONDS,
  });
  const highs = await loadHighsRuntime();
  const isProcessor = process.env["BENCH_CLOCK"] === "processor";
  const now = () => (isProcessor ? process.cpuUsage().user / 1e6 : performance.now() / 1000);
  const curve = answerQuestion(
    area,
    settings,
    { kind: "curve", options, timeLimitSeconds: SECONDS, range: null, around: 56 },
    { now, highs },
  );
  const missed: string[] = [];
  for (const { clusters, proposal } of curve.points) {
    const { objective, bound, gap, status, unplaced } = proposal;
    const wrong = checkProposal(area, settings, {
      ...proposal,
      unplaced: unplaced.map(({ urn }) => urn),
    }).problems.map(({ what }) => what);
    if (wrong.length > 0) missed.push(`the checker refuses ${clusters} clusters: ${wrong.join()}`);
    print(
      `  ${clusters} clusters  ${(objective.value / 60).toFixed(1)} min  bound ${bound === null ? "none" : (bound / 60).toFixed(1)}  gap ${gap === null ? "–" : `${(100 * gap).toFixed(3)} %`}  ${status}, ${unplaced.length} not placed`,
    );
  }
  for (const { clusters, limitSeconds, atLeastSeconds, proved } of curve.longestDrive) {
    print(
      `  ${clusters} clusters  longest drive ${minutes(atLeastSeconds)} to ${minutes(limitSeconds)} min${proved ? ", proved" : ""}`,
    );
  }
  print(
    `  ${curve.points.length} points in ${curve.seconds.toFixed(1)} s of ${isProcessor ? "processor" : "wall clock"}, ${curve.stoppedBy}`,
  );
  if (curve.seconds > MUST_SECONDS) missed.push(`curve in ${MUST_SECONDS} s`);
  return missed;
}

function minutes(seconds: number | null): string {
  return seconds === null ? "–" : (seconds / 60).toFixed(2);
}
