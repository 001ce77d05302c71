import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, describe, expect, it } from "vitest";
import type { SchoolIndex } from "../../src/domain/school.ts";
import type { MapIntent, Scene } from "../../src/map/scene.ts";
import { SvgMap } from "../../src/ui/SvgMap.tsx";
import { zoomedAt } from "../../src/ui/svg_map/sight.ts";
import { SCENE } from "../map/scene_fixture.ts";

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function render(scene: Scene, interactive = true) {
  Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
  const intents: MapIntent[] = [];
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  act(() =>
    root.render(
      <SvgMap
        scene={scene}
        onIntent={(intent) => intents.push(intent)}
        interactive={interactive}
        width={600}
        height={600}
      />,
    ),
  );
  cleanups.push(() => {
    act(() => root.unmount());
    container.remove();
  });
  const click = (selector: string) => {
    const target = container.querySelector(selector);
    if (target === null) throw new Error(`Nothing matches ${selector}.`);
    act(() => {
      target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    });
  };
  return { container, intents, click };
}

describe("the SVG map", () => {
  it("draws every school and every cluster of the scene", () => {
    const { container } = render(SCENE);
    expect(container.querySelectorAll("[data-school]")).toHaveLength(6);
    expect(container.querySelectorAll("path[data-cluster]")).toHaveLength(3);
    expect(container.textContent).toContain(SCENE.attribution);
  });

  it("draws each cluster as its own area, whichever way its ring winds", () => {
    const [first] = SCENE.clusters;
    if (first?.shape?.geometry.type !== "Polygon") throw new Error("No polygon.");
    const ring = first.shape.geometry.coordinates[0] ?? [];
    const turned = {
      ...first.shape,
      geometry: { ...first.shape.geometry, coordinates: [[...ring].reverse()] },
    };
    for (const shape of [first.shape, turned]) {
      const { container } = render({ ...SCENE, clusters: [{ ...first, shape }] });
      const path = container.querySelector("path[data-cluster]")?.getAttribute("d") ?? "";
      const xs = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
      const pixelsPerDegree = 576 / (0.4 / Math.cos((52.2 * Math.PI) / 180));
      expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(0.2 * pixelsPerDegree, 0);
    }
  });

  it("rings twice each school that differs from another plan, labels it, and dashes that plan's clusters", () => {
    const shape = SCENE.clusters[1]?.shape ?? null;
    if (shape === null) throw new Error("The fixture's clusters have shapes.");
    const difference = { moved: [{ index: 4 as SchoolIndex, label: "from 1" }], outlines: [shape] };
    const { container } = render({ ...SCENE, difference });
    const rings = container.querySelector("[data-moved='4']")?.parentElement;
    expect(rings?.querySelectorAll("circle")).toHaveLength(2);
    expect(container.textContent).toContain("from 1");
    const lines = [...container.querySelectorAll("[data-difference='outlines'] path")];
    expect(lines.map((line) => line.hasAttribute("stroke-dasharray"))).toEqual([false, true]);
    expect(render(SCENE).container.querySelectorAll("[data-moved]")).toHaveLength(0);
  });

  it("says which school, cluster or empty ground was clicked", () => {
    const { intents, click } = render(SCENE);
    click('[data-school="2"] path');
    click('path[data-cluster="c"]');
    click("svg > rect");
    expect(intents).toEqual([
      { type: "school-clicked", school: 2 },
      { type: "cluster-clicked", cluster: "c" },
      { type: "empty-clicked" },
    ]);
  });

  it("asks which school is meant where two lie at one point", () => {
    const schools = SCENE.schools.map((school) => ({
      ...school,
      position: school.index === 1 ? ([0.1, 52.1] as const) : school.position,
    }));
    const { intents, click } = render({ ...SCENE, schools });
    click('[data-school="0"] path');
    expect(intents).toEqual([
      { type: "schools-stacked-clicked", schools: [0, 1], at: { x: 0, y: 0 } },
    ]);
  });

  it("shows the worst pair's minutes", () => {
    const { container } = render({
      ...SCENE,
      worstPair: { from: [0.1, 52.1], to: [0.3, 52.3], verdict: "over", label: "46.1 min" },
    });
    expect(container.textContent).toContain("✕ 46.1 min");
  });

  it("comes closer by its buttons, and back to the whole area", () => {
    const { container, click } = render(SCENE);
    const drawing = () => container.querySelector("svg > g")?.getAttribute("transform");
    const whole = drawing();
    click('[aria-label="Zoom in"]');
    expect(drawing()).toContain("scale(1.6)");
    click('[aria-label="Zoom out"]');
    expect(drawing()).toBe(whole);
  });

  it("is a plain picture for print", () => {
    const { container, intents, click } = render(SCENE, false);
    expect(container.querySelectorAll("button")).toHaveLength(0);
    click('[data-school="2"] path');
    expect(intents).toEqual([]);
  });
});

describe("zooming", () => {
  it("keeps the point under the pointer where it is", () => {
    const before = { scale: 2, x: -100, y: -50 };
    const after = zoomedAt(before, 1.5, 300, 200);
    const pointBefore = (300 - before.x) / before.scale;
    expect((300 - after.x) / after.scale).toBeCloseTo(pointBefore);
  });

  it("never shows more than the whole", () => {
    expect(zoomedAt({ scale: 1.2, x: -30, y: 40 }, 0.5, 0, 0)).toEqual({ scale: 1, x: 0, y: 0 });
  });
});
