import type { Area } from "../domain/area.ts";
import type { BoundaryNote } from "../domain/geometry/boundary_notes.ts";
import type { Plan } from "../domain/plan.ts";
import { clusterName, listed, schoolName } from "./names.ts";

/** What a note on a boundary says, as a sentence. */
export function boundaryNoteText(note: BoundaryNote, area: Area, plan: Plan): string {
  const cluster = clusterName(plan, note.cluster);
  const schools = listed(note.schools.map((urn) => schoolName(area, urn)));
  const are = note.schools.length === 1 ? "is" : "are";
  switch (note.kind) {
    case "member-outside":
      return `${schools} ${are} in ${cluster} but outside the boundary drawn for it.`;
    case "stranger-inside":
      return `${schools} ${are} inside the boundary drawn for ${cluster} but not in it.`;
    case "same-place":
      return `${schools} are at one place and in different clusters: the land there is drawn as ${cluster}’s.`;
    case "no-land":
      return `${cluster} has no land on the map: its schools share their places with others, or its boundary lies under another.`;
  }
}
