/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { areaAssets } from "./routing/vite/area_assets.ts";
import { englishOnly } from "./routing/vite/english_only.ts";
import { pagePolicy } from "./routing/vite/page_policy.ts";
import { precompressed } from "./routing/vite/precompressed.ts";
import { savedPageTemplate } from "./routing/vite/saved_page.ts";
import { thirdPartyNotices } from "./routing/vite/third_party.ts";

const notices = thirdPartyNotices();

export default defineConfig({
  root: "src",
  base: "./",
  publicDir: false,
  plugins: [
    react(),
    englishOnly(),
    areaAssets(),
    savedPageTemplate(() => [react(), englishOnly()]),
    notices.page,
    pagePolicy(),
    precompressed(),
  ],
  worker: { format: "es", plugins: () => [notices.worker()] },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    manifest: true,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // The map library is by far the largest part and changes least: browsers keep it between our releases.
        codeSplitting: {
          // What opening loads is one file: cut into what its lazy parts share, it compresses worse by 5 kB.
          groups: [
            { name: "maplibre", test: /node_modules[\\/](@?maplibre|@mapbox)/, priority: 1 },
            { name: "opening", tags: ["$initial"] },
          ],
        },
      },
    },
  },
  test: {
    root: ".",
    isolate: false,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          // A slow machine is no fault of what is tested.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/ui/**", "tests/e2e/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "ui",
          environment: "jsdom",
          setupFiles: ["tests/ui/settle_imports.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ["tests/ui/**/*.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          // A walk of many screens on two slow cores; what does not come fails sooner, by the patience of its step.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 40_000 } },
        },
      },
    ],
  },
});
