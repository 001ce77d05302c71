/**
 * Which ways a saved page holds. "partners": from each school to its home cluster, its links and the nearest schools.
 * "left-out": the area has some, but the page was saved without.
 */
export type HeldDirections = "all" | "partners" | "left-out" | "none";
