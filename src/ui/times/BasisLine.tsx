import type { Area } from "../../domain/area.ts";
import type { JudgingSettings } from "../../domain/settings.ts";
import { speedText } from "../../words/speed_text.ts";
import { timesText } from "../../words/times_text.ts";
import { useCommands } from "../AppContext.tsx";

interface BasisLineProps {
  readonly area: Area;
  readonly settings: JudgingSettings;
}

/** What the verdict beside it rests on: speed, kind of times, engine, version, profile, roads and error band, and the way to the full account. */
export function BasisLine({ area, settings }: BasisLineProps) {
  const { show } = useCommands();
  return (
    <p className="quiet basis-line">
      Judged at {speedText(settings.speed)}. Times: {timesText(area.driveTimes)}.{" "}
      <button
        type="button"
        className="link"
        onClick={() => show({ dialog: "times", timesTab: "where-from" })}
      >
        Where from?
      </button>{" "}
      <button
        type="button"
        className="link"
        onClick={() => show({ dialog: "times", timesTab: "known" })}
      >
        I know a drive better…
      </button>
    </p>
  );
}
