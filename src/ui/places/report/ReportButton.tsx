import { lazy, Suspense, useState } from "react";
import type { KeptScenario } from "../../../app/places/places_state.ts";
import type { PlacesStore } from "../../../app/places/places_store.ts";
import type { FoundOutcome } from "../../../app/places/scenario_runs.ts";

interface ReportButtonProps {
  readonly places: PlacesStore;
  readonly kept: KeptScenario;
  readonly found: FoundOutcome;
  /** Whether what was found is of before the last change, so that a report would be wrong. */
  readonly isStale: boolean;
}

const ReportDialog = lazy(() => import("./ReportDialog.tsx"));

/** Opens the report on what follows from a test. */
export function ReportButton({ places, kept, found, isStale }: ReportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="button-row">
      <button type="button" className="button" disabled={isStale} onClick={() => setOpen(true)}>
        Report…
      </button>
      {isStale ? <span className="quiet">once it is worked out again</span> : null}
      {isOpen ? (
        <Suspense fallback={<p className="loading-note">Opening the report…</p>}>
          <ReportDialog places={places} kept={kept} found={found} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
