import { setSettings } from "../../domain/edits/set_settings.ts";
import type { SpeedName } from "../../domain/speed.ts";
import { customSpeed, namedSpeed, SPEED_FACTORS } from "../../domain/speed.ts";
import { speedText } from "../../words/speed_text.ts";
import { useCommands, useDerived } from "../AppContext.tsx";

const NAMES = Object.keys(SPEED_FACTORS) as Exclude<SpeedName, "custom">[];

/** The speed that every time on screen is judged at. */
export function SpeedSelect() {
  const settings = useDerived((selectors) => selectors.settings);
  const { edit, announce } = useCommands();
  const { speed } = settings;
  const choose = (name: SpeedName) => {
    const chosen =
      name === "custom" ? customSpeed(speed.factor, speed.fixed) : namedSpeed(name, speed.fixed);
    edit(setSettings({ speed: chosen }), `Judged at ${speedText(chosen)}`);
    announce(`Every time is now judged at ${speedText(chosen)}.`);
  };
  return (
    <label className="speed-select">
      <span className="visually-hidden">Times for</span>
      <select value={speed.name} onChange={(event) => choose(event.target.value as SpeedName)}>
        {NAMES.map((name) => (
          <option key={name} value={name}>
            {speedText(namedSpeed(name, speed.fixed))}
          </option>
        ))}
        {speed.name === "custom" ? <option value="custom">{speedText(speed)}</option> : null}
      </select>
    </label>
  );
}
