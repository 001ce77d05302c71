import { useEffect, useRef } from "react";
import { selectPlan } from "../../app/selectors.ts";
import type { ToolTarget } from "../../app/slices/assigning.ts";
import { clusterAtPixel } from "../../map/gestures/drawing.ts";
import type { Scene } from "../../map/scene.ts";
import type { MapScreen } from "../../map/screen.ts";
import { clusterName } from "../../words/names.ts";
import { useHandles } from "../AppContext.tsx";
import { isDialogOpen, takesLetters } from "../typing.ts";
import { createDigitKeys } from "./digit_keys.ts";
import type { DrawingMoves, DrawingState } from "./use_drawing.ts";

/** The radius of the brush, in pixels of the screen. */
export const RADIUS = { least: 8, most: 160, step: 8 };

interface DrawingKeysParts {
  readonly screen: MapScreen;
  readonly scene: Scene;
  readonly moves: DrawingMoves;
  readonly live: { readonly current: DrawingState };
}

/**
 * Keys while a tool is in hand, wherever the focus is but in a box to type in: Enter closes a polygon, Backspace takes its last
 * corner back; square brackets change the brush, K takes the cluster under the pen and digits a cluster by its number as the
 * one that schools go into. Escape cancels what is being drawn, even while typing.
 */
export function useDrawingKeys({ screen, scene, moves, live }: DrawingKeysParts): void {
  const handles = useHandles();
  const latest = useRef(scene);
  latest.current = scene;
  useEffect(() => {
    const { store } = handles;
    function into(target: ToolTarget & { readonly kind: "cluster" }): void {
      const plan = selectPlan(store.getState());
      if (plan === null) return;
      if (moves.isHolding()) moves.offer(target.cluster);
      else store.getState().chooseAssigning({ target });
      const place = plan.clusters.findIndex(({ id }) => id === target.cluster) + 1;
      store.getState().announce(`Into ${place} ${clusterName(plan, target.cluster)}.`);
    }
    const digits = createDigitKeys({
      most: () => selectPlan(store.getState())?.clusters.length ?? 0,
      onNumber(number) {
        const cluster = selectPlan(store.getState())?.clusters[number - 1]?.id;
        if (cluster === undefined) store.getState().announce(`There is no cluster ${number}.`);
        else into({ kind: "cluster", cluster });
      },
    });
    /** Whether the key was one of a half-drawn shape, or of what is in hand. */
    function draws(key: string): boolean {
      const { drawing, offered } = live.current;
      if (drawing?.tool === "polygon" && key === "Enter") moves.close();
      else if (drawing?.tool === "polygon" && key === "Backspace") moves.removeCorner();
      else if (key === "Enter" && offered !== null) moves.putInto(offered);
      else return false;
      return true;
    }
    function chooses(key: string): boolean {
      const { assigning, singleKeys, chooseAssigning } = store.getState();
      if (!singleKeys) return false;
      if (digits.press(key)) return true;
      if (key === "k") {
        const { pen } = live.current;
        const cluster = pen === null ? null : clusterAtPixel(latest.current, screen, pen);
        if (cluster === null) store.getState().announce("There is no cluster here.");
        else into({ kind: "cluster", cluster });
        return true;
      }
      if (assigning.tool !== "brush" || (key !== "[" && key !== "]")) return false;
      const radius = assigning.radius + (key === "]" ? 1 : -1) * RADIUS.step;
      chooseAssigning({ radius: Math.min(RADIUS.most, Math.max(RADIUS.least, radius)) });
      return true;
    }
    const onKey = (event: KeyboardEvent) => {
      if (isDialogOpen() || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        if (live.current.drawing === null) return;
        moves.cancel();
      } else if (takesLetters(event.target)) return;
      else if (!draws(event.key) && !chooses(event.key.toLowerCase())) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      digits.dispose();
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [handles, screen, moves, live]);
}
