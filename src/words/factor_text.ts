/** The factor at which a cluster breaks, rounded down so that it never promises too much: "×1.32", "at any factor" or "never". */
export function factorText(factor: number): string {
  if (factor === Number.POSITIVE_INFINITY) return "never";
  if (factor <= 0) return "at any factor";
  return `×${(Math.floor(factor * 100 + 1e-9) / 100).toFixed(2)}`;
}
