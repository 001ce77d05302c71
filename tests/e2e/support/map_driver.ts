import type { Page } from "playwright-core";
import type { Position } from "../../../src/domain/school.ts";
import { BorderDriver } from "./border_driver.ts";
import { pixelOnMap, SOME_SCHOOLS } from "./pixel_on_map.ts";

/** The map, drawn with WebGL or as SVG. */
export class MapDriver {
  /** What is over the border. */
  readonly border: BorderDriver;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.border = new BorderDriver(page);
  }

  /** Waits until the map is drawn with this many schools; the error says how many there were. */
  async shows(schools: number): Promise<void> {
    const map = this.#page.locator("[data-rendered-schools]");
    try {
      await this.#page
        .locator(`[data-idle="true"][data-rendered-schools="${schools}"]`)
        .waitFor({ state: "attached" });
    } catch {
      const found = await map.first().getAttribute("data-rendered-schools", { timeout: 1000 });
      throw new Error(`The map shows ${found} schools, not ${schools}.`);
    }
  }

  /** Waits until the worst pair is drawn with this label. */
  async drawsWorstPair(label: string): Promise<void> {
    await this.#page
      .locator(`[data-idle="true"][data-rendered-worst-pair=${JSON.stringify(label)}]`)
      .waitFor({ state: "attached" });
  }

  /** Waits until this many schools have the double ring of a difference. */
  async rings(schools: number): Promise<void> {
    await this.#page
      .locator(`[data-idle="true"][data-rendered-moved="${schools}"]`)
      .waitFor({ state: "attached" });
  }

  /** Waits until the SVG map rings this many schools. */
  async svgRings(schools: number): Promise<void> {
    await this.#page.waitForFunction(
      (wanted) => document.querySelectorAll("svg [data-moved]").length === wanted,
      schools,
    );
  }

  /** Clicks the MapLibre map where a place is drawn while all of `bounds` is in sight. */
  async clickAt(
    position: Position,
    bounds: readonly [number, number, number, number],
  ): Promise<void> {
    const box = await this.#page.locator("canvas.maplibregl-canvas").boundingBox();
    if (box === null) throw new Error("There is no map to click on.");
    const { x, y } = pixelOnMap(position, bounds, box);
    await this.#page.mouse.click(box.x + x, box.y + y);
  }

  /** Drags from one place of the MapLibre map to another while it shows what is at `ends`, and lets go once `beforeLettingGo` is done. */
  async drags(
    ends: readonly [Position, Position],
    from: Position,
    to: Position,
    beforeLettingGo: () => Promise<void>,
  ): Promise<void> {
    const map = this.#page.locator("[data-idle=true] canvas.maplibregl-canvas");
    const box = await map.boundingBox();
    if (box === null) throw new Error("There is no map to draw on.");
    const [start, end] = [from, to].map((place) =>
      pixelOnMap(place, boundsRound(ends), box, SOME_SCHOOLS),
    );
    if (start === undefined || end === undefined) return;
    const { mouse } = this.#page;
    await mouse.move(box.x + start.x, box.y + start.y);
    await mouse.down();
    await mouse.move(box.x + end.x, box.y + end.y, { steps: 4 });
    await beforeLettingGo();
    await mouse.up();
  }

  /** Clicks a school's symbol on the SVG map. */
  async clickSvgSchool(name: string): Promise<void> {
    await this.#page.locator("[data-school]", { hasText: name }).first().click({ force: true });
  }

  /** How many of `places` the legend covers on the MapLibre map while all of `bounds` is in sight. */
  async underLegend(
    places: readonly Position[],
    bounds: readonly [number, number, number, number],
  ): Promise<number> {
    const [map, legend] = await this.#mapAndLegend("canvas.maplibregl-canvas");
    return places.filter((place) => {
      const { x, y } = pixelOnMap(place, bounds, map);
      return isIn(legend, map.x + x, map.y + y);
    }).length;
  }

  /** How many schools of the SVG map the legend covers. */
  async svgSchoolsUnderLegend(): Promise<number> {
    const [, legend] = await this.#mapAndLegend(".svg-map > svg");
    const middles = await this.#page.locator("svg [data-school]").evaluateAll((found) =>
      found.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left + width / 2, top + height / 2] as const;
      }),
    );
    return middles.filter(([x, y]) => isIn(legend, x, y)).length;
  }

  async #mapAndLegend(map: string): Promise<readonly [Box, Box]> {
    const boxes = await Promise.all(
      [map, ".legend[open]"].map((selector) => this.#page.locator(selector).boundingBox()),
    );
    const [drawn, legend] = boxes;
    if (drawn == null || legend == null) throw new Error("There is no map with an open legend.");
    return [drawn, legend];
  }

  async svgSchools(): Promise<number> {
    return this.#page.locator("svg [data-school]").count();
  }

  async svgSays(text: string): Promise<void> {
    await this.#page.locator(".svg-map svg text", { hasText: text }).waitFor();
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isIn(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

function boundsRound([a, b]: readonly [Position, Position]) {
  return [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
  ] as const;
}
