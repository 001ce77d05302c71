import { useApp, useCommands } from "./AppContext.tsx";

/** What is shown while there is no area: loading, failed or nothing chosen. */
export function AreaState() {
  const area = useApp((state) => state.area);
  const { show } = useCommands();
  switch (area.status) {
    case "idle":
      return <p className="area-state">Choose an area above.</p>;
    case "loading":
      return (
        <div className="area-state" role="status">
          <p>Opening {area.what}…</p>
          <progress aria-label={`Opening ${area.what}`} />
        </div>
      );
    case "failed":
      return (
        <div className="area-state" role="alert">
          {area.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
          <div className="button-row">
            <button type="button" className="button button--main" onClick={goToAreaSwitch}>
              Choose an area
            </button>
            <button type="button" className="button" onClick={() => show({ dialog: "open-file" })}>
              Open a file
            </button>
          </div>
        </div>
      );
    case "ready":
      return null;
  }
}

/** The switch at the top opens its list when the keyboard comes to it. */
function goToAreaSwitch(): void {
  const box = document.querySelector<HTMLElement>(".area-switch input");
  box?.focus();
  box?.click();
}
