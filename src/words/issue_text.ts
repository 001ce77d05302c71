import type { Area } from "../domain/area.ts";
import { schoolIndexes } from "../domain/area.ts";
import type { Issue } from "../domain/issue.ts";
import type { PartnershipForm, Plan } from "../domain/plan.ts";
import type { Seconds } from "../domain/units.ts";
import { seconds } from "../domain/units.ts";
import { counted } from "./counted.ts";
import { judgedText, minutesText, rangeText } from "./durations.ts";
import { FAITH_LABELS, FORM_LABELS } from "./labels.ts";
import { clusterName, listed, schoolName } from "./names.ts";
import { notSuppliedText } from "./not_supplied_text.ts";
import { originText } from "./times_text.ts";

/** One sentence that says what a rule found: who and how much, with the names of the schools and clusters. */
export function issueText(issue: Issue, area: Area, plan: Plan): string {
  const found = new Found(issue, area, plan);
  const sentence = sentenceOf(issue, found);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The parts of an issue's sentence. */
class Found {
  readonly schools: string;
  readonly clusters: string;
  readonly #issue: Issue;
  readonly #area: Area;

  constructor(issue: Issue, area: Area, plan: Plan) {
    this.#issue = issue;
    this.#area = area;
    this.schools = listed(issue.schools.map((urn) => schoolName(area, urn)));
    this.clusters = listed(issue.clusters.map((id) => clusterName(plan, id)));
  }

  number(fact: string): number {
    const value = this.#issue.facts[fact];
    if (typeof value === "number") return value;
    throw new TypeError(`Issue "${this.#issue.id}" needs the number "${fact}", not ${value}.`);
  }

  text(fact: string): string | null {
    const value = this.#issue.facts[fact];
    return typeof value === "string" ? value : null;
  }

  time(fact: string): Seconds {
    return seconds(this.number(fact));
  }

  /** The pair that facts `from` and `to` name, such as "Digby to Bardney". */
  get pair(): string {
    return `${this.#name("from")} to ${this.#name("to")}`;
  }

  /** "4 of its 30 drives between schools". */
  get pairShare(): string {
    return `${this.number("pairs")} of its ${counted(this.number("pairsJudged"), "drive")} between schools`;
  }

  /** "about " where the pair's time is estimated. */
  get about(): string {
    const { low, high } = this.#issue.facts;
    return typeof low === "number" && typeof high === "number" && low < high ? "about " : "";
  }

  /** How long the pair over the limit takes. */
  get overTime(): string {
    const central = this.time("seconds");
    if (!Number.isFinite(central)) return `at least ${minutesText(this.time("low"))}`;
    return `${this.about}${judgedText(central, this.time("ceiling"), true)}`;
  }

  /** What the pair's time lies between. */
  get range(): string {
    const [low, high] = [this.time("low"), this.time("high")];
    const range = rangeText(low, high);
    return Number.isFinite(high) ? `between ${range}` : `${range}, how much more is not known`;
  }

  get form(): string {
    return FORM_LABELS[this.text("form") as PartnershipForm].toLowerCase();
  }

  /** " (known locally)" where the pair's time is neither the engine's nor the estimate's. */
  get origin(): string {
    const indexes = schoolIndexes(this.#area);
    const [from, to] = [indexes.get(this.text("from") ?? ""), indexes.get(this.text("to") ?? "")];
    if (from === undefined || to === undefined) return "";
    const origin = originText(this.#area.driveTimes, from, to);
    return origin === null ? "" : ` (${origin})`;
  }

  #name(fact: string): string {
    const urn = this.text(fact) ?? "";
    const index = schoolIndexes(this.#area).get(urn);
    return this.#area.schools[index ?? -1]?.name ?? urn;
  }
}

function sentenceOf(issue: Issue, found: Found): string {
  switch (issue.rule) {
    case "over-ceiling":
      return `${found.clusters}: ${found.pair} takes ${found.overTime}${found.origin}. ${found.pairShare} are over the ${limit(found)}.`;
    case "no-route":
      return `${found.clusters}: no road route from ${found.pair}. ${found.pairShare} have no route, which is never within the limit.`;
    case "too-close-to-call":
      return `${found.clusters}: ${found.pair} takes ${found.range}${found.origin}, too close to the ${limit(found)} to call. ${found.pairShare} are.`;
    case "too-few-schools":
    case "too-many-schools":
      return `${found.clusters} has ${counted(found.number("count"), "school")}, ${issue.rule === "too-few-schools" ? `${found.number("short")} fewer than the least` : `${found.number("excess")} more than the most`} allowed (${found.number("bound")}).`;
    case "too-few-pupils":
    case "too-many-pupils":
      return `${found.clusters} has ${counted(found.number("pupils"), "pupil")}, ${issue.rule === "too-few-pupils" ? `${found.number("short")} fewer than the least` : `${found.number("excess")} more than the most`} allowed (${found.number("bound")}).${withoutRoll(found)}`;
    case "in-two-clusters":
      return `${found.schools} is in ${found.number("count")} clusters: ${found.clusters}. Each school has one.`;
    case "unknown-school":
      return `${found.clusters} lists ${found.schools}, which is not among this area's schools.`;
    case "no-location":
      return `${found.schools} (${found.clusters}) has no grid reference, so its drives cannot be judged.`;
    case "academy-in-federation":
      return `${found.clusters} is a federation, which only maintained schools can join: ${found.schools} ${isOrAre(issue, "an academy", "academies")}.`;
    case "academy-in-joint-committee":
      return `${found.clusters}: ${found.schools} ${isOrAre(issue, "an academy", "academies")}, which can work with a joint committee of maintained schools but cannot be a formal member.`;
    case "unassigned":
      return `${counted(found.number("count"), "school")} of ${found.number("of")} ${found.number("count") === 1 ? "is" : "are"} not in a cluster yet: ${found.schools}.`;
    case "snapped-far":
      return `${found.schools}: its drive times start on a road ${Math.round(found.number("metres"))} m away, further than ${found.number("limit")} m. Check where it is on the map.`;
    case "split-federation":
    case "split-trust":
      return `${found.text("tie")} (${issue.rule === "split-trust" ? "trust" : "federation"}${found.text("asAt") === null ? "" : `, as at ${found.text("asAt")}`}) is split between ${found.clusters}: ${found.schools}.`;
    case "mixed-trust":
      return mixedTrustText(found);
    case "consult-diocese":
      return `${found.clusters} (${found.form}): consult ${dioceseName(found.text("diocese"))} (${FAITH_LABELS[found.text("church") as keyof typeof FAITH_LABELS]})${asAt(found.text("asAt"))} about ${found.schools}.`;
    case "same-place":
      return `${found.clusters}: ${found.schools} have the same grid reference, so the time between them is 0. Check that they share a site.`;
    case "stale-tie":
      return `${staleDates(found)} of this area's schools are more than ${found.number("years")} years older than their rolls (${found.text("pupilsAsAt")}). Check them before relying on a split trust or federation.`;
    case "broken-rule":
      return brokenRuleText(issue, found);
    case "not-supplied":
      return `${found.clusters}: ${notSuppliedText(issue, found.schools)}`;
  }
}

function limit(found: Found): string {
  return `${minutesText(found.time("ceiling"))
    .replace(/\.0 min$/, " min")
    .replace(" min", "-minute")} limit`;
}

function isOrAre(issue: Issue, one: string, many: string): string {
  return issue.schools.length === 1 ? `is ${one}` : `are ${many}`;
}

function asAt(date: string | null): string {
  return date === null ? "" : ` (as at ${date})`;
}

function withoutRoll(found: Found): string {
  const without = found.number("withoutPupils");
  return without === 0 ? "" : ` The roll of ${counted(without, "school")} is not supplied.`;
}

function mixedTrustText(found: Found): string {
  const share = `${found.number("churchSchools")} of ${found.number("memberCount")} schools`;
  return found.text("expectation") === "catholic-trust"
    ? `${found.clusters} is a trust in which ${share} are Catholic. Catholic schools normally join Catholic trusts: ask the diocese about ${found.schools}.`
    : `${found.clusters} is a trust in which ${share} are Church of England. For ${found.schools}, voluntary aided now or before, a church majority among its members and directors is normal: ask the diocese.`;
}

function staleDates(found: Found): string {
  const federations = found.text("federationAsAt");
  const trusts = found.text("trustAsAt");
  const parts = [
    ...(federations === null ? [] : [`the federations (as at ${federations})`]),
    ...(trusts === null ? [] : [`the trusts (as at ${trusts})`]),
  ];
  return parts.join(" and ");
}

function brokenRuleText({ schools, clusters }: Issue, found: Found): string {
  const kind = found.text("kind");
  const begun = `The plan does not follow its own rule that ${found.schools}`;
  if (kind === "keepTogether") {
    return `${begun} are together: of them, ${found.clusters} ${clusters.length === 1 ? "has only some" : "each have some"}.`;
  }
  if (kind === "keepApart") return `${begun} are apart: they share ${found.clusters}.`;
  return schools.length === 1
    ? `${begun} takes no part: it is in ${found.clusters}.`
    : `${begun} take no part: they are in ${found.clusters}.`;
}

/** GIAS names some dioceses "Diocese of …" and some by their place alone. */
function dioceseName(name: string | null): string {
  if (name === null) return "the diocese";
  return /diocese/i.test(name) ? `the ${name}` : `the diocese of ${name}`;
}
