import { selectArea } from "../app/selectors.ts";
import { useApp } from "./AppContext.tsx";

/** How old the area's facts are and what is blank: open where there is no more than a register, else a line to open. */
export function AreaCaveats() {
  const area = useApp(selectArea);
  if (area === null || area.caveats.length === 0) return null;
  return (
    <details key={area.name} className="caveats" open={area.outlineKind === "hull"}>
      <summary>Dates and gaps in these facts</summary>
      <ul>
        {area.caveats.map((caveat) => (
          <li key={caveat}>{caveat}</li>
        ))}
      </ul>
    </details>
  );
}
