import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageBytes } from "../../routing/package/main.ts";
import type { FileServer } from "../support/file_server.ts";
import { startFileServer, wholeFile } from "../support/file_server.ts";
import { buildWhereStale } from "../support/repository.ts";
import { launchBrowser } from "./support/browser.ts";
import { Planner } from "./support/planner.ts";

/** What the simplest of servers calls files; all that it does not know are bytes. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

const ROOT_FOLDER = "school-cluster-planner-1.2.3";
const BELOW = "/a/b";

let browser: Browser;
let server: FileServer;
let folder: string;

beforeAll(async () => {
  buildWhereStale("app");
  folder = mkdtempSync(join(tmpdir(), "package-"));
  server = await startFileServer();
  for (const [name, bytes] of Object.entries(unzipSync(packageBytes("1.2.3")))) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    server.answer(`${BELOW}/${name}`, wholeFile(bytes, TYPES[extname(name)]));
    if (name === `${ROOT_FOLDER}/index.html`) {
      server.answer(`${BELOW}/${ROOT_FOLDER}/`, wholeFile(bytes, "text/html"));
    }
  }
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

test("the unzipped package works on a plain web server below a path, and calls no other host", async () => {
  const address = `${server.url}${BELOW}/${ROOT_FOLDER}/`;
  const planner = await Planner.open({ browser, address }, { link: "#area=rutland" });
  await planner.map.shows(17);
  await planner.openArea("Isle of Wight");
  await planner.map.shows(36);
  await planner.openArea("Kent");
  await planner.says(/Kent/);
  const page = await planner.download("Save as one page (HTML)…");
  expect(page.name).toMatch(/\.html$/);
  const missing = server.asked.filter(({ path }) => !path.startsWith(`${BELOW}/${ROOT_FOLDER}/`));
  expect(missing).toEqual([]);
  expect(planner.faults).toEqual([]);
  await planner.close();
});

test("the app saves a page with directions, which opens by double click", async () => {
  const address = `${server.url}${BELOW}/${ROOT_FOLDER}/`;
  const app = await Planner.open({ browser, address }, { link: "#area=rutland" });
  await app.map.shows(17);
  const { name, path } = await app.download("Save as one page (HTML)…");
  expect(name).toBe("example-made-by-the-planner.html");
  const copy = join(folder, name);
  writeFileSync(copy, readFileSync(path));
  const page = await Planner.open(
    { browser, address: pathToFileURL(copy).href },
    { link: "#school=120229&to=142401", isOffline: true },
  );
  expect((await page.schoolPage.steps("There")).length).toBeGreaterThan(3);
  expect([...app.faults, ...page.faults]).toEqual([]);
  await page.close();
  await app.close();
});

test("opened as a file, the app says that it needs a web server and what to do instead", async () => {
  const address = pathToFileURL(join(folder, ROOT_FOLDER, "index.html")).href;
  const planner = await Planner.open({ browser, address });
  await planner.says(
    "School Cluster Planner needs a web server: opened as a file it cannot start, so open it at its web address, or ask for the one-page HTML export, which opens by double click.",
  );
  await planner.close();
});
