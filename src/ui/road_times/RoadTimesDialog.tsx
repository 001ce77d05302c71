import { useEffect } from "react";
import { selectOpenArea } from "../../app/selectors.ts";
import { useApp, useCommands, useHandles } from "../AppContext.tsx";
import { FormProblems } from "../parts/FormProblems.tsx";
import { ModalDialog } from "../parts/ModalDialog.tsx";
import { AreaBuildView } from "./AreaBuildView.tsx";
import { NoServer } from "./NoServer.tsx";
import { RoadTimesForm } from "./RoadTimesForm.tsx";

/** Has road times built for the open area by the server behind the page, or says what else is possible. */
export default function RoadTimesDialog(props: { readonly onClose: () => void }) {
  const area = useApp(selectOpenArea);
  const server = useApp((state) => state.server);
  const build = useApp((state) => state.build);
  const sending = useApp((state) => state.sending);
  const problem = useApp((state) => state.buildProblem);
  const { store } = useHandles();
  const { lookForServer, forgetBuild } = useCommands();
  useEffect(() => {
    const { status } = store.getState().server;
    if (status === "idle" || status === "failed") void store.getState().lookForServer();
  }, [store]);
  const close = () => {
    if (build?.state === "done") void forgetBuild();
    props.onClose();
  };
  return (
    <ModalDialog title="Get road times" onClose={close}>
      {sending === null ? null : <p role="status">Handing over {sending}…</p>}
      <FormProblems problems={problem === null ? [] : [problem]} />
      {server.status === "loading" || server.status === "idle" ? (
        <p role="status">Looking for the local server…</p>
      ) : null}
      {server.status === "failed" ? <FormProblems problems={server.problems} /> : null}
      {server.status === "failed" || (problem !== null && build?.state === "running") ? (
        <div className="button-row">
          <button type="button" className="button" onClick={() => void lookForServer()}>
            Look again
          </button>
        </div>
      ) : null}
      {server.status !== "ready" ? null : server.value === null ? (
        <NoServer area={area} />
      ) : build !== null ? (
        <AreaBuildView build={build} onClose={close} />
      ) : area === null ? (
        <p>Open an area first.</p>
      ) : (
        <RoadTimesForm
          area={area}
          hasEmbedded={server.value.embedded}
          isSending={sending !== null}
        />
      )}
    </ModalDialog>
  );
}
