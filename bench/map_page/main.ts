import type { SchoolIndex } from "../../src/domain/school.ts";
import type { Scene, SceneSchool } from "../../src/map/scene.ts";
import { KINDS } from "../../src/map/theme.ts";
import { createMapView } from "../../src/map/view.ts";

type Row = readonly [longitude: number, latitude: number, pupils: number | null];

/** Shows the schools of `schools.json`, or the first `?schools=` of them. */
async function start(container: HTMLElement): Promise<void> {
  const response = await fetch("schools.json");
  const rows: readonly Row[] = await response.json();
  const wanted = new URLSearchParams(location.search).get("schools");
  const shown = wanted === null ? rows : rows.slice(0, Number(wanted));
  createMapView(container).update(sceneOf(shown));
}

function sceneOf(rows: readonly Row[]): Scene {
  const schools = rows.map(
    ([lng, lat, pupils], i): SceneSchool => ({
      index: i as SchoolIndex,
      position: [lng, lat],
      name: `School ${i}`,
      kind: KINDS[i % KINDS.length] ?? "community",
      academy: i % 3 === 0,
      hollow: false,
      pupils,
    }),
  );
  return {
    areaName: "England",
    bounds: [-5.8, 49.9, 1.8, 55.8],
    outline: null,
    districts: null,
    places: [],
    schools,
    overlay: "faith",
    overlayClasses: schools.map(({ kind }) => kind),
    clusterOf: schools.map(() => null),
    clusters: [],
    selectedCluster: null,
    hoveredCluster: null,
    selectedSchool: null,
    worstPair: null,
    attribution: "Department for Education, Open Government Licence v3.0",
  };
}

const container = document.getElementById("map");
if (container === null) throw new Error("The bench page has no element for the map.");
await start(container);
