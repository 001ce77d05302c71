import type { KeptTies } from "../../solver/wishes.ts";
import { NumberField } from "../parts/NumberField.tsx";
import type { WishesDraft } from "./wishes_draft.ts";

const TIES: readonly { readonly key: KeptTies; readonly label: string }[] = [
  { key: "none", label: "Not kept" },
  { key: "federations", label: "Federations kept whole" },
  { key: "trusts", label: "Trusts kept whole" },
  { key: "both", label: "Federations and trusts kept whole" },
];

interface WishesFieldsProps {
  readonly draft: WishesDraft;
  /** How many clusters of the plan are locked. */
  readonly locked: number;
  readonly onChange: (change: Partial<WishesDraft>) => void;
}

/** Who takes part in a proposal, and who is to be with whom. */
export function WishesFields({ draft, locked, onChange }: WishesFieldsProps) {
  return (
    <details>
      <summary>Who takes part, and with whom</summary>
      <NumberField
        label="May join but need not: more pupils than"
        hint="Leave blank for every school to be placed"
        value={draft.mayJoinAbove}
        onChange={(mayJoinAbove) => onChange({ mayJoinAbove })}
      />
      <NumberField
        label="Left out: more pupils than"
        hint="Leave blank for no school to be left out"
        value={draft.leaveOutAbove}
        onChange={(leaveOutAbove) => onChange({ leaveOutAbove })}
      />
      <label className="form__field">
        Federations and trusts
        <select
          value={draft.keepTies}
          onChange={(event) => {
            const keepTies = TIES.find(({ key }) => key === event.target.value)?.key;
            if (keepTies !== undefined) onChange({ keepTies });
          }}
        >
          {TIES.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {locked === 0 ? null : (
        <label className="radio-line">
          <input
            type="checkbox"
            checked={draft.keepLocked}
            onChange={(event) => onChange({ keepLocked: event.target.checked })}
          />
          <span>
            Keep the {locked} locked {locked === 1 ? "cluster" : "clusters"} as they are
          </span>
        </label>
      )}
      <label className="form__field">
        Keep together
        <textarea
          className="text-input"
          rows={2}
          placeholder="URNs, one set on a line"
          value={draft.together}
          onChange={(event) => onChange({ together: event.target.value })}
        />
      </label>
      <label className="form__field">
        Keep apart
        <textarea
          className="text-input"
          rows={2}
          placeholder="URNs, one set on a line"
          value={draft.apart}
          onChange={(event) => onChange({ apart: event.target.value })}
        />
      </label>
    </details>
  );
}
