import { lazy, Suspense } from "react";
import type { Dialog } from "../../app/state.ts";
import { useApp, useCommands } from "../AppContext.tsx";

const ExportDialog = lazy(() => import("./ExportDialog.tsx"));
const HelpDialog = lazy(() => import("./HelpDialog.tsx"));
const LimitsDialog = lazy(() => import("./LimitsDialog.tsx"));
const OpenFileDialog = lazy(() => import("./OpenFileDialog.tsx"));
const RoadTimesDialog = lazy(() => import("../road_times/RoadTimesDialog.tsx"));
const ObjectionsDialog = lazy(() => import("../objections/ObjectionsDialog.tsx"));
const PlansDialog = lazy(() => import("../kept/PlansDialog.tsx"));
const PresentDialog = lazy(() => import("../present/PresentDialog.tsx"));
const TodaysDialog = lazy(() => import("../today/TodaysDialog.tsx"));
const TimesDialog = lazy(() => import("../times/TimesDialog.tsx"));

/** The dialog that is open, if any; each is loaded when it is first opened. */
export function Dialogs() {
  const dialog = useApp((state) => state.dialog);
  const { show } = useCommands();
  if (dialog === null) return null;
  return (
    <Suspense fallback={<p className="loading-note">Loading…</p>}>
      <DialogOf dialog={dialog} onClose={() => show({ dialog: null })} />
    </Suspense>
  );
}

interface DialogOfProps {
  readonly dialog: Exclude<Dialog, null>;
  readonly onClose: () => void;
}

function DialogOf({ dialog, onClose }: DialogOfProps) {
  switch (dialog) {
    case "plans":
      return <PlansDialog onClose={onClose} />;
    case "open-file":
      return <OpenFileDialog onClose={onClose} />;
    case "paste":
      return <TodaysDialog onClose={onClose} />;
    case "times":
      return <TimesDialog onClose={onClose} />;
    case "road-times":
      return <RoadTimesDialog onClose={onClose} />;
    case "limits":
      return <LimitsDialog onClose={onClose} />;
    case "export":
      return <ExportDialog onClose={onClose} />;
    case "present":
      return <PresentDialog onClose={onClose} />;
    case "objections":
      return <ObjectionsDialog onClose={onClose} />;
    case "help":
      return <HelpDialog onClose={onClose} />;
  }
}
