import type { KeptListing } from "../../app/saved/kept_state.ts";
import { useCommands } from "../AppContext.tsx";

/** Plans that were deleted in the last days, each with the way to bring it back. */
export function DeletedPlans({ plans }: { readonly plans: readonly KeptListing[] }) {
  const { restoreKeptPlan, announce } = useCommands();
  if (plans.length === 0) return null;
  return (
    <section aria-label="Deleted plans">
      <h3>Deleted in the last 30 days</h3>
      <ul className="problem-list">
        {plans.map(({ id, name, areaTitle }) => (
          <li key={id} className="open-row">
            <span>
              {name} <span className="quiet">{areaTitle}</span>
            </span>
            <button
              type="button"
              className="button"
              aria-label={`Bring back ${name}`}
              onClick={() => {
                void restoreKeptPlan(id);
                announce(`“${name}” is back in Your plans.`);
              }}
            >
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
