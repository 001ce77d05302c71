import { useEffect } from "react";

/** Names the browser's tab, and so a bookmark and a printed file, after `what` while it is shown. */
export function usePageTitle(what: string | null): void {
  useEffect(() => {
    if (what === null) return;
    const before = document.title;
    document.title = `${what} – ${before}`;
    return () => {
      document.title = before;
    };
  }, [what]);
}
