import { join } from "node:path";
import { startLocalServer } from "../../../routing/server/local_server.ts";
import { buildWhereStale, ROOT } from "../../support/repository.ts";
import { launchBrowser } from "./browser.ts";

const PICTURE = join(ROOT, "docs", "images", "planner.png");

buildWhereStale("app");
const server = await startLocalServer(join(ROOT, "dist"), 0);
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.goto(server.url);
await page.getByRole("button", { name: "Got it" }).click();
await page.locator(".cluster-row").nth(4).click();
await page
  .locator('[data-idle="true"][data-rendered-worst-pair*="min"]')
  .waitFor({ state: "attached" });
await page.screenshot({ path: PICTURE });
await browser.close();
await server.close();
process.stdout.write(`${PICTURE}\n`);
