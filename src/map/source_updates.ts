import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import type { FeatureState } from "./layers/concept.ts";
import type { Scene } from "./scene.ts";
import { SOURCES } from "./style.ts";

/** Brings a map's sources and feature states up to a scene, touching only what changed. */
export interface SourceUpdates {
  /** Whether anything was changed. */
  apply(scene: Scene): boolean;
}

/** Updates for `map`, whose style must be `mapStyle()`. */
export function createSourceUpdates(map: MapLibreMap): SourceUpdates {
  const inputsBySource = new Map<string, readonly unknown[]>();
  const statesBySource = new Map<string, readonly FeatureState[]>();

  function applyStates(source: string, states: readonly FeatureState[]): boolean {
    const before = statesBySource.get(source) ?? [];
    let changed = false;
    states.forEach((state, id) => {
      if (isSameState(state, before[id])) return;
      map.setFeatureState({ source, id }, { ...state });
      changed = true;
    });
    statesBySource.set(source, states);
    return changed;
  }

  return {
    apply(scene) {
      let changed = false;
      for (const [name, source] of SOURCES) {
        const inputs = source.inputs(scene);
        if (!isSameList(inputs, inputsBySource.get(name))) {
          inputsBySource.set(name, inputs);
          void map.getSource<GeoJSONSource>(name)?.setData(source.features(scene));
          changed = true;
        }
        if (source.states !== undefined && applyStates(name, source.states(scene))) changed = true;
      }
      return changed;
    },
  };
}

function isSameList(a: readonly unknown[], b: readonly unknown[] | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function isSameState(a: FeatureState, b: FeatureState | undefined): boolean {
  return (
    b !== undefined &&
    a.emphasis === b.emphasis &&
    a.hovered === b.hovered &&
    a.selected === b.selected
  );
}
