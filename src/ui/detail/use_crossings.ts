import { useEffect } from "react";
import type { Area } from "../../domain/area.ts";
import { useCommands } from "../AppContext.tsx";

/** Up to this many schools, the stored directions are read without being asked for; of more there are tens of megabytes. */
const READ_UNASKED = 100;

/** Sees to it that drives over a named crossing are marked, where directions are stored and quick to read. */
export function useCrossings(area: Area): void {
  const { loadCrossings } = useCommands();
  const { schools, hasDirections } = area;
  useEffect(() => {
    if (hasDirections && schools.length <= READ_UNASKED) void loadCrossings();
  }, [schools, hasDirections, loadCrossings]);
}
