import { setForm } from "../../domain/edits/set_form.ts";
import type { Cluster, PartnershipForm } from "../../domain/plan.ts";
import { FORM_LABELS } from "../../words/labels.ts";
import { useCommands } from "../AppContext.tsx";

const FORMS = Object.keys(FORM_LABELS) as PartnershipForm[];
const NOT_SAID = "";

interface FormSelectProps {
  readonly cluster: Cluster;
  readonly editable: boolean;
}

/** How the partnership is constituted, which decides the advice on faith and school types. */
export function FormSelect({ cluster, editable }: FormSelectProps) {
  const { edit } = useCommands();
  return (
    <label className="form__field">
      Form of partnership
      <select
        value={cluster.form ?? NOT_SAID}
        disabled={!editable}
        onChange={(event) => {
          const form = FORMS.find((known) => known === event.target.value) ?? null;
          const words = form === null ? "not said" : FORM_LABELS[form].toLowerCase();
          edit(setForm(cluster.id, form), `Form of ${cluster.name}: ${words}`);
        }}
      >
        <option value={NOT_SAID}>Not said</option>
        {FORMS.map((form) => (
          <option key={form} value={form}>
            {FORM_LABELS[form]}
          </option>
        ))}
      </select>
    </label>
  );
}
