import { useState } from "react";
import { selectOpenArea, selectPlan } from "../../app/selectors.ts";
import { DEFAULT_CEILING } from "../../domain/ceiling.ts";
import { useApp, useCommands, useDerived, useHandles } from "../AppContext.tsx";
import { fileName, saveFile } from "../save_file.ts";

/** Saves the area and the plan as one page for others. The menu stays open while it is made, and says where it could not be. */
export function SavePageItem({ onSaved }: { readonly onSaved: () => void }) {
  const plan = useApp(selectPlan);
  const area = useApp(selectOpenArea);
  const { ceiling, ceilingReason } = useDerived((selectors) => selectors.settings);
  const { deps } = useHandles();
  const { show, announce } = useCommands();
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    if (plan === null || area === null) return;
    if (ceiling > DEFAULT_CEILING && ceilingReason === null) {
      announce("Say first why the limit is above 45 minutes: whoever reads the page sees it.");
      show({ dialog: "limits" });
      onSaved();
      return;
    }
    setMaking(true);
    setProblem(null);
    try {
      const html = await deps.savePage(area, plan, deps.now());
      saveFile(fileName(plan.name, "html"), "text/html;charset=utf-8", html);
      announce("The page is saved. It opens by double click, without a network.");
      onSaved();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setMaking(false);
    }
  };
  return (
    <>
      <button
        type="button"
        className="more-menu__item"
        disabled={plan === null || area === null || making}
        onClick={() => void save()}
      >
        {making ? "Making the page…" : "Save as one page (HTML)…"}
      </button>
      {problem === null ? null : (
        <p className="more-menu__problem" role="alert">
          The page could not be made: {problem}
        </p>
      )}
    </>
  );
}
