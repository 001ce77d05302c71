import type { ReactNode } from "react";
import type { PricedWishesDraft, TickedWish } from "../../app/priced_wishes_draft.ts";
import { withContiguous, withTicked } from "../../app/priced_wishes_draft.ts";
import { NumberField } from "../parts/NumberField.tsx";

interface PricedWishesFieldsProps {
  readonly draft: PricedWishesDraft;
  readonly onChange: (draft: PricedWishesDraft) => void;
  /** What there is to stay close to: today's partnerships as they were told, or the open plan's clusters; `null` for neither. */
  readonly today: "told" | "plan" | null;
}

/** What is wished of every cluster, each at a price that counts like minutes of travel. */
export function PricedWishesFields({ draft, onChange, today }: PricedWishesFieldsProps) {
  const setPrice = (name: TickedWish) => (price: string) =>
    onChange({ ...draft, prices: { ...draft.prices, [name]: price } });
  const wish = (name: TickedWish, label: string, note: string, fields: ReactNode) => (
    <div className="wish">
      <Tick
        label={label}
        note={note}
        isTicked={draft.ticked.includes(name)}
        onTick={(isTicked) => onChange(withTicked(draft, name, isTicked))}
      />
      {draft.ticked.includes(name) ? <div className="wish__fields">{fields}</div> : null}
    </div>
  );
  const price = (name: TickedWish, label: string) => (
    <NumberField label={label} value={draft.prices[name]} onChange={setPrice(name)} />
  );
  return (
    <details className="wishes">
      <summary>Wishes (each has a price in minutes; off unless ticked)</summary>
      <p className="quiet">
        A wish is no rule: a plan may go against it, and then its price is added to the minutes of
        travel that are kept low. The review says what each wish costs in travel.
      </p>
      {wish(
        "short-drives",
        "Short drives",
        "Drives between partners beyond an ideal cost more",
        <>
          <NumberField
            label="Ideal drive, minutes"
            value={draft.idealMinutes}
            onChange={(idealMinutes) => onChange({ ...draft, idealMinutes })}
          />
          {price("short-drives", "Price of each minute beyond it, minutes")}
        </>,
      )}
      {wish(
        "each-kind",
        "Faith and community schools in each cluster",
        "Where one of the kind is within the limit of all its schools",
        price("each-kind", "Price of a cluster without, minutes"),
      )}
      {wish(
        "joined-up",
        "Clusters in one piece",
        "Its schools are neighbours of each other, with no other cluster between",
        price("joined-up", "Price of a cluster in pieces, minutes"),
      )}
      <Tick
        label="No cluster in pieces, whatever it costs"
        note="A rule, not a wish: schools may stay unplaced for it"
        isTicked={draft.isContiguous}
        onTick={(isTicked) => onChange(withContiguous(draft, isTicked))}
      />
      {today !== null ? (
        wish(
          "close-to-today",
          "Close to today’s clusters",
          today === "told"
            ? "Today’s partnerships, as you gave them"
            : "The clusters of the plan you have open",
          price("close-to-today", "Price of each pair of new partners, minutes"),
        )
      ) : (
        <p className="quiet">
          A plan close to today’s can be wished for once the plan you have open has clusters, or
          today’s partnerships are pasted or opened (⋯ menu).
        </p>
      )}
    </details>
  );
}

interface TickProps {
  readonly label: string;
  readonly note: string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function Tick({ label, note, isTicked, onTick }: TickProps) {
  return (
    <label className="radio-line">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={(event) => onTick(event.target.checked)}
      />
      <span>
        {label} <small className="quiet radio-line__note">{note}</small>
      </span>
    </label>
  );
}
