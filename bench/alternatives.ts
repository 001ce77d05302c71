import { checkProposal } from "../src/check/check_proposal.ts";
import { proposalOfAlternative } from "../src/solver/alternatives/alternative_proposal.ts";
import type { Alternatives } from "../src/solver/alternatives/alternatives.ts";
import {
  ALTERNATIVES_SECONDS,
  DEFAULT_WITHIN,
  MOST_PLANS,
} from "../src/solver/alternatives/alternatives.ts";
import { differenceOf } from "../src/solver/alternatives/common_core.ts";
import { loadHighsRuntime } from "../src/solver/exact/highs.ts";
import type { ObjectiveKind } from "../src/solver/proposal.ts";
import { answerQuestion } from "../src/solver/questions/answer.ts";
import type { Instance } from "./solver/instance.ts";
import { openInstance } from "./solver/instance.ts";

const SECONDS = 30;

/** Prints five plans within 2 % of the best: seconds, values as shares of the best, and how far they are from each other. */
export async function run(print: (line: string) => void): Promise<readonly string[]> {
  const missed: string[] = [];
  print(`${MOST_PLANS} plans within ${100 * DEFAULT_WITHIN} % of the best, which is solved first`);
  const asked = process.env["ALTERNATIVES"]?.split(",");
  const cases = [
    ["rutland", "travel"],
    ["isle-of-wight", "travel"],
    ["isle-of-wight", "host"],
    ["isle-of-wight", "fewest"],
    ["lincolnshire", "travel"],
    ["lincolnshire", "host"],
  ] as const;
  for (const [name, objective] of cases) {
    if (asked !== undefined && !asked.includes(`${name}/${objective}`)) continue;
    const wrong = await ask(print, name, objective);
    if (wrong !== null) missed.push(wrong);
  }
  return missed;
}

async function ask(
  print: (line: string) => void,
  name: string,
  objective: ObjectiveKind,
): Promise<string | null> {
  const places = { kind: "built-in", name } as const;
  const instance = await openInstance({ places, objective, seed: 1, seconds: SECONDS });
  const answer = await answerTo(instance);
  const { plans, leastDifference, leastDifferenceAtMost, core, seconds, best } = answer;
  const what = `${name} ${objective}`;
  print(
    `  ${what}: ${seconds.toFixed(1)} s (the best alone ${best.seconds.toFixed(1)} s, ${best.status}), ${plans.length} plans, stopped by ${answer.stoppedBy}`,
  );
  for (const [at, { value, clusters, differsFromBest }] of plans.entries()) {
    const toOthers = plans.map((other) => differenceOf(clusters, other.clusters).pairs);
    print(
      `    ${at + 1}: ${(value / (plans[0]?.value ?? value)).toFixed(4)} of the best, ${differsFromBest.schools} schools change partners, pairs ${toOthers.join(" ")}`,
    );
  }
  const proved =
    leastDifferenceAtMost === null ? "nothing proved" : `at most ${leastDifferenceAtMost}`;
  print(
    `    least difference ${leastDifference ?? "–"} (${proved}); ${core.together.length} sets always together, ${core.alone.length} schools with none`,
  );
  const wrong = wrongWith(instance, answer);
  if (wrong !== "") return `${what}: ${wrong}`;
  return seconds > SECONDS ? `${what} in ${SECONDS} s, took ${seconds.toFixed(1)} s` : null;
}

async function answerTo({ area, settings, options }: Instance): Promise<Alternatives> {
  const highs = await loadHighsRuntime();
  const now = () => performance.now() / 1000;
  const question = {
    kind: "alternatives",
    options,
    timeLimitSeconds: ALTERNATIVES_SECONDS,
    count: MOST_PLANS,
    within: DEFAULT_WITHIN,
    best: null,
  } as const;
  return answerQuestion(area, settings, question, { now, highs });
}

/** What the independent checker says of the plans, as the proposals that they are; "" for nothing. */
function wrongWith({ area, settings }: Instance, answer: Alternatives): string {
  return answer.plans
    .flatMap((_, at) => {
      const proposal = proposalOfAlternative(answer, at);
      const unplaced = proposal.unplaced.map(({ urn }) => urn);
      return checkProposal(area, settings, { ...proposal, unplaced }).problems;
    })
    .map(
      ({ what, claimed, found }) => `${what}: ${JSON.stringify(claimed)}, ${JSON.stringify(found)}`,
    )
    .join("; ");
}
