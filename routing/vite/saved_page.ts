import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, PluginOption, Rolldown } from "vite";
import { build } from "vite";
import { SAVED_PAGE_FILE } from "../../src/io/saved_page.ts";
import { ROOT } from "../repository_root.ts";
import { noticesText } from "./notices.ts";

const ENTRY = "saved_page.tsx";
const TEMPLATE = "saved_page.html";

/**
 * Builds the template of saved pages: one file with the script and the styles in it, which reaches for nothing, and
 * writes it beside the app. `plugins` are those that compile the app.
 */
export function savedPageTemplate(plugins: () => PluginOption[]): Plugin {
  return {
    name: "saved-page-template",
    async generateBundle() {
      const source = await templateOf(plugins());
      this.emitFile({ type: "asset", fileName: SAVED_PAGE_FILE, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if ((request.url ?? "").split("?")[0] !== `/${SAVED_PAGE_FILE}`) return next();
        templateOf(plugins()).then((html) => response.end(html), next);
      });
    },
  };
}

async function templateOf(plugins: PluginOption[]): Promise<string> {
  const folder = join(ROOT, "src");
  const { chunk, style } = partsOf(await buildEntry(folder, plugins));
  const script = inScript(chunk.code.trim());
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const icon = readFileSync(join(folder, "icon.svg"));
  const parts: Readonly<Record<string, string>> = {
    PAGE_POLICY: policyOf(script, style),
    PAGE_PROGRAM: `School Cluster Planner ${version}`,
    PAGE_ICON: `data:image/svg+xml;base64,${icon.toString("base64")}`,
    PAGE_STYLE: style,
    PAGE_LICENCES: inScript(noticesText(chunk.moduleIds)),
    PAGE_SCRIPT: script,
  };
  const template = readFileSync(join(folder, TEMPLATE), "utf8");
  return template.replace(/%([A-Z_]+)%/g, (mark, name: string) => parts[name] ?? mark);
}

async function buildEntry(
  folder: string,
  plugins: PluginOption[],
): Promise<Rolldown.RolldownOutput> {
  const output = await build({
    configFile: false,
    root: folder,
    plugins,
    logLevel: "warn",
    build: {
      write: false,
      cssCodeSplit: false,
      modulePreload: false,
      target: "es2023",
      rolldownOptions: {
        input: join(folder, ENTRY),
        output: { format: "iife", codeSplitting: false },
      },
    },
  });
  if (Array.isArray(output) || !("output" in output)) {
    throw new Error("The build of saved pages did not end with one output.");
  }
  return output;
}

function partsOf({ output }: Rolldown.RolldownOutput) {
  const chunks = output.filter((file) => file.type === "chunk");
  const assets = output.filter((file) => file.type === "asset");
  const [chunk] = chunks;
  const [style] = assets;
  if (chunk === undefined || chunks.length > 1 || style === undefined || assets.length > 1) {
    const names = output.map(({ fileName }) => fileName).join(", ");
    throw new Error(`A saved page must be one script and one style, not ${names}.`);
  }
  return { chunk, style: String(style.source).trim() };
}

/** Text that ends no script element early and starts no comment in one, the same to JavaScript (HTML Standard, §4.12.1.3). */
function inScript(text: string): string {
  return text.replace(/<\/(script)/gi, "<\\/$1").replaceAll("<!--", "<\\!--");
}

/** What a saved page may do: run its one script, and nothing that reaches beyond the file. */
function policyOf(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
