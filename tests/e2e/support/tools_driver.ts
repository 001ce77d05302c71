import type { Page } from "playwright-core";
import { AssigningDriver } from "./assigning_driver.ts";

/** The tools over the map that assign schools, and gestures with the mouse. */
export class ToolsDriver {
  /** Each way of assigning, with the mouse and with keys. */
  readonly table: AssigningDriver;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.table = new AssigningDriver(page);
  }

  async take(tool: string): Promise<void> {
    await this.#page.getByRole("radio", { name: tool, exact: true }).click();
  }

  /** Chooses where the schools go, by the words of the list. */
  async into(target: string): Promise<void> {
    await this.#page.getByRole("combobox", { name: /^Into/ }).selectOption({ label: target });
  }

  /** Where a school's symbol is on the SVG map, in pixels of the screen. */
  async #placeOf(school: number): Promise<readonly [number, number]> {
    const box = await this.#page.locator(`svg [data-school="${school}"]`).boundingBox();
    if (box === null) throw new Error(`School ${school} is not drawn.`);
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  /** Drags from `margin` pixels above and left of the box round two schools to as many below and right of it. Without "release" the button stays down. */
  async dragRound(
    schools: readonly [number, number],
    margin: number,
    end: "release" | "hold",
  ): Promise<void> {
    const [a, b] = [await this.#placeOf(schools[0]), await this.#placeOf(schools[1])];
    const { mouse } = this.#page;
    await mouse.move(Math.min(a[0], b[0]) - margin, Math.min(a[1], b[1]) - margin);
    await mouse.down();
    await mouse.move(Math.max(a[0], b[0]) + margin, Math.max(a[1], b[1]) + margin, { steps: 4 });
    if (end === "release") await mouse.up();
  }

  async letGo(): Promise<void> {
    await this.#page.mouse.up();
  }

  /** Waits until so many schools have the ring of what a gesture takes. */
  async rings(schools: number): Promise<void> {
    await this.#page
      .locator(`.drawing-layer[data-taken="${schools}"]`)
      .waitFor({ state: "attached" });
  }

  /** What the screen last said, once it begins so. */
  async said(beginning: string): Promise<string> {
    const line = this.#page.locator("p.visually-hidden[role=status]", { hasText: beginning });
    await line.waitFor({ state: "attached" });
    return (await line.textContent()) ?? "";
  }
}
