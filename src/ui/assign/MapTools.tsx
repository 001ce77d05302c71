import { useEffect, useState } from "react";
import { selectIsReviewing, selectPlan } from "../../app/selectors.ts";
import type { Area } from "../../domain/area.ts";
import type { Scene } from "../../map/scene.ts";
import type { MapScreen } from "../../map/screen.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { useScene } from "../map/use_scene.ts";
import { DrawingLayer } from "./DrawingLayer.tsx";
import { EffectTable } from "./EffectTable.tsx";
import { ToolBar } from "./ToolBar.tsx";
import { lineText } from "./use_assigning.ts";
import { useDrawing } from "./use_drawing.ts";
import { useDrawingKeys } from "./use_drawing_keys.ts";
import { usePenKeys } from "./use_pen_keys.ts";
import { usePointer } from "./use_pointer.ts";
import { useToolKeys } from "./use_tool_keys.ts";

/** The tools over the map that assign schools; nothing while a plan is under review. */
export default function MapTools({ screen }: { readonly screen: MapScreen }) {
  const area = useDerived((selectors) => selectors.judgedArea);
  const plan = useApp(selectPlan);
  const reviewing = useApp(selectIsReviewing);
  const tool = useApp((state) => state.assigning.tool);
  const scene = useScene();
  useToolKeys();
  if (area === null || plan === null || scene === null || reviewing) return null;
  return (
    <>
      <div className="map-tools">
        <ToolBar plan={plan} />
        <Told area={area} />
      </div>
      {tool === "select" ? null : <Board screen={screen} scene={scene} area={area} />}
    </>
  );
}

/** What the gesture in progress, or the school pointed at, would do. */
function Told({ area }: { readonly area: Area }) {
  const draft = useApp((state) => state.assignDraft);
  if (draft === null) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its room scrolls with keys
    <section className="map-tools__effect" aria-label="What it would do" tabIndex={0}>
      <EffectTable area={area} draft={draft} />
    </section>
  );
}

interface BoardProps {
  readonly screen: MapScreen;
  readonly scene: Scene;
  readonly area: Area;
}

/** What is drawn on: it hears the pointer on the map, and has the focus for drawing with keys. */
function Board({ screen, scene, area }: BoardProps) {
  const assigning = useApp((state) => state.assigning);
  const draft = useApp((state) => state.assignDraft);
  const drawn = useDrawing(screen, scene);
  const { moves, live } = drawn;
  const [places, setPlaces] = useState(0);
  useEffect(() => screen.onChange(() => setPlaces((count) => count + 1)), [screen]);
  usePointer(screen, moves);
  const onKeyDown = usePenKeys({ screen, scene, moves, live });
  useDrawingKeys({ screen, scene, moves, live });
  return (
    <>
      <DrawingLayer
        state={drawn}
        screen={screen}
        area={area}
        radius={assigning.tool === "brush" ? assigning.radius : null}
        places={places}
        broken={draft?.effect.broken ?? null}
      />
      <div
        className="drawing-keys"
        role="application"
        aria-label="Draw on the map with keys"
        aria-describedby="drawing-keys-hint"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys that draw
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <span id="drawing-keys-hint" className="drawing-keys__hint">
          Arrows move the pen, full stop and comma step through the schools, Space puts it down and
          lifts it, Enter closes a shape, Backspace takes a corner back, Escape cancels. A number is
          the cluster that schools go into.
        </span>
      </div>
      {drawn.onLine > 0 ? (
        <p className="drawing-line">{lineText(drawn.onLine, assigning.takesLine)}</p>
      ) : null}
    </>
  );
}
