import type { Page } from "playwright-core";
import { expect } from "vitest";

type Point = readonly [x: number, y: number];

/** A school on the SVG map. */
export interface SchoolOnMap {
  readonly name: string;
  /** Number and name of its cluster. */
  readonly cluster: string;
  /** In pixels of the screen. */
  readonly at: Point;
}

/** Pixels that a plain arrow moves the pen of the keys. */
const ARROW = 16;

/** Assigns schools on the SVG map, with the mouse and with keys, and reads from it who is in which cluster. */
export class AssigningDriver {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Each school with its cluster, by name. */
  async plan(): Promise<readonly string[]> {
    return (await this.#page.locator("svg [data-school] > title").allTextContents()).sort();
  }

  async schools(): Promise<readonly SchoolOnMap[]> {
    return this.#page.locator("svg [data-school]").evaluateAll((found) =>
      found.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const [, name = "", cluster = ""] =
          /^(.*), ([^,]*)$/.exec(element.querySelector("title")?.textContent ?? "") ?? [];
        return { name, cluster, at: [left + width / 2, top + height / 2] as const };
      }),
    );
  }

  /** A school of another cluster than `cluster` with none near it and nothing over it. */
  async schoolByItself(cluster: string): Promise<SchoolOnMap> {
    const schools = await this.schools();
    for (const school of schools) {
      const [x, y] = school.at;
      const isClear = schools.every(
        (other) => other === school || Math.hypot(other.at[0] - x, other.at[1] - y) > 3 * ARROW,
      );
      if (isClear && school.cluster !== cluster && (await this.#isInSight(school.at)))
        return school;
    }
    throw new Error(`No school outside ${cluster} is by itself.`);
  }

  async schoolIn(cluster: string): Promise<SchoolOnMap> {
    for (const school of await this.schools()) {
      if (school.cluster === cluster && (await this.#isInSight(school.at))) return school;
    }
    throw new Error(`No school of ${cluster} is in sight.`);
  }

  /** The middle of a cluster's row in the list, in pixels of the screen. */
  async rowOf(cluster: string): Promise<Point> {
    const row = this.#page.locator("[data-cluster-row]", { hasText: cluster });
    const box = await row.boundingBox();
    if (box === null) throw new Error(`${cluster} has no row in the list.`);
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  #isInSight([x, y]: Point): Promise<boolean> {
    return this.#page.evaluate(
      ([left = 0, top = 0, room = 0]) =>
        [-room, room].every((dx) =>
          [-room, room].every((dy) => {
            const over = document.elementFromPoint(left + dx, top + dy);
            return over?.closest(".svg-map > svg") != null;
          }),
        ),
      [x, y, 2 * ARROW],
    );
  }

  /** What the screen said last. */
  async said(): Promise<string> {
    return (await this.#page.locator("p.visually-hidden[role=status]").textContent()) ?? "";
  }

  /** What undoing would undo: the name of the last step. */
  async #step(): Promise<string> {
    const button = this.#page.getByRole("button", { name: /^(Undo: |Nothing to undo)/ });
    return (await button.getAttribute("aria-label")) ?? "";
  }

  /** Waits for the first step, and answers its name, what was said of it and the plan after it. */
  async firstStep(way: string): Promise<readonly string[]> {
    await expect.poll(() => this.#step(), { message: way }).not.toBe("Nothing to undo");
    return [await this.#step(), await this.said(), ...(await this.plan())];
  }

  /** Undoes the only step with the keyboard, until the plan is `before` again. */
  async undoneTo(before: readonly string[]): Promise<void> {
    await this.#page.keyboard.press("Control+z");
    await expect.poll(() => this.#step()).toBe("Nothing to undo");
    await expect.poll(() => this.plan()).toEqual(before);
  }

  // Mouse

  async path(points: readonly Point[]): Promise<void> {
    const { mouse } = this.#page;
    const [first = [0, 0], ...rest] = points;
    await mouse.move(first[0], first[1]);
    await mouse.down();
    for (const [x, y] of rest) await mouse.move(x, y, { steps: 4 });
    await mouse.up();
  }

  async clicks(points: readonly Point[]): Promise<void> {
    for (const [x, y] of points) await this.#page.mouse.click(x, y);
  }

  /** Puts one finger on the map, draws with it, and puts a second one down, as for a pinch. */
  async pinch(from: Point, to: Point): Promise<void> {
    await this.#page.evaluate(
      ([fromX = 0, fromY = 0, toX = 0, toY = 0]) => {
        const map = document.querySelector(".svg-map > svg");
        const touch = (kind: string, pointerId: number, clientX: number, clientY: number) =>
          map?.dispatchEvent(
            new PointerEvent(kind, {
              pointerId,
              pointerType: "touch",
              clientX,
              clientY,
              bubbles: true,
            }),
          );
        touch("pointerdown", 11, fromX, fromY);
        touch("pointermove", 11, toX, toY);
        touch("pointerdown", 12, toX, toY);
        touch("pointermove", 11, fromX, fromY);
        touch("pointerup", 12, toX, toY);
        touch("pointerup", 11, fromX, fromY);
      },
      [...from, ...to],
    );
  }

  /** The corners of a square round a place, the upper left one first, clockwise. */
  round([x, y]: Point): readonly Point[] {
    return [
      [x - ARROW, y - ARROW],
      [x + ARROW, y - ARROW],
      [x + ARROW, y + ARROW],
      [x - ARROW, y + ARROW],
    ];
  }

  /** How many corners of a polygon are on the map. */
  corners(): Promise<number> {
    return this.#page.locator(".drawing-layer__corner").count();
  }

  async chooses(list: string | RegExp, option: string | { readonly index: number }): Promise<void> {
    const found = this.#page.getByRole("combobox", { name: list }).locator("visible=true").first();
    await found.selectOption(typeof option === "string" ? { label: option } : option);
  }

  async ticks(name: string | RegExp): Promise<void> {
    await this.#page.getByRole("checkbox", { name }).locator("visible=true").first().click();
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.#page.getByRole("button", { name }).locator("visible=true").first().click();
  }

  async shows(centre: "Map" | "Table"): Promise<void> {
    await this.#page.getByRole("radio", { name: centre, exact: true }).check({ force: true });
    const shown = centre === "Map" ? ".svg-map [data-school]" : "table";
    await this.#page.locator(shown).first().waitFor();
  }

  /** Opens what can be done with the selected cluster, unless it is open. */
  async opensCommands(): Promise<void> {
    const box = this.#page.locator("details", { hasText: "Split, merge, empty" });
    await box.waitFor();
    if ((await box.getAttribute("open")) === null) await box.locator("summary").click();
    await this.#page.getByRole("combobox", { name: "Merge with" }).waitFor();
  }

  async opensTab(name: string): Promise<void> {
    await this.#page.getByRole("tab", { name, exact: true }).click();
    await this.#page.getByRole("tabpanel", { name, exact: true }).waitFor();
  }

  async brush(radius: number): Promise<void> {
    await this.#page.getByRole("slider", { name: "Radius" }).fill(String(radius));
  }

  // Keys

  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Puts the focus on what draws with keys, as Tab would. */
  async drawsWithKeys(): Promise<void> {
    await this.#page.getByLabel("Draw on the map with keys").focus();
  }

  /** Steps the pen through the schools until it is on this one. */
  async penTo(school: string): Promise<void> {
    const known = new Set<string>();
    for (;;) {
      const before = await this.said();
      await this.#page.keyboard.press(".");
      await expect.poll(() => this.said()).not.toBe(before);
      const said = await this.said();
      if (said.startsWith(`${school}, `)) return;
      if (known.has(said)) throw new Error(`The pen never came to ${school}: ${[...known]}`);
      known.add(said);
    }
  }

  /** From a school, round it: the pen goes to the corners of `round`, and `atCorner` is done at each. */
  async penRound(school: string, atCorner: (corner: number) => Promise<void>): Promise<void> {
    await this.penTo(school);
    const ways = [
      ["ArrowLeft", "ArrowUp"],
      ["ArrowRight", "ArrowRight"],
      ["ArrowDown", "ArrowDown"],
      ["ArrowLeft", "ArrowLeft"],
    ];
    for (const [corner, way] of ways.entries()) {
      await this.keys(...way);
      await atCorner(corner);
    }
  }
}
