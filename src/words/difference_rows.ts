import type { Area } from "../domain/area.ts";
import type { Verdict } from "../domain/ceiling.ts";
import type {
  ClusterDifference,
  ClusterFigures,
  Difference,
  Figures,
  PlanFigures,
  WorstPair,
} from "../domain/compare/difference.ts";
import type { Kind } from "../domain/faith.ts";
import type { SizeBand } from "../domain/size_band.ts";
import type { Seconds } from "../domain/units.ts";
import { minutesText } from "./durations.ts";
import { inSentence, KIND_LABELS, SIZE_BAND_LABELS, VERDICT_WORDS } from "./labels.ts";
import { missingTimeText } from "./times_text.ts";

/** One figure on both sides, and its change with a sign and a word: "−3.2 min, shorter". */
export interface DifferenceRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

const NONE = "–";
const KINDS = Object.keys(KIND_LABELS) as readonly Kind[];
const SIZES = Object.keys(SIZE_BAND_LABELS) as readonly SizeBand[];
const VERDICTS: readonly Verdict[] = ["within", "too-close-to-call", "over", "no-route"];

/** The figures of two whole plans. Kinds and sizes of schools, which a move does not change, are there only where they differ. */
export function planRows({ before, after }: Difference, area: Area): readonly DifferenceRow[] {
  const count = (label: string, of: (figures: PlanFigures) => number, always = true) =>
    always || of(before) !== of(after) ? [countRow(label, of(before), of(after))] : [];
  return [
    ...count("Clusters", ({ clusters }) => clusters),
    ...VERDICTS.flatMap((verdict) =>
      count(
        VERDICT_WORDS[verdict],
        ({ verdicts }) => verdicts[verdict],
        verdict !== "no-route" || before.verdicts[verdict] + after.verdicts[verdict] > 0,
      ),
    ),
    worstRow("Longest worst pair", before, after, area),
    travelRow(before, after, area),
    ...count("Problems", ({ problems }) => problems),
    ...count("Things to know", ({ warnings }) => warnings),
    ...count("Schools in a cluster", ({ schools }) => schools),
    ...count("Schools not in a cluster", ({ unassigned }) => unassigned),
    ...count("Pupils in a cluster", ({ pupils }) => pupils),
    ...count("Clusters of community and faith schools", ({ mixedClusters }) => mixedClusters),
    ...KINDS.flatMap((kind) => count(KIND_LABELS[kind], ({ kinds }) => kinds[kind], false)),
    ...SIZES.flatMap((size) =>
      count(`Schools ${sizeText(size)}`, ({ sizes }) => sizes[size], false),
    ),
  ];
}

/** The figures of one cluster; a dash on the side that does not have it. */
export function clusterRows(
  { before, after }: ClusterDifference,
  area: Area,
): readonly DifferenceRow[] {
  const [was, is] = [before?.figures ?? null, after?.figures ?? null];
  const text = (label: string, of: (figures: ClusterFigures) => string): DifferenceRow => {
    const [old, now] = [was === null ? NONE : of(was), is === null ? NONE : of(is)];
    return { label, before: old, after: now, change: old === now ? "no change" : NONE };
  };
  const count = (label: string, of: (figures: ClusterFigures) => number) =>
    countRow(label, was === null ? null : of(was), is === null ? null : of(is));
  return [
    text("Verdict", ({ verdict }) => VERDICT_WORDS[verdict]),
    worstRow("Worst pair", was, is, area),
    travelRow(was, is, area),
    count("Problems", ({ problems }) => problems),
    count("Schools", ({ schools }) => schools),
    count("Pupils", ({ pupils }) => pupils),
    text("Faith and community", kindsText),
    text("Size", sizesText),
  ];
}

/** The worst pair's minutes: "34.2 min", "about 34.2 min" where it is an estimate, "no road route"; a dash where there is none. */
export function worstText(worst: WorstPair | null, area: Area): string {
  if (worst === null) return NONE;
  if (!Number.isFinite(worst.seconds)) return missingTimeText(area, worst.from, worst.to);
  return `${worst.high > worst.low ? "about " : ""}${minutesText(worst.seconds)}`;
}

/** A change of a time with a sign and words: "−3.2 min, shorter"; of less than half a second "no change". */
export function timeChangeText(
  before: Seconds,
  after: Seconds,
  words: { readonly less: string; readonly more: string },
): string {
  if (before === after) return "no change";
  if (!Number.isFinite(before)) return "known now";
  if (!Number.isFinite(after)) return "not known now";
  const size = Math.abs(after - before);
  if (size < 0.5) return "no change";
  const figure = size < 59.5 ? `${Math.round(size)} s` : minutesText(size as Seconds);
  return after < before ? `−${figure}, ${words.less}` : `+${figure}, ${words.more}`;
}

function countRow(label: string, before: number | null, after: number | null): DifferenceRow {
  const text = (count: number | null) => (count === null ? NONE : count.toLocaleString("en-GB"));
  return { label, before: text(before), after: text(after), change: countChange(before, after) };
}

function countChange(before: number | null, after: number | null): string {
  if (before === null || after === null) return NONE;
  if (before === after) return "no change";
  const size = Math.abs(after - before).toLocaleString("en-GB");
  return after < before ? `−${size}, fewer` : `+${size}, more`;
}

function worstRow(
  label: string,
  before: Figures | null,
  after: Figures | null,
  area: Area,
): DifferenceRow {
  const [was, is] = [before?.worst ?? null, after?.worst ?? null];
  return {
    label,
    before: worstText(was, area),
    after: worstText(is, area),
    change:
      was === null || is === null
        ? NONE
        : timeChangeText(was.seconds, is.seconds, { less: "shorter", more: "longer" }),
  };
}

function travelRow(before: Figures | null, after: Figures | null, area: Area): DifferenceRow {
  const about = area.driveTimes.band === null ? "" : "about ";
  const text = (figures: Figures | null) => {
    if (figures === null || figures.worst === null) return NONE;
    return Number.isFinite(figures.travel) ? about + minutesText(figures.travel) : "not known";
  };
  return {
    label: "Travel between partners",
    before: text(before),
    after: text(after),
    change:
      before === null || after === null
        ? NONE
        : timeChangeText(before.travel, after.travel, { less: "less", more: "more" }),
  };
}

function kindsText({ kinds }: ClusterFigures): string {
  return counts(KINDS.map((kind) => [kinds[kind], inSentence(KIND_LABELS[kind])]));
}

function sizesText({ sizes }: ClusterFigures): string {
  return counts([
    ...SIZES.map((size) => [sizes[size], sizeText(size)] as const),
    [sizes["not-known"], "roll not known"],
  ]);
}

function counts(found: readonly (readonly [number, string])[]): string {
  const some = found.filter(([count]) => count > 0);
  return some.length === 0 ? NONE : some.map(([count, label]) => `${count} ${label}`).join(", ");
}

/** A size band after "schools" or a count: "of 75 to 110", "under 75 pupils". */
function sizeText(size: SizeBand): string {
  const label = SIZE_BAND_LABELS[size];
  return /^\d/.test(label) ? `of ${label}` : inSentence(label);
}
