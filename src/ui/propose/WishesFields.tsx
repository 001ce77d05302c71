import { counted } from "../../words/counted.ts";
import { NumberField } from "../parts/NumberField.tsx";
import type { WishesDraft } from "./wishes_draft.ts";

const TIES: readonly { readonly key: WishesDraft["keepTies"]; readonly label: string }[] = [
  { key: "none", label: "Neither federations nor trusts" },
  { key: "federations", label: "Federations" },
  { key: "trusts", label: "Trusts" },
  { key: "both", label: "Federations and trusts" },
];

interface WishesFieldsProps {
  readonly draft: WishesDraft;
  readonly onChange: (change: Partial<WishesDraft>) => void;
}

/** Who must be placed, which ties stay whole, and which schools are to be together or apart. */
export function WishesFields({ draft, onChange }: WishesFieldsProps) {
  const sets = (key: "keepTogether" | "keepApart", label: string) => (
    <label className="form__field">
      {label}
      <textarea
        className="paste-box paste-box--short"
        placeholder="120375, 120376"
        value={draft[key]}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </label>
  );
  const kept = [draft.keepTogether, draft.keepApart].flatMap((text) =>
    text.split("\n").filter((line) => line.trim() !== ""),
  ).length;
  return (
    <details className="wishes">
      <summary>
        Who takes part, and with whom{kept === 0 ? "" : ` (${counted(kept, "set")})`}
      </summary>
      <NumberField
        label="Must be placed: schools of at most so many pupils"
        hint="Larger ones may join as partners. Leave blank to place every school"
        value={draft.mustPlaceUpTo}
        onChange={(mustPlaceUpTo) => onChange({ mustPlaceUpTo })}
      />
      <label className="form__field">
        Keep whole
        <select
          value={draft.keepTies}
          onChange={(event) =>
            onChange({
              keepTies: TIES.find(({ key }) => key === event.target.value)?.key ?? "none",
            })
          }
        >
          {TIES.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {sets("keepTogether", "Keep together: URNs, one set a line")}
      {sets("keepApart", "Keep apart: URNs, one set a line")}
      <p className="quiet">Locked clusters stay as they are: lock one in its own panel.</p>
    </details>
  );
}
