import type { ReactNode } from "react";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { AppDeps } from "../app/deps.ts";
import type { LatePlaces } from "../app/places/late_places.ts";
import type { Selectors } from "../app/selectors.ts";
import type { AppState, AppStore } from "../app/state.ts";

/** What every component may reach. */
export interface AppHandles {
  readonly store: AppStore;
  readonly selectors: Selectors;
  readonly deps: AppDeps;
  /** Place planning; `null` in a saved page. */
  readonly places: LatePlaces | null;
  /** Whether it is a saved page, in which the plan is read and not changed. */
  readonly isSavedPage?: boolean;
}

const AppHandlesContext = createContext<AppHandles | null>(null);

export function AppProvider(props: { readonly handles: AppHandles; readonly children: ReactNode }) {
  return <AppHandlesContext value={props.handles}>{props.children}</AppHandlesContext>;
}

/** The store, its selectors and the outside world. */
export function useHandles(): AppHandles {
  const handles = useContext(AppHandlesContext);
  if (handles === null) throw new Error("A component was rendered outside AppProvider.");
  return handles;
}

/** The part of the state that `select` picks; the component renders again when it changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useHandles().store, select);
}

/** A derived value, such as the judgement. */
export function useDerived<T>(pick: (selectors: Selectors) => (state: AppState) => T): T {
  const { store, selectors } = useHandles();
  return useStore(store, pick(selectors));
}

/** The state's commands, without subscribing to anything. */
export function useCommands(): AppState {
  return useHandles().store.getState();
}
