import { useMemo, useState } from "react";
import type { Area } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { AlikeSchools, Attribute } from "../../domain/school_attributes.ts";
import { alikeSchools } from "../../domain/school_attributes.ts";
import { counted } from "../../words/counted.ts";
import { KIND_LABELS, SIZE_BAND_LABELS } from "../../words/labels.ts";
import { useCommands } from "../AppContext.tsx";

const ATTRIBUTES: readonly { readonly key: Attribute; readonly label: string }[] = [
  { key: "district", label: "District" },
  { key: "federation", label: "Federation" },
  { key: "trust", label: "Trust" },
  { key: "size", label: "Size" },
  { key: "kind", label: "Faith or community" },
  { key: "cluster", label: "Cluster" },
];

/** Picks all schools that are alike in something, in addition to those that are picked. */
export function PickByAttribute({ area, plan }: { readonly area: Area; readonly plan: Plan }) {
  const [attribute, setAttribute] = useState<Attribute>("district");
  const [place, setPlace] = useState(0);
  const { pick, announce } = useCommands();
  const choices = useMemo(
    () => alikeSchools(area.schools, plan, attribute),
    [area, plan, attribute],
  );
  const chosen = choices[Math.min(place, choices.length - 1)];
  return (
    <form
      className="pick-by"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return;
        pick(chosen.urns, "add");
        announce(`Picked ${counted(chosen.urns.length, "school")}: ${valueText(chosen, plan)}.`);
      }}
    >
      <label>
        Pick by{" "}
        <select
          value={attribute}
          onChange={({ target }) => {
            setAttribute(ATTRIBUTES.find(({ key }) => key === target.value)?.key ?? "district");
            setPlace(0);
          }}
        >
          {ATTRIBUTES.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {chosen === undefined ? (
        <span>No school here has one that is known.</span>
      ) : (
        <>
          <select
            className="pick-by__values"
            aria-label="Which schools"
            value={choices.indexOf(chosen)}
            onChange={({ target }) => setPlace(Number(target.value))}
          >
            {choices.map((choice, i) => (
              <option key={valueText(choice, plan)} value={i}>
                {valueText(choice, plan)} ({choice.urns.length})
              </option>
            ))}
          </select>
          <button type="submit" className="button">
            Pick {chosen.urns.length === 1 ? "this school" : `these ${chosen.urns.length} schools`}
          </button>
        </>
      )}
    </form>
  );
}

function valueText(choice: AlikeSchools, plan: Plan): string {
  switch (choice.attribute) {
    case "size":
      return SIZE_BAND_LABELS[choice.value];
    case "kind":
      return KIND_LABELS[choice.value];
    case "cluster": {
      const place = plan.clusters.findIndex(({ id }) => id === choice.value);
      return place < 0 ? "Not in a cluster" : `${place + 1} ${plan.clusters[place]?.name ?? ""}`;
    }
    case "district":
    case "federation":
    case "trust":
      return choice.value;
  }
}
