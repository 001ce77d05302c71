import { useEffect } from "react";
import { useCommands } from "./AppContext.tsx";
import { isDialogOpen, isTyping } from "./typing.ts";

/** Ctrl or Cmd with Z, Shift+Z and Y undo and redo, except while typing or in a dialog, whose page behind is out of sight. */
export function useUndoKeys(): void {
  const { undo, redo } = useCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target) || isDialogOpen()) return;
      const key = event.key.toLowerCase();
      if (key === "z") {
        event.preventDefault();
        if (event.shiftKey) redo();
        else undo();
      } else if (key === "y") {
        event.preventDefault();
        redo();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [undo, redo]);
}
