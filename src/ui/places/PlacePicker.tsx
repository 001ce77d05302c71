import type { PointerEvent } from "react";
import { useEffect } from "react";
import type { Position } from "../../domain/school.ts";
import type { MapScreen } from "../../map/screen.ts";
import { useCommands } from "../AppContext.tsx";

interface PlacePickerProps {
  readonly screen: MapScreen;
  readonly onPick: (place: Position) => void;
}

/** Lies over the map and hears where it is clicked. Escape, or its button, puts it away; coordinates can be typed instead. */
export default function PlacePicker({ screen, onPick }: PlacePickerProps) {
  const { show } = useCommands();
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") show({ takePlace: null, narrowPane: "detail" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [show]);
  const pick = ({ clientX, clientY }: PointerEvent) => {
    const { left, top } = screen.frame.getBoundingClientRect();
    const [longitude, latitude] = screen.positionAt([clientX - left, clientY - top]);
    show({ takePlace: null, narrowPane: "detail" });
    onPick([Number(longitude.toFixed(5)), Number(latitude.toFixed(5))]);
  };
  return (
    <div className="place-picker">
      <div className="place-picker__board" onPointerUp={pick} />
      <p className="place-picker__note" role="status">
        Click the map where the site would be.{" "}
        <button
          type="button"
          className="button"
          onClick={() => show({ takePlace: null, narrowPane: "detail" })}
        >
          Cancel
        </button>
      </p>
    </div>
  );
}
