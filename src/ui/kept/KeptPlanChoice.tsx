import { selectArea, selectMark } from "../../app/selectors.ts";
import { clockText, dayText } from "../../words/day_text.ts";
import { useApp, useCommands } from "../AppContext.tsx";

/** Sets another plan of this area that the browser keeps beside the one in hand; nothing where there is none. */
export function KeptPlanChoice() {
  const area = useApp(selectArea);
  const open = useApp((state) => selectMark(state)?.id);
  const kept = useApp((state) => state.keptPlans);
  const { compareWithKept } = useCommands();
  const plans = kept.filter(
    (plan) =>
      plan.area === area?.name && plan.id !== open && !plan.isDeleted && plan.problem === null,
  );
  if (plans.length === 0) return null;
  return (
    <label className="form__field">
      Or beside another of your plans
      <select
        value=""
        onChange={(event) => {
          if (event.target.value !== "") void compareWithKept(event.target.value);
        }}
      >
        <option value="">Choose a plan…</option>
        {plans.map(({ id, name, savedAt }) => (
          <option key={id} value={id}>
            {name} ({dayText(savedAt)}, {clockText(savedAt)})
          </option>
        ))}
      </select>
    </label>
  );
}
