import { useMemo } from "react";
import { selectArea, selectShownPlan } from "../../app/selectors.ts";
import { shownOverBorder } from "../../app/shown_over_border.ts";
import { isStillAsked } from "../../app/slices/reasons.ts";
import type { ComparedShapes } from "../../app/state.ts";
import type { Area } from "../../domain/area.ts";
import { schoolIndexes } from "../../domain/area.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Scene, SceneDifference } from "../../map/scene.ts";
import { useApp, useDerived } from "../AppContext.tsx";
import {
  boundsOf,
  sceneClusters,
  sceneDifference,
  sceneLinks,
  sceneRoute,
  sceneSchools,
  sceneSpokes,
  sceneWorstPair,
} from "./to_scene.ts";

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
  const isSchoolPage = useApp((state) => state.page === "school");
  const plan = useApp(selectShownPlan);
  const way = useApp((state) => state.way);
  const today = useApp((state) => state.todaysShapes);
  const view = useApp((state) => state.pageView);
  const links = useMemo(() => (area === null ? [] : sceneLinks(area, plan)), [area, plan]);
  const route = useMemo(
    () => (isSchoolPage && way.status === "ready" ? sceneRoute(way.value) : null),
    [isSchoolPage, way],
  );
  const schools = useMemo(() => (area === null ? [] : sceneSchools(area)), [area]);
  const bounds = useMemo(() => (area === null ? null : boundsOf(area)), [area]);
  const clusters = useMemo(
    () => (judgement === null ? [] : sceneClusters(judgement, pictures)),
    [judgement, pictures],
  );
  const judgedArea = useDerived((selectors) => selectors.judgedArea);
  const worstPair = useMemo(() => {
    if (judgedArea === null || judgement === null || isSchoolPage) return null;
    const judged = judgement.clusters.find(({ cluster }) => cluster.id === selection.cluster);
    return sceneWorstPair(judgedArea, judged, judgement.settings.ceiling);
  }, [judgedArea, judgement, selection.cluster, isSchoolPage]);
  const proposal = useApp((state) => state.proposal);
  const fewer = useApp((state) =>
    state.fewer !== null && isStillAsked(state, state.fewer) ? state.fewer : null,
  );
  const marked = useMemo(() => {
    if (area === null) return [];
    const indexes = schoolIndexes(area);
    if (isSchoolPage) return view.kind === "way" ? [indexes.get(view.to) ?? []].flat() : [];
    const isProposal = proposal.status === "ready" && proposal.showing === "proposal";
    const urns =
      fewer?.answer?.noTwoShare ??
      (isProposal ? proposal.proposal.certificate?.noTwoShare : null) ??
      [];
    return urns.flatMap((urn) => indexes.get(urn) ?? []);
  }, [area, proposal, fewer, isSchoolPage, view]);
  const spokes = useMemo(() => {
    const shown = hoveredCluster ?? selection.cluster;
    const judged = judgement?.clusters.find(({ cluster }) => cluster.id === shown);
    return area === null || isSchoolPage ? [] : sceneSpokes(area, judged);
  }, [area, judgement, hoveredCluster, selection.cluster, isSchoolPage]);
  const difference = useSceneDifference(area, plan);
  const border = useApp((state) => state.border);
  const scenario = useApp((state) => (isSchoolPage ? null : state.scenarioOnMap));
  const borderSchools = useMemo(
    () => (area === null || isSchoolPage ? [] : shownOverBorder(border, area)),
    [area, border, isSchoolPage],
  );
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
      links,
      today,
      route,
      difference,
      scenario,
      borderSchools,
      selectedBorderSchool: border.selected,
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
    links,
    today,
    route,
    difference,
    scenario,
    borderSchools,
    border.selected,
  ]);
}

/** How the plan on the map differs from the one that it is compared with; `null` while there is none. */
function useSceneDifference(area: Area | null, shown: Plan | null): SceneDifference | null {
  const comparison = useApp((state) => state.comparison);
  const drawn = useApp((state) => state.comparedShapes);
  return useMemo(() => {
    if (area === null || comparison === null) return null;
    const { before, after, difference } = comparison;
    if (shown !== before && shown !== after) return null;
    const side = shown === after ? "after" : "before";
    const other = side === "after" ? before : after;
    const shapes = drawn?.clusters === other.clusters ? drawn.shapes : NO_SHAPES;
    return sceneDifference(area, difference, side, shapes);
  }, [area, shown, comparison, drawn]);
}

const NO_SHAPES: ComparedShapes["shapes"] = new Map();
