import { useApp, useCommands } from "./AppContext.tsx";

/** What is shown while there is no area: loading, failed or nothing chosen. */
export function AreaState() {
  const area = useApp((state) => state.area);
  const { openArea, show } = useCommands();
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
          <h2>The area could not be opened</h2>
          <ul>
            {area.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <div className="button-row">
            <button
              type="button"
              className="button button--main"
              onClick={() => void openArea("lincolnshire")}
            >
              Open Lincolnshire
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
