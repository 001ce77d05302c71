import { expect, test } from "vitest";
import { createCluster } from "../../../src/domain/edits/create_cluster.ts";
import { moveSchool, moveSchools } from "../../../src/domain/edits/move_school.ts";
import { removeCluster } from "../../../src/domain/edits/remove_cluster.ts";
import { renameCluster } from "../../../src/domain/edits/rename_cluster.ts";
import { replaceClusters } from "../../../src/domain/edits/replace_clusters.ts";
import { setForm } from "../../../src/domain/edits/set_form.ts";
import { setSettings } from "../../../src/domain/edits/set_settings.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import { namedSpeed } from "../../../src/domain/speed.ts";
import { minutes } from "../../../src/domain/units.ts";
import { planOf } from "../../support/builders.ts";

const plan = planOf([["a", "b", "c"], ["d", "e"], ["f"]]);

function membership(edited: Plan): readonly string[] {
  return edited.clusters.map(({ id, schools }) => `${id}: ${schools.join(" ")}`);
}

test("a moved school leaves its cluster and comes last in the other, and the third is untouched", () => {
  const edited = moveSchool("a", "2")(plan);
  expect(membership(edited)).toEqual(["1: b c", "2: d e a", "3: f"]);
  expect(edited.clusters[2]).toBe(plan.clusters[2]);
  expect(membership(plan)).toEqual(["1: a b c", "2: d e", "3: f"]);
});

test("a school moves to no cluster, and from none into one", () => {
  const without = moveSchool("a", null)(plan);
  expect(membership(without)).toEqual(["1: b c", "2: d e", "3: f"]);
  expect(membership(moveSchool("a", "3")(without))).toEqual(["1: b c", "2: d e", "3: f a"]);
});

test("moving a school where it is, or out when it is in none, is no change", () => {
  expect(moveSchool("a", "1")(plan)).toBe(plan);
  expect(moveSchool("z", null)(plan)).toBe(plan);
  expect(moveSchools([], "1")(plan)).toBe(plan);
});

test("moving a school that is in two clusters mends that", () => {
  const twice = planOf([["a", "b"], ["a", "c"], ["d"]]);
  expect(membership(moveSchool("a", "2")(twice))).toEqual(["1: b", "2: a c", "3: d"]);
  expect(membership(moveSchool("a", "3")(twice))).toEqual(["1: b", "2: c", "3: d a"]);
});

test("several schools move together, each once", () => {
  const edited = moveSchools(["c", "d", "c"], "3")(plan);
  expect(membership(edited)).toEqual(["1: a b", "2: e", "3: f c d"]);
});

test("a chosen host that leaves is no longer the host, another stays", () => {
  const hosted = planOf([["a", "b"], ["c"]], { host: "a" });
  expect(moveSchool("a", "2")(hosted).clusters[0]).not.toHaveProperty("host");
  expect(moveSchool("b", "2")(hosted).clusters[0]).toHaveProperty("host", "a");
});

test("moving into a cluster that is not there is a bug that says which are", () => {
  expect(() => moveSchool("a", "9")(plan)).toThrow('no cluster "9", only: 1, 2, 3.');
});

test("a new cluster takes its schools from the others and the next free number", () => {
  const edited = createCluster(["a", "d", "a"])(removeCluster("2")(plan));
  expect(membership(edited)).toEqual(["1: b c", "3: f", "2: a d"]);
  expect(edited.clusters[2]?.name).toBe("Cluster 2");
  expect(createCluster(["z"], "Coast")(plan).clusters[3]).toEqual({
    id: "4",
    name: "Coast",
    schools: ["z"],
  });
});

test("removing a cluster leaves its schools in none; removing one that is not there is no change", () => {
  expect(membership(removeCluster("1")(plan))).toEqual(["2: d e", "3: f"]);
  expect(removeCluster("9")(plan)).toBe(plan);
});

test("renaming trims, and a blank or the same name is no change", () => {
  expect(renameCluster("1", " Coast ")(plan).clusters[0]?.name).toBe("Coast");
  expect(renameCluster("1", "Cluster 1")(plan)).toBe(plan);
  expect(renameCluster("1", "  ")(plan)).toBe(plan);
});

test("a form is set, replaced and taken away", () => {
  const federated = setForm("1", "hard-federation")(plan);
  expect(federated.clusters[0]?.form).toBe("hard-federation");
  expect(setForm("1", "hard-federation")(federated)).toBe(federated);
  expect(setForm("1", null)(federated).clusters[0]).not.toHaveProperty("form");
  expect(setForm("1", null)(plan)).toBe(plan);
});

test("settings change one by one, go with null, and equal ones are no change", () => {
  const edited = setSettings({ minSchools: 3, speed: namedSpeed("peak") })(plan);
  expect(edited.settings).toEqual({ minSchools: 3, speed: namedSpeed("peak") });
  expect(setSettings({ speed: namedSpeed("peak"), minSchools: 3 })(edited)).toBe(edited);
  expect(setSettings({ minSchools: null })(edited).settings).toEqual({ speed: namedSpeed("peak") });
  expect(setSettings({ maxPupils: null })(plan)).toBe(plan);
  expect(setSettings({ ceilingMinutes: minutes(40) })(plan).clusters).toBe(plan.clusters);
});

test("an accepted proposal keeps the ids and names that it has and shares clusters that are the same", () => {
  const edited = replaceClusters([
    { id: "2", name: "Cluster 2", schools: ["d", "e"] },
    { schools: ["a", "f"] },
    { id: "7", schools: ["b", "c"], host: "c" },
  ])(plan);
  expect(edited.clusters).toEqual([
    { id: "2", name: "Cluster 2", schools: ["d", "e"] },
    { id: "1", name: "Cluster 1", schools: ["a", "f"] },
    { id: "7", name: "Cluster 7", schools: ["b", "c"], host: "c" },
  ]);
  expect(edited.clusters[0]).toBe(plan.clusters[1]);
});

test("replacing clusters by equal ones is no change, two with one id are a bug", () => {
  expect(replaceClusters(structuredClone(plan.clusters))(plan)).toBe(plan);
  const twice = [
    { id: "1", schools: ["a"] },
    { id: "1", schools: ["b"] },
  ];
  expect(() => replaceClusters(twice)).toThrow('Two clusters have the id "1".');
});
