import type { Verdict } from "../../domain/ceiling.ts";

const ICONS: Readonly<Record<Verdict, string>> = {
  within: "✓",
  over: "✕",
  "too-close-to-call": "≈",
  "no-route": "?",
};

/** The verdict's icon, coloured; the words stand beside it, so it is hidden from screen readers. */
export function VerdictMark(props: { readonly verdict: Verdict }) {
  return (
    <span className={`verdict-mark verdict-mark--${props.verdict}`} aria-hidden="true">
      {ICONS[props.verdict]}
    </span>
  );
}
