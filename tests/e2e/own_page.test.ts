import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunningApp } from "./support/open_app.ts";
import { openPage, runApp } from "./support/open_app.ts";

let app: RunningApp;

beforeAll(async () => {
  app = await runApp();
});

afterAll(() => app.close());

test("the page opens under its own policy, without an error and without asking another host", async () => {
  const { page, strangers, errors } = await openPage(app);
  await page.waitForSelector("#root > *, main");
  await page.waitForLoadState("networkidle");
  expect(errors).toEqual([]);
  expect(strangers).toEqual([]);
});

test("the page cannot reach another host even when a script tries", async () => {
  const { page } = await openPage(app);
  const outcome = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) =>
        resolve(event.effectiveDirective),
      );
    });
    await fetch("https://example.org/").catch(() => null);
    return violated;
  });
  expect(outcome).toBe("connect-src");
});
