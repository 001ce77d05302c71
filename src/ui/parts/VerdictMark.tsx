import type { Verdict } from "../../domain/ceiling.ts";

const ICONS: Readonly<Record<Verdict, string>> = {
  within: "✓",
  over: "✕",
  "too-close-to-call": "≈",
  "no-route": "?",
};

interface VerdictMarkProps {
  readonly verdict: Verdict;
  /** Whether what is within is so by estimated times beside routed ones: its mark is then hollow. */
  readonly isEstimated?: boolean;
}

/** The verdict's icon, coloured; the words stand beside it, so it is hidden from screen readers. */
export function VerdictMark({ verdict, isEstimated = false }: VerdictMarkProps) {
  const look = verdict === "within" && isEstimated ? "within-estimated" : verdict;
  return (
    <span className={`verdict-mark verdict-mark--${look}`} aria-hidden="true">
      {ICONS[verdict]}
    </span>
  );
}
