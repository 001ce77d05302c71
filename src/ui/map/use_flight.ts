import { useMemo } from "react";
import { selectArea } from "../../app/selectors.ts";
import { useApp } from "../AppContext.tsx";
import type { MapFlight } from "../SvgMap.tsx";

/** The positions of the schools that were asked to be brought into sight. */
export function useFlight(): MapFlight | null {
  const flight = useApp((state) => state.flight);
  const area = useApp(selectArea);
  return useMemo(() => {
    if (flight === null || area === null) return null;
    const positions = flight.schools
      .map((index) => area.schools[index]?.location ?? null)
      .filter((position) => position !== null);
    return { positions, when: flight.when };
  }, [flight, area]);
}
