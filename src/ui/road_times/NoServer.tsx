import type { Area } from "../../domain/area.ts";
import { useCommands } from "../AppContext.tsx";

/** What is possible where the page lies on a web server: road times are built on a computer, and opened here as a file. */
export function NoServer(props: { readonly area: Area | null }) {
  const { show } = useCommands();
  const la = props.area?.laCode ?? "925";
  return (
    <>
      <p>
        This page comes from a web server, which only hands out files, so it cannot build road times
        itself. Two ways lead to them:
      </p>
      <ul>
        <li>
          <strong>On a computer with the planner installed</strong>, start it there (
          <code>npm start</code>) and choose “Get road times” again, or type
          <pre className="command-line">
            npm run -s planner -- area build --la {la} --gias latest --engine embedded:latest --out
            my-area
          </pre>
          and open the <code>drive-times.bin</code> of that folder here.
        </li>
        <li>
          <strong>With a table of times that you have</strong>, such as the answer of an OSRM
          server’s Table service for these schools in this order: open it as a file.
        </li>
      </ul>
      <div className="button-row">
        <button type="button" className="button" onClick={() => show({ dialog: "open-file" })}>
          Open a file…
        </button>
      </div>
    </>
  );
}
