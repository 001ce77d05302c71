import type { Plugin, Rolldown } from "vite";
import { NOTICES_FILE, noticesText } from "./notices.ts";

/** Collects which packages' modules end up in what is built, its workers among it, and writes their licences beside the page. */
export function thirdPartyNotices(): { readonly page: Plugin; readonly worker: () => Plugin } {
  const modules = new Set<string>();
  const collect = (bundle: Rolldown.OutputBundle) => {
    for (const file of Object.values(bundle)) {
      if (file.type === "chunk") for (const id of file.moduleIds) modules.add(id);
    }
  };
  return {
    worker: () => ({
      name: "third-party-modules",
      generateBundle: (_, bundle) => collect(bundle),
    }),
    page: {
      name: "third-party-notices",
      apply: "build",
      generateBundle: {
        order: "post",
        handler(_, bundle) {
          collect(bundle);
          const source = noticesText(modules);
          this.emitFile({ type: "asset", fileName: NOTICES_FILE, source });
        },
      },
    },
  };
}
