import { gapOf, isProved, SAME } from "./measures.ts";
import type { TaskResult } from "./run_apart.ts";
import type { Solved } from "./solve.ts";

/** What is asked of a row, and whether it was met. */
export interface Goal {
  readonly text: string;
  readonly isMet: boolean;
}

/** A row of the table. Without a `reference` our own bound is it. */
export interface Row {
  readonly what: string;
  readonly result: TaskResult;
  readonly reference?: { readonly value: number; readonly source: string };
  /** Whether every plan's value is a whole number. */
  readonly isWhole?: boolean;
  readonly must?: Goal | null;
  readonly aim?: Goal | null;
}

/** Prints rows beside baselines and collects what was missed. A baseline that is better than ours makes the command fail. */
export class Table {
  /** A line for each must and each aim that was not met. */
  readonly missed: string[] = [];
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void, title: string, heads: readonly string[] = HEADS) {
    this.#print = print;
    print(title);
    if (heads.length > 0) print(line(heads));
  }

  /** Prints a row and its goals. */
  row({ what, result, reference, isWhole = false, must = null, aim = null }: Row): void {
    const { ours, checked } = result;
    const { value, bound } = ours;
    const known = reference ?? (bound === null ? null : { value: bound, source: "our bound" });
    const gap = gapOf(ours);
    this.#print(
      line([
        what,
        figure(value) + (ours.unplaced === 0 ? "" : ` (${ours.unplaced} left out)`),
        known === null ? "–" : `${figure(known.value)} (${known.source})`,
        known === null || value === null || known.value === 0 ? "–" : ratio(value, known.value),
        gap === null ? "no bound" : `${(100 * gap).toFixed(3)} %`,
        isProved(ours, isWhole) ? "proved" : ours.status,
        `${timesOf(ours)} check ${"wrong" in checked ? checked.seconds.toFixed(1) : "?"}`,
        [goalText("must", must), goalText("aim", aim)].filter((text) => text !== "").join("; "),
      ]),
    );
    if (!("wrong" in checked)) {
      this.missed.push(`check: ${what}: it did not end in ${checked.endedAfter} s`);
    } else if (checked.wrong !== "") {
      this.fail(`${what}: the checker refuses the proposal: ${checked.wrong}`);
    }
    this.goal("must", what, must);
    this.goal("aim", what, aim);
    this.#others(what, result);
  }

  /** Notes a goal that has no row of its own. */
  goal(kind: "must" | "aim", what: string, goal: Goal | null): void {
    if (goal !== null && !goal.isMet) this.missed.push(`${kind}: ${what}: ${goal.text}`);
  }

  /** Prints the other methods of the same run below its row. */
  #others(what: string, { ours, others, highsEndedAfter }: TaskResult): void {
    for (const theirs of others) {
      const named = theirs.method === "highs" ? "HiGHS, compact model" : theirs.method;
      const { verdict, isBeaten } = compare(ours, theirs);
      const shown = theirs.value === null ? "no plan" : figure(theirs.value);
      const detail = theirs.size === "" ? "" : ` (${theirs.size})`;
      this.#print(
        line([`  ${named}`, shown, verdict, "", "", theirs.status, timesOf(theirs), detail.trim()]),
      );
      if (isBeaten) this.fail(`${what}: ${named} is better than ours: ${verdict}`);
    }
    if (highsEndedAfter !== null) {
      const text = `no answer: its process was ended after ${highsEndedAfter} s`;
      this.#print(line(["  HiGHS, compact model", "no plan", text, "", "", "", "", ""]));
    }
  }

  /** Says what must never be, and makes the command fail. */
  fail(text: string): void {
    this.#print(`WRONG: ${text}`);
    this.missed.push(`WRONG: ${text}`);
    process.exitCode = 1;
  }
}

/** How `theirs` is beside `ours`: first by the schools left out, then by value where there are as many clusters. */
export function compare(
  ours: Solved,
  theirs: Solved,
): { readonly verdict: string; readonly isBeaten: boolean } {
  if (theirs.value === null) return { verdict: "", isBeaten: false };
  if (ours.value === null) return { verdict: "ours has no plan", isBeaten: true };
  const more = theirs.unplaced - ours.unplaced;
  if (more !== 0) {
    return { verdict: `leaves out ${more > 0 ? more : `${-more} fewer`}`, isBeaten: more < 0 };
  }
  if (ours.objective !== "fewest" && theirs.clusters !== ours.clusters) {
    return { verdict: `${theirs.clusters} clusters, not ${ours.clusters}`, isBeaten: false };
  }
  const isBeaten = theirs.value < ours.value * (1 - SAME);
  const isContradicted = theirs.status === "optimal" && theirs.value > ours.value * (1 + SAME);
  const verdict = `${ratio(theirs.value, ours.value)} times ours`;
  return isContradicted
    ? { verdict: `${verdict}, yet said to be the best`, isBeaten: true }
    : { verdict, isBeaten };
}

const HEADS = [
  "what",
  "ours",
  "reference",
  "ratio",
  "gap",
  "status",
  "seconds (of processor)",
  "goals",
];
const WIDTHS = [30, 22, 30, 8, 9, 10, 26, 0];

function line(cells: readonly string[]): string {
  return `  ${cells.map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0)).join(" ")}`.trimEnd();
}

function figure(value: number | null): string {
  if (value === null) return "no plan";
  return Number.isInteger(value) || value < 1000 ? String(+value.toFixed(2)) : value.toFixed(1);
}

function ratio(value: number, reference: number): string {
  return (value / reference).toFixed(5);
}

function timesOf({ seconds, processorSeconds }: Solved): string {
  return `${seconds.toFixed(2)} (${processorSeconds.toFixed(2)})`;
}

function goalText(kind: string, goal: Goal | null): string {
  return goal === null ? "" : `${kind} ${goal.text}: ${goal.isMet ? "met" : "MISSED"}`;
}
