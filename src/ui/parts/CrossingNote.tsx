import type { SchoolIndex } from "../../domain/school.ts";
import { listed } from "../../words/names.ts";
import { useDerived } from "../AppContext.tsx";

interface CrossingNoteProps {
  /** How many schools the area has. */
  readonly size: number;
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
}

/** The named crossings that the stored route between two schools uses, one way or the other. */
export function CrossingNote({ size, from, to }: CrossingNoteProps) {
  const crossings = useDerived((selectors) => selectors.crossings);
  const used = crossings.filter(
    ({ pairs }) => pairs.has(from * size + to) || pairs.has(to * size + from),
  );
  const told = used.filter(
    ({ name, isEvery }) =>
      isEvery !== true || !used.some((other) => other.name.startsWith(`${name} `)),
  );
  if (told.length === 0) return null;
  return <span className="quiet crossing-note">uses {listed(told.map(({ name }) => name))}</span>;
}
