import { configure, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { vi } from "vitest";
import type { Preferences } from "../../src/app/deps.ts";
import { AppProvider } from "../../src/ui/AppContext.tsx";
import type { FakeApp, FakeEntry } from "../app/fake_app.ts";
import { openFakeApp } from "../app/fake_app.ts";

// What is loaded when it is first shown takes its time on a slow machine.
configure({ asyncUtilTimeout: 15_000 });

/** A part of the screen over an application with one area open, and someone who uses it. */
export interface Shown extends FakeApp {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly container: HTMLElement;
}

/** Renders `part`; `prepare` is done to the application first. Call `cleanup` after each test. */
export async function show(
  part: ReactElement,
  entry: FakeEntry,
  prepare: (app: FakeApp) => void = () => {},
  preferences?: Preferences,
): Promise<Shown> {
  letDialogsOpen();
  // jsdom scrolls nothing.
  Element.prototype.scrollIntoView = () => {};
  const app = await openFakeApp(entry, preferences);
  prepare(app);
  const { container } = render(<AppProvider handles={app}>{part}</AppProvider>);
  return { ...app, container, user: userEvent.setup() };
}

/** jsdom has the `<dialog>` element without its methods. */
function letDialogsOpen(): void {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.setAttribute("open", "");
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.removeAttribute("open");
    this.dispatchEvent(new Event("close"));
  };
}

/** Elements are 800 pixels high, so that long lists draw rows. Call `vi.restoreAllMocks` after each test. */
export function giveHeight(): void {
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
}

/** The texts of a table's cells, row by row, the header row first. */
export function cellsOf(table: HTMLElement): readonly (readonly string[])[] {
  return [...table.querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => textOf(cell)),
  );
}

/** An element's text with single spaces. */
export function textOf(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}
