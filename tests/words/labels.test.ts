import { expect, test } from "vitest";
import { DISTANCE_BANDS } from "../../src/domain/distance_band.ts";
import type { Overlay } from "../../src/domain/overlay.ts";
import { SIZE_BANDS } from "../../src/domain/size_band.ts";
import { legendFor } from "../../src/map/theme.ts";
import {
  DISTANCE_BAND_LABELS,
  DRIVE_TIMES_LABELS,
  FAITH_LABELS,
  FORM_LABELS,
  GOVERNANCE_LABELS,
  inSentence,
  KIND_LABELS,
  SIZE_BAND_LABELS,
  VERDICT_WORDS,
} from "../../src/words/labels.ts";
import { OVERLAY_LABELS, overlayClassLabel } from "../../src/words/overlay_labels.ts";
import { RULE_LABELS } from "../../src/words/rule_labels.ts";

test.each([
  ["kind of school", KIND_LABELS],
  ["faith", FAITH_LABELS],
  ["governance", GOVERNANCE_LABELS],
  ["size band", SIZE_BAND_LABELS],
  ["form of partnership", FORM_LABELS],
  ["kind of drive times", DRIVE_TIMES_LABELS],
  ["verdict", VERDICT_WORDS],
  ["distance band", DISTANCE_BAND_LABELS],
  ["overlay", OVERLAY_LABELS],
  ["rule", RULE_LABELS],
])("no two of each %s are called the same, and none is called by its code", (_, labels) => {
  const texts = Object.values(labels);
  expect(new Set(texts).size).toBe(texts.length);
  for (const [code, text] of Object.entries(labels)) {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe("");
    if (code.includes("-")) expect(text).not.toBe(code);
  }
});

test("every band has a label, in the order of the bands", () => {
  expect(SIZE_BANDS.map((band) => SIZE_BAND_LABELS[band])).toEqual([
    "Under 75 pupils",
    "75 to 110",
    "111 to 149",
    "150 to 209",
    "210 or more",
  ]);
  expect(DISTANCE_BANDS.map((band) => DISTANCE_BAND_LABELS[band])).toEqual([
    "≤ 20 min",
    "20–30",
    "30–45",
    "> 45",
  ]);
});

test("what is not supplied is said to be so, never called none", () => {
  expect(FAITH_LABELS["not-supplied"]).toBe("Religious character not supplied");
  expect(GOVERNANCE_LABELS["not-supplied"]).toBe("Type not supplied");
  expect(FAITH_LABELS.none).not.toContain("not supplied");
});

test("an estimate is never called road times", () => {
  expect(DRIVE_TIMES_LABELS.estimate).toBe("estimated from straight-line distance, not road times");
  expect(DRIVE_TIMES_LABELS.supplied).toContain("source not stated");
});

test("every class in an overlay's legend has a label of its own", () => {
  for (const overlay of Object.keys(OVERLAY_LABELS) as Overlay[]) {
    const labels = legendFor(overlay).map(({ key }) => overlayClassLabel(overlay, key));
    expect(labels.length).toBeGreaterThan(2);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

test("a class that an overlay does not have is a fault of the program", () => {
  expect(() => overlayClassLabel("size", "catholic")).toThrow('size has no class "catholic"');
});

test("in a sentence only names keep their capital", () => {
  expect(inSentence("Community (no faith)")).toBe("community (no faith)");
  expect(inSentence("Church of England")).toBe("Church of England");
  expect(inSentence("Catholic")).toBe("Catholic");
  expect(inSentence("75 to 110")).toBe("75 to 110");
});
