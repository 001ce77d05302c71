const SECONDS_BETWEEN_REPORTS = 0.1;

/** Whether to report progress at `now` after that at `last` (`null` for none yet), in seconds: the first, or one a tenth of a second later. */
export function isWorthReporting(
  now: { readonly seconds: number },
  last: { readonly seconds: number } | null,
): boolean {
  return last === null || now.seconds - last.seconds >= SECONDS_BETWEEN_REPORTS;
}
