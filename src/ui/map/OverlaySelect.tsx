import type { Overlay } from "../../domain/overlay.ts";
import { OVERLAY_LABELS } from "../../words/overlay_labels.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const OVERLAYS = Object.keys(OVERLAY_LABELS) as Overlay[];

/** What the colour of the schools shows. */
export function OverlaySelect() {
  const overlay = useApp((state) => state.overlay);
  const { show } = useCommands();
  return (
    <label className="overlay-select">
      <span className="visually-hidden">Colour schools by</span>
      <select
        value={overlay}
        onChange={(event) => show({ overlay: event.target.value as Overlay })}
      >
        {OVERLAYS.map((key) => (
          <option key={key} value={key}>
            {OVERLAY_LABELS[key]}
          </option>
        ))}
      </select>
    </label>
  );
}
