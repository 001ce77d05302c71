import type { Progress } from "../../solver/proposal.ts";

const WIDTH = 240;
const HEIGHT = 56;

/** The plan's value and the best possible over time, as two lines that draw together; nothing before a bound is known. */
export function GapLines({ progress }: { readonly progress: readonly Progress[] }) {
  const bounded = progress.filter(({ bound }) => bound !== null);
  const first = bounded[0];
  const last = bounded.at(-1);
  if (first === undefined || last === undefined || bounded.length < 2) return null;
  const seconds = Math.max(last.seconds - first.seconds, 0.001);
  const most = Math.max(...bounded.map(({ value }) => value));
  const least = Math.min(...bounded.map(({ bound }) => bound ?? 0));
  const span = Math.max(most - least, 1e-9);
  const line = (height: (each: Progress) => number) =>
    bounded
      .map((each) => {
        const x = ((each.seconds - first.seconds) / seconds) * WIDTH;
        const y = HEIGHT - ((height(each) - least) / span) * HEIGHT;
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      })
      .join(" ");
  return (
    <svg
      viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
      role="img"
      aria-label="The plan above, the best possible below, drawing together"
    >
      <polyline
        points={line(({ value }) => value)}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      <polyline
        points={line(({ bound }) => bound ?? 0)}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="4 3"
      />
    </svg>
  );
}
