import { useEffect } from "react";

/** The parts of the screen that focus falls back to. */
const PARTS = "section, [role=tabpanel], dialog, main";

/**
 * Keeps the keyboard where it was: when the focused control goes away with its own action (a school moved, a problem
 * mended, a step of a dialog done), the part of the screen around it is focused instead of the whole page.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let focused: Element | null = null;
    let around: readonly HTMLElement[] = [];
    const onFocus = (event: FocusEvent) => {
      if (!(event.target instanceof Element)) return;
      focused = event.target;
      around = partsAround(focused);
    };
    const keep = () => {
      if (focused === null || focused.isConnected || document.activeElement !== document.body) {
        return;
      }
      const part = around.find((known) => known.isConnected);
      if (part !== undefined) focusPart(part);
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", onFocus);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", onFocus);
    };
  }, []);
}

function partsAround(element: Element): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  let part = element.parentElement?.closest<HTMLElement>(PARTS) ?? null;
  while (part !== null) {
    parts.push(part);
    part = part.parentElement?.closest<HTMLElement>(PARTS) ?? null;
  }
  return parts;
}

function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute("tabindex")) {
    part.tabIndex = -1;
    part.addEventListener("blur", () => part.removeAttribute("tabindex"), { once: true });
  }
  part.focus({ preventScroll: true });
}
