import { useApp, useCommands } from "../AppContext.tsx";
import { HelpDialog } from "./HelpDialog.tsx";
import { OpenFileDialog } from "./OpenFileDialog.tsx";
import { PasteDialog } from "./PasteDialog.tsx";
import { TimesDialog } from "./TimesDialog.tsx";

/** The dialog that is open, if any. */
export function Dialogs() {
  const dialog = useApp((state) => state.dialog);
  const { show } = useCommands();
  const onClose = () => show({ dialog: null });
  switch (dialog) {
    case "open-file":
      return <OpenFileDialog onClose={onClose} />;
    case "paste":
      return <PasteDialog onClose={onClose} />;
    case "times":
      return <TimesDialog onClose={onClose} />;
    case "help":
      return <HelpDialog onClose={onClose} />;
    case null:
      return null;
  }
}
