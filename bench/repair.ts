import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Area } from "../src/domain/area.ts";
import { moveSchool } from "../src/domain/edits/move_school.ts";
import { judgePlan } from "../src/domain/judge.ts";
import type { Plan } from "../src/domain/plan.ts";
import type { JudgingSettings } from "../src/domain/settings.ts";
import { PROPOSAL_BOUNDS, resolveSettings } from "../src/domain/settings.ts";
import { readPlanJson } from "../src/io/plan_json.ts";
import { loadHighsRuntime } from "../src/solver/exact/highs.ts";
import { answerQuestion } from "../src/solver/questions/answer.ts";
import type { OneRepair, RepairQuestion } from "../src/solver/repair/repair_question.ts";
import { NO_WISHES } from "../src/solver/wishes.ts";
import { seededRandom, shuffled } from "../tests/support/random.ts";
import { openInstance } from "./solver/instance.ts";

const FAULTS = 10;
const SEEDS = 10;
const MOST_SECONDS = 2;
const LIMIT = 60;

/** How many repairs of one problem are ranked, and how soon the first is to be there. */
const RANKED = 3;
const MOST_FIRST_SECONDS = 1;

/** Prints how long the least repair of Lincolnshire's example plan with ten schools in wrong clusters takes, how long the three least of one of its problems take, and what is proved. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const { area, plan } = await lincolnshire();
  const settings = resolveSettings(plan.settings, {}, PROPOSAL_BOUNDS);
  const highs = await loadHighsRuntime();
  const missed: string[] = [];
  print(
    `The least repair of ${plan.clusters.length} clusters of ${area.schools.length} schools with ${FAULTS} schools in wrong ones (target: under ${MOST_SECONDS} s, proved, at most ${FAULTS} moves)`,
  );
  for (let seed = 1; seed <= SEEDS; seed++) {
    const broken = withFaults(area, plan, settings, seed);
    const timed = (change: Partial<RepairQuestion>) => {
      const start = performance.now();
      const now = () => performance.now() / 1000;
      const question = { ...QUESTION, start: broken.clusters, ...change };
      const answer = answerQuestion(area, settings, question, { now, highs });
      return { answer, seconds: (performance.now() - start) / 1000 };
    };
    const { answer, seconds } = timed({});
    const errors = judgePlan(area, broken, settings).issues.filter(
      ({ severity }) => severity === "error",
    ).length;
    const isValid = judgePlan(area, { ...broken, clusters: answer.clusters }, settings).valid;
    const proved = answer.proved ? "proved" : "not proved";
    print(
      `  seed ${seed}: ${errors} errors, ${seconds.toFixed(2)} s, ${answer.moves} moves (${answer.lost} lose their place), at least ${answer.bound}, ${proved}, ${isValid ? "valid" : "NOT VALID"}, travel ${(answer.objective.value / 60).toFixed(0)} min`,
    );
    const isMet = seconds < MOST_SECONDS && answer.proved && isValid && answer.moves <= FAULTS;
    const problem = judgePlan(area, broken, settings).issues[0];
    const only = problem?.clusters ?? [];
    const first = timed({ only });
    const ranked = timed({ only, repairs: RANKED });
    const repairs: readonly OneRepair[] = [ranked.answer, ...ranked.answer.others];
    print(
      `    one problem: the least repair in ${first.seconds.toFixed(2)} s (target: under ${MOST_FIRST_SECONDS} s); ${repairs.length} repairs of ${repairs.map(({ moves }) => moves).join(", ")} moves in ${ranked.seconds.toFixed(2)} s (target: under ${MOST_SECONDS} s, proved)`,
    );
    const isRanked =
      first.seconds < MOST_FIRST_SECONDS &&
      ranked.seconds < MOST_SECONDS &&
      repairs.every(({ proved: isProved }) => isProved);
    if (!isRanked) missed.push(`repair: seed ${seed}: ranked in ${ranked.seconds.toFixed(2)} s`);
    if (!isMet) missed.push(`repair: seed ${seed}: ${seconds.toFixed(2)} s, ${proved}`);
  }
  return missed;
}

async function lincolnshire(): Promise<{ readonly area: Area; readonly plan: Plan }> {
  const { area } = await openInstance({
    places: { kind: "built-in", name: "lincolnshire" },
    objective: "travel",
    seed: 1,
    seconds: LIMIT,
  });
  const file = join("geodata", "examples", "lincolnshire.json");
  const plan = readPlanJson(await readFile(file), file);
  if (!plan.ok) throw new Error(`${file} cannot be read: ${plan.problems[0]?.reason}`);
  return { area, plan: plan.value };
}

const QUESTION: Omit<RepairQuestion, "start"> = {
  kind: "repair",
  only: null,
  wishes: NO_WISHES,
  lockedSchools: [],
  objective: "travel",
  maxMoves: null,
  finish: false,
  leastInNew: 1,
  repairs: 1,
  timeLimitSeconds: LIMIT,
};

/** The plan with ten schools each moved into a cluster in which it is a fault. */
function withFaults(area: Area, plan: Plan, settings: JudgingSettings, seed: number): Plan {
  const random = seededRandom(seed);
  const errors = (of: Plan) =>
    new Set(
      judgePlan(area, of, settings)
        .issues.filter(({ severity }) => severity === "error")
        .flatMap(({ clusters }) => clusters),
    ).size;
  let broken = plan;
  let faults = 0;
  for (const urn of shuffled(
    plan.clusters.flatMap(({ schools }) => schools),
    random,
  )) {
    const to = plan.clusters[Math.floor(random() * plan.clusters.length)];
    if (faults === FAULTS || to === undefined || to.schools.includes(urn)) continue;
    const moved = moveSchool(urn, to.id)(broken);
    if (errors(moved) <= errors(broken)) continue;
    broken = moved;
    faults++;
  }
  return broken;
}
