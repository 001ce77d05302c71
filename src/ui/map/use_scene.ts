import { useMemo } from "react";
import { selectArea } from "../../app/selectors.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Scene } from "../../map/scene.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import { boundsOf, sceneClusters, sceneSchools, sceneSpokes, sceneWorstPair } from "./to_scene.ts";

/** What the map shows now; parts that did not change keep their identity, so the map can skip them. `null` without an area. */
export function useScene(): Scene | null {
  const area = useApp(selectArea);
  const judgement = useDerived((selectors) => selectors.judgement);
  const pictures = useApp((state) => state.pictures);
  const overlay = useApp((state) => state.overlay);
  const overlayClasses = useDerived((selectors) => selectors.overlayClasses);
  const clusterOf = useDerived((selectors) => selectors.clusterOf);
  const selection = useApp((state) => state.selection);
  const hoveredCluster = useApp((state) => state.hoveredCluster);
  const schools = useMemo(() => (area === null ? [] : sceneSchools(area)), [area]);
  const bounds = useMemo(() => (area === null ? null : boundsOf(area)), [area]);
  const clusters = useMemo(
    () => (judgement === null ? [] : sceneClusters(judgement, pictures)),
    [judgement, pictures],
  );
  const worstPair = useMemo(() => {
    if (area === null || judgement === null) return null;
    const judged = judgement.clusters.find(({ cluster }) => cluster.id === selection.cluster);
    return sceneWorstPair(area, judged, judgement.settings.ceiling);
  }, [area, judgement, selection.cluster]);
  const proposal = useApp((state) => state.proposal);
  const marked = useMemo(() => {
    if (area === null || proposal.status !== "ready" || proposal.showing === "before") return [];
    const indexes = schoolIndexes(area);
    const urns = proposal.proposal.certificate?.noTwoShare ?? [];
    return urns.flatMap((urn) => indexes.get(urn) ?? []);
  }, [area, proposal]);
  const spokes = useMemo(() => {
    const shown = hoveredCluster ?? selection.cluster;
    const judged = judgement?.clusters.find(({ cluster }) => cluster.id === shown);
    return area === null ? [] : sceneSpokes(area, judged);
  }, [area, judgement, hoveredCluster, selection.cluster]);
  return useMemo(() => {
    if (area === null || bounds === null) return null;
    const coloursByDrive = overlay === "drive-time" && selection.school !== null;
    return {
      areaName: area.name,
      bounds,
      outline: area.outline,
      outlineIsHull: area.outlineKind === "hull",
      districts: area.districts,
      places: area.places,
      attribution: `Sources: ${[...new Set(area.sources.map((source) => source.publisher))].join(", ")}`,
      schools,
      overlay,
      overlayClasses,
      clusterOf,
      clusters,
      selectedCluster: coloursByDrive ? null : selection.cluster,
      hoveredCluster,
      selectedSchool: selection.school,
      worstPair: coloursByDrive ? null : worstPair,
      spokes,
      marked,
    };
  }, [
    area,
    bounds,
    schools,
    overlay,
    overlayClasses,
    clusterOf,
    clusters,
    selection,
    hoveredCluster,
    worstPair,
    spokes,
    marked,
  ]);
}
