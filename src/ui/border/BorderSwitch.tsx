import { useEffect } from "react";
import { selectOpenArea } from "../../app/selectors.ts";
import { BASE } from "../../map/theme.ts";
import { OVER_BORDER_LABEL, overBorderText } from "../../words/border_text.ts";
import { useApp, useCommands, useDerived } from "../AppContext.tsx";

/** A line of the legend that shows the schools of neighbouring authorities on the map and in the table, or says why there are none. */
export default function BorderSwitch() {
  const isShown = useApp((state) => state.border.isShown);
  const title = useApp((state) => selectOpenArea(state)?.title ?? null);
  const { showBorder } = useCommands();
  return (
    <li className="border-switch">
      <label>
        <input
          type="checkbox"
          checked={isShown}
          disabled={title === null}
          onChange={({ target }) => void showBorder(target.checked)}
        />
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
          <circle r="5" fill={BASE.land} stroke={BASE.borderSchool} strokeWidth="1.5" />
        </svg>
        {OVER_BORDER_LABEL}
      </label>
      {isShown && title !== null ? <BorderStatus title={title} /> : null}
    </li>
  );
}

/** How looking them up went, in words; told to a screen reader when it is known. */
export function BorderStatus({ title }: { readonly title: string }) {
  const found = useApp((state) => state.border.found);
  const { ceiling } = useDerived((selectors) => selectors.settings);
  const { announce } = useCommands();
  const text = statusText();
  const isKnown = found.status === "ready" || found.status === "failed";
  useEffect(() => {
    if (isKnown) announce(text);
  }, [isKnown, text, announce]);
  function statusText(): string {
    switch (found.status) {
      case "idle":
      case "loading":
        return "Looking up the schools of neighbouring authorities…";
      case "failed":
        return `The register of schools could not be read. ${found.problems.join(" ")} Untick the box and tick it again to try once more.`;
      case "ready":
        return overBorderText(found.value, title, ceiling);
    }
  }
  return <p className="border-switch__status">{text}</p>;
}
