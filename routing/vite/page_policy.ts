import type { Plugin } from "vite";
import { PAGE_POLICY } from "../server/content_security_policy.ts";

/** Writes the Content-Security-Policy into the built page, so that it holds on a server that sends no header. */
export function pagePolicy(): Plugin {
  return {
    name: "page-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: PAGE_POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}
