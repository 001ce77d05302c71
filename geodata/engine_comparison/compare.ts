/** The time of one ordered pair of places from either engine, raw seconds; `Infinity` where there is no route. */
export interface PairTimes {
  readonly from: string;
  readonly to: string;
  readonly osrm: number;
  readonly embedded: number;
}

/** How far two engines agree on the pairs that both have a route for. Times in seconds. */
export interface EngineComparison {
  readonly pairs: number;
  /** Pairs that only one of them has a route for. */
  readonly onlyOne: number;
  /** Embedded ÷ OSRM. */
  readonly ratio: { readonly p5: number; readonly median: number; readonly p95: number };
  /** |embedded − OSRM|. */
  readonly difference: { readonly median: number; readonly p95: number; readonly most: number };
  /** The pairs that differ most, the worst first. */
  readonly worst: readonly PairTimes[];
}

/** What the engines must agree to: the median ratio, and seconds that 95 % of the pairs stay within. */
export const MUST = { ratio: [0.95, 1.05], p95Seconds: 210 } as const;
/** What is aimed at. */
export const AIM = { ratio: [0.97, 1.03], p95Seconds: 150 } as const;

const WORST_SHOWN = 5;

/** How far the two engines agree. Throws without a pair that both have a route for. */
export function compareTimes(pairs: readonly PairTimes[]): EngineComparison {
  const both = pairs.filter(({ osrm, embedded }) => osrm < Infinity && embedded < Infinity);
  const onlyOne = pairs.filter(({ osrm, embedded }) => osrm < Infinity !== embedded < Infinity);
  if (both.length === 0) throw new RangeError("No pair has a route from both engines.");
  const ratios = sorted(both.map(({ osrm, embedded }) => (osrm === 0 ? 1 : embedded / osrm)));
  const differences = sorted(both.map(differenceOf));
  return {
    pairs: both.length,
    onlyOne: onlyOne.length,
    ratio: { p5: at(ratios, 0.05), median: at(ratios, 0.5), p95: at(ratios, 0.95) },
    difference: {
      median: at(differences, 0.5),
      p95: at(differences, 0.95),
      most: at(differences, 1),
    },
    worst: [...both].sort((a, b) => differenceOf(b) - differenceOf(a)).slice(0, WORST_SHOWN),
  };
}

/** Whether the engines agree as closely as `target` says. */
export function agrees(
  { ratio, difference, onlyOne }: EngineComparison,
  target: { readonly ratio: readonly [number, number]; readonly p95Seconds: number },
): boolean {
  const [least, most] = target.ratio;
  return (
    ratio.median >= least &&
    ratio.median <= most &&
    difference.p95 <= target.p95Seconds &&
    onlyOne === 0
  );
}

/** The comparison as lines of text. */
export function formatComparison(title: string, found: EngineComparison): string {
  const { ratio, difference } = found;
  const minutes = (seconds: number) => (seconds / 60).toFixed(2);
  const verdict = agrees(found, AIM) ? "aim met" : agrees(found, MUST) ? "must met" : "NOT MET";
  const lines = [
    `${title}: ${found.pairs} ordered pairs, ${found.onlyOne} with a route from one engine only: ${verdict}`,
    `  built-in ÷ OSRM: median ${ratio.median.toFixed(3)}, 5–95 %: ${ratio.p5.toFixed(3)}–${ratio.p95.toFixed(3)}`,
    `  |difference|, minutes: median ${minutes(difference.median)}, 95 % ${minutes(difference.p95)}, most ${minutes(difference.most)}`,
    ...found.worst.map(
      ({ from, to, osrm, embedded }) =>
        `  ${from} – ${to}: OSRM ${minutes(osrm)}, built-in ${minutes(embedded)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function differenceOf({ osrm, embedded }: PairTimes): number {
  return Math.abs(embedded - osrm);
}

function sorted(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}

/** The smallest of the values that `share` of them do not exceed. */
function at(values: readonly number[], share: number): number {
  return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
}
