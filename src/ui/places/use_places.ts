import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { PlacesState } from "../../app/places/places_state.ts";
import type { PlacesStore } from "../../app/places/places_store.ts";
import { useHandles } from "../AppContext.tsx";

/** The store of place planning once it is loaded; `null` until then. Throws, for the nearest guard, where it cannot be. */
export function usePlacesStore(): PlacesStore | null {
  const { places } = useHandles();
  const [store, setStore] = useState<PlacesStore | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    places?.open().then(setStore, setFault);
  }, [places]);
  if (fault !== null) throw fault;
  return store;
}

/** The part of place planning's state that `select` picks. */
export function usePlaces<T>(store: PlacesStore, select: (state: PlacesState) => T): T {
  return useStore(store, select);
}
