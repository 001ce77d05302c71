import type { FewerAnswer } from "../solver/fewer/fewer.ts";
import { counted } from "./counted.ts";

/** Why a plan of so many clusters has no fewer, in a few sentences: by size, by schools no two of which can share, and what is proved beyond that. */
export function fewerText(answer: FewerAnswer, clusters: number): string {
  const { proved, found, noTwoShare } = answer;
  const reasons = [...sizeReasons(answer)];
  if (noTwoShare.length > 1) {
    reasons.push(
      `${noTwoShare.length} schools no two of which can share a cluster need ${counted(noTwoShare.length, "cluster")}.`,
    );
  }
  const simple = Math.max(answer.bySchools ?? 0, answer.byPupils ?? 0, noTwoShare.length);
  if (proved > simple && proved > 1) {
    reasons.push(`Solving shows more: at least ${counted(proved, "cluster")}.`);
  }
  return [...reasons, gapText({ proved, found, clusters })].join(" ");
}

function* sizeReasons({
  schools,
  pupils,
  maxSchools,
  maxPupils,
  bySchools,
  byPupils,
}: FewerAnswer): Generator<string> {
  if (maxSchools !== null && bySchools !== null) {
    yield `${counted(schools, "school")} in clusters of ${maxSchools} at most need ${counted(bySchools, "cluster")}.`;
  }
  if (maxPupils !== null && byPupils !== null) {
    yield `${counted(pupils, "pupil")} in clusters of ${maxPupils.toLocaleString("en-GB")} at most need ${counted(byPupils, "cluster")}.`;
  }
}

function gapText({
  proved,
  found,
  clusters,
}: {
  readonly proved: number;
  readonly found: number | null;
  readonly clusters: number;
}): string {
  if (proved >= clusters) {
    return `So fewer than ${clusters} cannot be made: that is proved.`;
  }
  if (found !== null && found < clusters) {
    const rest =
      found > proved
        ? ` Fewer than ${proved} cannot be made; between them it is not known.`
        : ` Fewer than that cannot be made: that is proved.`;
    return `This plan has ${clusters}, and one with ${found} was found.${rest}`;
  }
  return `This plan has ${clusters}. Fewer than ${proved} cannot be made; whether ${between(proved, clusters)} can is not known.`;
}

function between(proved: number, clusters: number): string {
  return proved === clusters - 1 ? String(proved) : `${proved} to ${clusters - 1}`;
}

/** How many clusters there can be where a fixed number cannot be met; empty where that was not asked or nothing was found. */
export function mostClustersText({ most }: FewerAnswer, wanted: number): string {
  if (most === null || most.found === 0) return "";
  if (most.found >= wanted) return `${counted(wanted, "cluster")} can be made.`;
  const can = `The nearest number that can be made is ${most.found}`;
  return most.proved === most.found
    ? `${can}: more cannot, that is proved.`
    : `${can}; whether more can be is not known.`;
}
