import type { Area } from "../domain/area.ts";
import { schoolAt } from "../domain/area.ts";
import type { Assignment } from "../domain/assign/assignment.ts";
import type { ClusterEffect, Effect } from "../domain/effect.ts";
import type { Kind } from "../domain/faith.ts";
import { faithOf, kindOf } from "../domain/faith.ts";
import type { JudgedCluster, JudgedPair } from "../domain/judgement.ts";
import type { ClusterId } from "../domain/plan.ts";
import type { JudgingSettings } from "../domain/settings.ts";
import type { Seconds } from "../domain/units.ts";
import { counted } from "./counted.ts";
import { excessText, judgedText, minutesText } from "./durations.ts";
import { SHORT_KIND_LABELS } from "./labels.ts";
import { listed, numberedName } from "./names.ts";
import { RULE_LABELS } from "./rule_labels.ts";
import { missingTimeText } from "./times_text.ts";

/** One figure of a cluster as it is and as it would be. */
export interface EffectFigure {
  readonly label: "Worst pair" | "Schools" | "Pupils" | "Mix" | "Problems";
  readonly before: string;
  readonly after: string;
  /** How it differs, in words with a sign: "longer by 4.7 min"; "" where only the figures say it. */
  readonly change: string;
  readonly isWorse: boolean;
}

/** What an edit does to one cluster, worded for a small table. */
export interface ClusterEffectText {
  readonly cluster: ClusterId;
  readonly name: string;
  readonly figures: readonly EffectFigure[];
}

/** What the edit does to each cluster that it changes: those that gain schools first. */
export function clusterEffectTexts(
  effect: Effect,
  area: Area,
  settings: JudgingSettings,
): readonly ClusterEffectText[] {
  const receiving = effect.clusters.filter(({ gained }) => gained.length > 0);
  const giving = effect.clusters.filter(({ gained }) => gained.length === 0);
  return [...receiving, ...giving].map((changed) => ({
    cluster: changed.cluster,
    name: nameOf(changed),
    figures: [
      worstFigure(changed, area, settings.ceiling),
      countFigure("Schools", changed, (judged) => new Set(judged.cluster.schools).size),
      countFigure("Pupils", changed, ({ pupils }) => pupils),
      mixFigure(changed, area),
      ...problemFigure(changed),
    ],
  }));
}

/** The pair that breaks, in a sentence: "Ashby to Thornley, 46.1 min, over by 1.1 min, breaks the limit."; "" where none does. */
export function brokenText({ broken }: Effect, area: Area, { ceiling }: JudgingSettings): string {
  if (broken === null) return "";
  const doubt =
    broken.verdict === "too-close-to-call" ? "is too close to call" : "breaks the limit";
  return `${pairName(area, broken)}, ${pairTime(area, broken, ceiling)}, ${doubt}.`;
}

/** The pair that keeps schools out where the limit blocks, in a sentence; "" where none does. */
export function blockingText(
  { blocking }: Pick<Assignment, "blocking">,
  area: Area,
  { ceiling }: JudgingSettings,
): string {
  if (blocking === null) return "";
  const doubt = blocking.verdict === "too-close-to-call" ? ", which is too close to call" : "";
  return `The limit stops it: ${pairName(area, blocking)}, ${pairTime(area, blocking, ceiling)}${doubt}.`;
}

/** What an edit does, in sentences for a screen reader: each cluster's worst pair, its verdict, its schools, and the pair that breaks. */
export function effectText(effect: Effect, area: Area, settings: JudgingSettings): string {
  if (effect.clusters.length === 0) return "Nothing changes.";
  const sentences = clusterEffectTexts(effect, area, settings).map(({ name, figures }) => {
    const said = figures
      .filter(({ label, before, after }) => label !== "Mix" && before !== after)
      .map(({ label, before, after }) => `${label.toLowerCase()} ${before} becomes ${after}`);
    return `${name}: ${said.length === 0 ? "its figures stay as they are" : said.join("; ")}.`;
  });
  const broken = brokenText(effect, area, settings);
  return [...sentences, broken === "" ? "No new pair breaks the limit." : broken].join(" ");
}

function nameOf({ before, after, cluster }: ClusterEffect): string {
  return numberedName((after ?? before)?.cluster.name ?? cluster);
}

function worstFigure(changed: ClusterEffect, area: Area, ceiling: Seconds): EffectFigure {
  const [was, is] = [changed.before?.worst ?? null, changed.after?.worst ?? null];
  const time = (pair: JudgedPair | null) =>
    pair === null ? "none" : pairTime(area, pair, ceiling);
  const change = was === null || is === null ? 0 : is.seconds - was.seconds;
  const isTold = Number.isFinite(change) && Math.abs(change) >= 1;
  const by = excessText(Math.abs(change) as Seconds);
  return {
    label: "Worst pair",
    before: time(was),
    after: time(is),
    change: isTold ? `${change > 0 ? "longer" : "shorter"} by ${by}` : "",
    isWorse: is !== null && is.verdict !== "within" && is.seconds > (was?.seconds ?? 0),
  };
}

function countFigure(
  label: "Schools" | "Pupils",
  { before, after }: ClusterEffect,
  count: (judged: JudgedCluster) => number,
): EffectFigure {
  const [was, is] = [before === null ? 0 : count(before), after === null ? 0 : count(after)];
  const change =
    is === was ? "" : `${is > was ? "+" : "−"}${Math.abs(is - was).toLocaleString("en-GB")}`;
  const text = (value: number) => value.toLocaleString("en-GB");
  return { label, before: text(was), after: text(is), change, isWorse: false };
}

function mixFigure({ before, after }: ClusterEffect, area: Area): EffectFigure {
  return {
    label: "Mix",
    before: mixText(before, area),
    after: mixText(after, area),
    change: "",
    isWorse: false,
  };
}

function mixText(judged: JudgedCluster | null, area: Area): string {
  const counts = new Map<Kind, number>();
  for (const member of judged?.members ?? []) {
    const kind = kindOf(faithOf(schoolAt(area, member).religiousCharacter));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const parts = (Object.keys(SHORT_KIND_LABELS) as Kind[]).flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${SHORT_KIND_LABELS[kind]}`];
  });
  return parts.length === 0 ? "none" : parts.join(", ");
}

function problemFigure({ mended, caused }: ClusterEffect): readonly EffectFigure[] {
  if (mended.length === 0 && caused.length === 0) return [];
  const named = (issues: ClusterEffect["caused"]) =>
    issues.length === 0
      ? "none"
      : listed([...new Set(issues.map(({ rule }) => RULE_LABELS[rule].toLowerCase()))]);
  return [
    {
      label: "Problems",
      before: mended.length === 0 ? "none of these" : named(mended),
      after: caused.length === 0 ? "mended" : named(caused),
      change: caused.length === 0 ? "" : `${counted(caused.length, "problem")} more`,
      isWorse: caused.length > 0,
    },
  ];
}

function pairName(area: Area, { from, to }: JudgedPair): string {
  return `${schoolAt(area, from).name} to ${schoolAt(area, to).name}`;
}

function pairTime(area: Area, pair: JudgedPair, ceiling: Seconds): string {
  if (!Number.isFinite(pair.seconds) && !Number.isFinite(pair.low)) {
    return missingTimeText(area, schoolAt(area, pair.from).urn, schoolAt(area, pair.to).urn);
  }
  const about = pair.high > pair.low && Number.isFinite(pair.seconds) ? "about " : "";
  return pair.verdict === "over"
    ? `${about}${judgedText(pair.seconds, ceiling, true, pair.low)}`
    : `${about}${minutesText(pair.seconds)}`;
}
