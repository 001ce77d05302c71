import { useEffect, useRef, useState } from "react";
import type { KeptListing } from "../../app/saved/kept_state.ts";
import { useCommands } from "../AppContext.tsx";

/** A box for another name of a kept plan: Enter takes it, Escape leaves the old one. */
export function RenamePlan(props: { readonly plan: KeptListing; readonly onDone: () => void }) {
  const { id, name } = props.plan;
  const { renameKeptPlan, announce } = useCommands();
  const [wanted, setWanted] = useState(name);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), []);
  return (
    <form
      className="button-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.trim() !== "") {
          void renameKeptPlan(id, wanted);
          announce(`The plan is called “${wanted.trim()}” now.`);
        }
        props.onDone();
      }}
    >
      <input
        ref={box}
        className="text-input"
        aria-label={`Name of ${name}`}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // Not the dialog that the box is in.
          event.preventDefault();
          event.stopPropagation();
          props.onDone();
        }}
      />
      <button type="submit" className="button">
        Save the name
      </button>
    </form>
  );
}
