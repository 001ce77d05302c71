import { selectOpenArea } from "../../app/selectors.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import { listed } from "../../words/names.ts";
import { useApp, useDerived } from "../AppContext.tsx";

interface CrossingNoteProps {
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
}

/** The named crossings that the stored route between two schools uses, one way or the other. */
export function CrossingNote({ from, to }: CrossingNoteProps) {
  const size = useApp((state) => selectOpenArea(state)?.schools.length ?? 0);
  const crossings = useDerived((selectors) => selectors.crossings);
  // Schools over the border come after the area's own, and no stored route leads to them.
  const isStored = from < size && to < size;
  const used = crossings.filter(
    ({ pairs }) => isStored && (pairs.has(from * size + to) || pairs.has(to * size + from)),
  );
  const told = used.filter(
    ({ name, isEvery }) =>
      isEvery !== true || !used.some((other) => other.name.startsWith(`${name} `)),
  );
  if (told.length === 0) return null;
  return <span className="quiet crossing-note">uses {listed(told.map(({ name }) => name))}</span>;
}
