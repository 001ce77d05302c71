import { NumberField } from "../parts/NumberField.tsx";
import type { LimitField, LimitsDraft } from "./limits_draft.ts";
import { needsReason } from "./limits_draft.ts";

interface LimitsFieldsProps {
  readonly draft: LimitsDraft;
  readonly onChange: (change: Partial<LimitsDraft>) => void;
}

/** The longest drive and the sizes of a cluster, to be typed. */
export function LimitsFields({ draft, onChange }: LimitsFieldsProps) {
  const field = (key: LimitField, label: string) => (
    <NumberField
      label={label}
      value={draft[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <>
      <div className="form__pair">{field("ceilingMinutes", "Longest drive, minutes")}</div>
      {needsReason(draft) ? (
        <label className="form__field">
          Why more than 45 minutes? This is printed on every export.
          <input
            className="text-input"
            value={draft.ceilingReason}
            onChange={(event) => onChange({ ceilingReason: event.target.value })}
          />
        </label>
      ) : null}
      <div className="form__pair">
        {field("minSchools", "Schools, at least")}
        {field("maxSchools", "Schools, at most")}
      </div>
      <div className="form__pair">
        {field("minPupils", "Pupils, at least")}
        {field("maxPupils", "Pupils, at most")}
      </div>
    </>
  );
}
