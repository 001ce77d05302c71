import { ModalDialog } from "../parts/ModalDialog.tsx";
import { ShortcutHelp } from "./ShortcutHelp.tsx";

/** What the screen shows and how to use it, in a minute’s reading. */
export default function HelpDialog(props: { readonly onClose: () => void }) {
  return (
    <ModalDialog title="What am I looking at?" onClose={props.onClose}>
      <p>
        The map shows an area’s primary schools in clusters: schools that could work together.
        Research for Lincolnshire (Hill, CfBT 2014) found that partners should be no more than 45
        minutes apart, “at the outside of what is sensible”. So each cluster is judged on every
        drive between two of its schools, in both directions.
      </p>
      <h3>The verdicts</h3>
      <ul>
        <li>✓ Within: every drive is within the limit, 45 minutes unless you change it.</li>
        <li>✕ Over: at least one drive is longer. The longest is named.</li>
        <li>≈ Too close to call: the times are estimates, and the limit lies inside the range.</li>
        <li>? No road route, or a school whose place is not known: it cannot be judged.</li>
      </ul>
      <h3>The symbols</h3>
      <ul>
        <li>
          Circle: community. Square with a cross: Church of England. Triangle: Catholic. Diamond:
          other faith.
        </li>
        <li>A double outline is an academy. The larger the symbol, the more pupils.</li>
        <li>A cluster’s coloured shape is only a picture. The verdict comes from its schools.</li>
      </ul>
      <h3>What you can do</h3>
      <ul>
        <li>Click a cluster or a school, on the map or in the lists.</li>
        <li>Change the area and the speed at the top: everything is judged again at once.</li>
        <li>Ask for a proposal, compare it with what was there, and accept it or keep yours.</li>
        <li>Move a school with the “Move to” list beside its name. Ctrl+Z undoes anything.</li>
        <li>
          Paste today’s partnerships from Excel, or open a GIAS extract, a plan or a table of times.
        </li>
      </ul>
      <ShortcutHelp />
    </ModalDialog>
  );
}
