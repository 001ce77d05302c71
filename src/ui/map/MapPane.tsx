import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { selectArea } from "../../app/selectors.ts";
import { schoolAt } from "../../domain/area.ts";
import type { SchoolIndex } from "../../domain/school.ts";
import type { MapIntent } from "../../map/scene.ts";
import type { MapScreen } from "../../map/screen.ts";
import type { MapView } from "../../map/view.ts";
import { createMapView } from "../../map/view.ts";
import { hasWebGl } from "../../map/webgl.ts";
import { useApp, useCommands } from "../AppContext.tsx";
import { useFlight } from "./use_flight.ts";
import { useScene } from "./use_scene.ts";

const BeforeButton = lazy(() =>
  import("../compare/BeforeButton.tsx").then(({ BeforeButton: button }) => ({ default: button })),
);
const OverlaySelect = lazy(() =>
  import("./OverlaySelect.tsx").then(({ OverlaySelect: select }) => ({ default: select })),
);
const TodaysSwitch = lazy(() =>
  import("../today/TodaysSwitch.tsx").then(({ TodaysSwitch: toggle }) => ({ default: toggle })),
);
const BorderSwitch = lazy(() => import("../border/BorderSwitch.tsx"));
const MapTools = lazy(() => import("../assign/MapTools.tsx"));
const ScenarioSwitch = lazy(() => import("../places/ScenarioSwitch.tsx"));
const PlacePicker = lazy(() => import("../places/PlacePicker.tsx"));
const Legend = lazy(() =>
  import("./Legend.tsx").then(({ Legend: legend }) => ({ default: legend })),
);
const StackedSchools = lazy(() =>
  import("./StackedSchools.tsx").then(({ StackedSchools: stack }) => ({ default: stack })),
);
const SvgMap = lazy(() => import("../SvgMap.tsx").then(({ SvgMap: map }) => ({ default: map })));

/** The map with its overlay switch and legend: MapLibre, or the SVG map where there is no WebGL. */
export function MapPane() {
  const [withWebGl, setWithWebGl] = useState(true);
  const [screen, setScreen] = useState<MapScreen | null>(null);
  const [stack, setStack] = useState<readonly SchoolIndex[]>([]);
  const area = useApp(selectArea);
  const commands = useCommands();
  const onSchoolPage = useApp((state) => state.page === "school" && state.pageSchool !== null);
  const hasTests = useApp(
    ({ leftTab, task, scenarioOnMap }) =>
      leftTab === "places" || task === "scenario" || scenarioOnMap !== null,
  );
  const takePlace = useApp((state) => state.takePlace);
  const pick = (school: SchoolIndex) => {
    const urn = area?.schools[school]?.urn;
    if (onSchoolPage && urn !== undefined) void commands.showWay(urn);
    else commands.selectSchool(school);
  };
  const onIntent = (intent: MapIntent) => {
    if (onSchoolPage && (intent.type === "cluster-clicked" || intent.type === "empty-clicked")) {
      setStack([]);
      return;
    }
    switch (intent.type) {
      case "school-clicked":
        setStack([]);
        pick(intent.school);
        return;
      case "schools-stacked-clicked":
        setStack(intent.schools);
        return;
      case "cluster-clicked":
        setStack([]);
        commands.selectCluster(intent.cluster);
        return;
      case "cluster-hovered":
        commands.hoverCluster(intent.cluster);
        return;
      case "border-school-clicked":
        setStack([]);
        commands.selectBorderSchool(intent.urn);
        return;
      case "school-hovered":
        return;
      case "empty-clicked":
        setStack([]);
        commands.selectCluster(null);
        return;
    }
  };
  return (
    <section className="map-pane" aria-label="Map with its legend">
      {withWebGl ? (
        <WebGlMap onIntent={onIntent} onScreen={setScreen} onNoWebGl={() => setWithWebGl(false)} />
      ) : (
        <SvgMapPane onIntent={onIntent} onScreen={setScreen} />
      )}
      <Suspense>
        {screen === null || takePlace === null ? null : (
          <PlacePicker screen={screen} onPick={takePlace} />
        )}
      </Suspense>
      <Suspense>{onSchoolPage || screen === null ? null : <MapTools screen={screen} />}</Suspense>
      <Suspense>{hasTests && !onSchoolPage ? <ScenarioSwitch /> : null}</Suspense>
      <div className="map-pane__overlay">
        <Suspense>
          <OverlaySelect />
          {onSchoolPage ? null : <BeforeButton />}
          <TodaysSwitch isShort={true} />
        </Suspense>
      </div>
      <Suspense>
        <Legend>{onSchoolPage ? null : <BorderSwitch />}</Legend>
      </Suspense>
      {stack.length > 0 && area !== null ? (
        <Suspense>
          <StackedSchools
            schools={stack.map((index) => ({ index, name: schoolAt(area, index).name }))}
            onPick={(index) => {
              setStack([]);
              pick(index);
            }}
            onClose={() => setStack([])}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

interface IntentProps {
  readonly onIntent: (intent: MapIntent) => void;
  readonly onScreen: (screen: MapScreen | null) => void;
}

interface WebGlMapProps extends IntentProps {
  readonly onNoWebGl: () => void;
}

function WebGlMap({ onIntent, onScreen, onNoWebGl }: WebGlMapProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<MapView | null>(null);
  const latest = useRef({ onIntent, onScreen, onNoWebGl });
  latest.current = { onIntent, onScreen, onNoWebGl };
  const scene = useScene();
  useEffect(() => {
    if (container.current === null) return;
    const made = viewWhereWebGl(container.current);
    if (made === null) {
      latest.current.onNoWebGl();
      return;
    }
    made.onIntent((intent) => latest.current.onIntent(intent));
    view.current = made;
    latest.current.onScreen(made.screen);
    return () => {
      latest.current.onScreen(null);
      view.current = null;
      made.dispose();
    };
  }, []);
  useEffect(() => {
    if (scene !== null) view.current?.update(scene);
  }, [scene]);
  const flight = useFlight();
  useEffect(() => {
    if (flight !== null) view.current?.bringIntoView(flight.positions, flight.when);
  }, [flight]);
  return <div ref={container} className="map-pane__map" />;
}

/** A map view, or `null` where the browser has no WebGL. Asking beforehand would cost a drawing context of its own. */
function viewWhereWebGl(container: HTMLElement): MapView | null {
  try {
    return createMapView(container);
  } catch (error) {
    if (hasWebGl()) throw error;
    return null;
  }
}

function SvgMapPane({ onIntent, onScreen }: IntentProps) {
  const scene = useScene();
  const flight = useFlight();
  if (scene === null) return null;
  return (
    <Suspense fallback={<p className="loading-note">Loading the map…</p>}>
      <SvgMap
        scene={scene}
        onIntent={onIntent}
        onScreen={onScreen}
        interactive={true}
        flight={flight}
      />
    </Suspense>
  );
}
