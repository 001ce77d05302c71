import { expect, test } from "vitest";
import { addLink, removeLink } from "../../../src/domain/edits/set_links.ts";
import { planOf } from "../../support/builders.ts";

const plan = planOf([["a", "b"], ["c"]]);
const LINK = { urns: ["a", "c"], kind: "business-services", purpose: "A business manager" };

test("a link is added beside the clusters, its purpose trimmed, and goes again", () => {
  const linked = addLink({ ...LINK, purpose: "  A business manager " })(plan);
  expect(linked.links).toEqual([LINK]);
  expect(linked.clusters).toBe(plan.clusters);
  const [link] = linked.links;
  if (link === undefined) throw new Error("There is a link.");
  expect(removeLink(link)(linked)).toEqual(plan);
});

test("the same link in another order is no change, another purpose is another link", () => {
  const linked = addLink(LINK)(plan);
  expect(addLink({ ...LINK, urns: ["c", "a"] })(linked)).toBe(linked);
  expect(addLink({ ...LINK, purpose: "Minibus" })(linked).links).toHaveLength(2);
});

test("taking away a link that is not there is no change", () => {
  expect(removeLink(LINK)(plan)).toBe(plan);
});

test("a link without a purpose, or of one school, is a bug", () => {
  expect(() => addLink({ ...LINK, purpose: " " })).toThrow("needs a purpose");
  expect(() => addLink({ ...LINK, urns: ["a", "a"] })).toThrow("two schools, not 1");
});
