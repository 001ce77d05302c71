import { useState } from "react";
import { selectShownPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import { drawnNotes } from "../../domain/geometry/boundary_notes.ts";
import type { Cluster } from "../../domain/plan.ts";
import { boundaryNoteText } from "../../words/boundary_text.ts";
import { useApp } from "../AppContext.tsx";
import { partLoader, useLoaded } from "../use_loaded.ts";

interface BoundaryBoxProps {
  readonly area: Area;
  readonly cluster: Cluster;
  readonly editable: boolean;
}

const boundaryForm = partLoader(() => import("./BoundaryForm.tsx"));

/** Where the cluster's land on the map comes from, whom a drawn boundary leaves out or takes in, and the way to give one without drawing. */
export function BoundaryBox({ area, cluster, editable }: BoundaryBoxProps) {
  const [open, setOpen] = useState(false);
  const plan = useApp(selectShownPlan);
  const isDrawn = cluster.boundary !== undefined;
  return (
    <details
      className="boundary-box"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Boundary: {isDrawn ? "drawn by hand" : "the land nearest to its schools"}</summary>
      {plan === null ? null : (
        <ul className="boundary-box__notes">
          {drawnNotes(area, cluster).map((note) => (
            <li key={note.kind}>{boundaryNoteText(note, area, plan)}</li>
          ))}
        </ul>
      )}
      <p className="quiet">
        The boundary is for the map and for exports. Which schools belong, and every verdict, comes
        from the list of schools.
      </p>
      {open && editable ? <LoadedForm key={cluster.id} area={area} cluster={cluster} /> : null}
    </details>
  );
}

function LoadedForm(props: { readonly area: Area; readonly cluster: Cluster }) {
  const BoundaryForm = useLoaded(boundaryForm);
  return BoundaryForm === null ? <p aria-busy="true">Loading…</p> : <BoundaryForm {...props} />;
}
