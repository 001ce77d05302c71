import { useApp, useCommands } from "../AppContext.tsx";
import { SHORTCUTS } from "../shortcuts.ts";

/** The keys that do something, and the way to turn those off that need no other key beside them. */
export function ShortcutHelp() {
  const singleKeys = useApp((state) => state.singleKeys);
  const { turnSingleKeys } = useCommands();
  return (
    <>
      <h3>Keys</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">What it does</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          {SHORTCUTS.map(({ keys, does, where, isSingle }) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((key, place) => (
                  <span key={key}>
                    {place === 0 ? "" : " or "}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </th>
              <td>
                {does}
                {isSingle && !singleKeys ? " (turned off)" : ""}
              </td>
              <td>{where}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="radio-line">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={({ target }) => turnSingleKeys(target.checked)}
        />
        <span>Keys that work by themselves, without Ctrl or ⌘, are on</span>
      </label>
    </>
  );
}
