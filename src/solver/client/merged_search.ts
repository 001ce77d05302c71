import { isBetter } from "../kernels/rank.ts";
import type { Progress } from "../proposal.ts";
import { isWorthReporting } from "../reporting.ts";
import type { Searched, SearchProgress } from "../searched.ts";

/**
 * Listeners for the workers that share a search, where worker `w` runs `streams[w]` of its streams: `report` hears of them as
 * of one search, with the best so far of all and the share of all their moves.
 */
export function mergedProgress(
  streams: readonly number[],
  report: (progress: Progress) => void,
): ((progress: SearchProgress) => void)[] {
  const total = streams.reduce((sum, count) => sum + count, 0);
  const heard: (SearchProgress | null)[] = streams.map(() => null);
  let last: Progress | null = null;
  return streams.map((_, worker) => (progress) => {
    heard[worker] = progress;
    let share = 0;
    let seconds = 0;
    let best = progress;
    heard.forEach((one, place) => {
      if (one === null) return;
      share += (one.share * (streams[place] ?? 0)) / total;
      seconds = Math.max(seconds, one.seconds);
      if (isBetter(one.rank, best.rank)) best = one;
    });
    const { value, bound, unplaced } = best;
    const merged: Progress = { share, value, bound, unplaced, seconds };
    if (!isWorthReporting(merged, last)) return;
    last = merged;
    report(merged);
  });
}

/** What workers found that ran at once, as one search: in the order of the streams. A user's stop comes before the clock's. */
export function mergedSearch(parts: readonly Searched[], cancelled: boolean): Searched {
  const stops = parts.map(({ stop }) => stop);
  return {
    found: parts.flatMap(({ found }) => found).sort((a, b) => a.stream - b.stream),
    stop: cancelled || stops.includes("user") ? "user" : stops.includes("time") ? "time" : null,
    seconds: Math.max(...parts.map(({ seconds }) => seconds)),
  };
}
