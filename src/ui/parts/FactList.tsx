import type { ReactNode } from "react";

interface FactListProps {
  /** What each fact is called and what it says. */
  readonly facts: readonly (readonly [string, ReactNode])[];
}

/** Facts about one thing, a line each: what it is called, and what it says. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="facts">
      {facts.map(([label, value], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may say the very same
        <div key={place} className="facts__row">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
