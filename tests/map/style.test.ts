import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import { mapStyle, SOURCES, Z_ORDER } from "../../src/map/style.ts";

describe("the map's style", () => {
  const style = mapStyle();

  it("is valid by the style specification", () => {
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });

  it("asks nothing of the network: no glyphs, sprite, tiles or addresses", () => {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:|\/\//);
  });

  it("has each layer once, with a source that exists", () => {
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers) {
      if (layer.type === "background") continue;
      expect("source" in layer && SOURCES.has(String(layer.source)), layer.id).toBe(true);
    }
  });

  it("writes every label in Arial from the machine", () => {
    const labelled = style.layers.filter(
      (layer) => layer.type === "symbol" && layer.layout?.["text-field"] !== undefined,
    );
    expect(labelled.length).toBeGreaterThan(3);
    for (const layer of labelled) {
      const fonts = layer.type === "symbol" ? layer.layout?.["text-font"] : [];
      expect(fonts, layer.id).toEqual(expect.arrayContaining(["Arial", "sans-serif"]));
    }
  });

  it("draws from the ground up in this order", () => {
    expect(Z_ORDER).toMatchInlineSnapshot(`
      [
        "beyond",
        "land",
        "cluster_fill",
        "districts",
        "cluster_line",
        "outline",
        "outline_hull",
        "difference_outline_casing",
        "difference_outline",
        "today_casing",
        "today_line",
        "places",
        "spokes",
        "link_lines",
        "route_casing",
        "route_there",
        "route_back",
        "worst_pair_casing",
        "worst_pair_line",
        "border_schools",
        "moved_ring_outer",
        "moved_ring_inner",
        "school_focus",
        "schools",
        "worst_pair_arrow",
        "scenario_ties",
        "scenario_flows",
        "scenario_sites",
        "scenario_closed",
        "scenario_crosses",
        "border_names",
        "today_names",
        "school_names",
        "towns",
        "cluster_numbers",
        "moved_labels",
        "scenario_counts",
        "scenario_names",
        "worst_pair_label",
      ]
    `);
  });
});
